"""Many providers over several measures, side by side in one table, where each measure by itself is long."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pbr.judging.judged import Judged
from pbr.problems.visible_text import visible
from pbr.reports.judging.league_words import figures_in_words, target_in_words, verdict_in_words
from pbr.reports.judging.measure_block import is_long, shown_window
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column
from pbr.scheme.measures import Measure
from pbr.values.for_whom import Per

_MOST_ABREAST = 3
"""With more measures a sheet of A4 is too narrow: they stand in another table."""

OfMeasures = Mapping[str, Sequence[Judged]]
"""What was judged, by measure."""


def set_side_by_side(measures: Sequence[Measure], judged: OfMeasures) -> tuple[Measure, ...]:
    """The measures of providers that are each too long for a meeting; none where that is fewer than two."""
    long = tuple(one for one in measures if one.per is Per.PROVIDER and is_long(judged[one.name]))
    return long if len(long) > 1 else ()


def side_by_side_block(measures: Sequence[Measure], judged: OfMeasures, as_at: date) -> Block:
    """Each provider in the last window that is over, a column for each measure."""
    return Block(
        name="side-by-side",
        heading="Every provider, measure by measure",
        sentences=(
            "The last window of each measure that is over; the counts and how it went before are below, folded.",
        ),
        figures=tuple(_tables(measures, judged, as_at)),
    )


def _tables(measures: Sequence[Measure], judged: OfMeasures, as_at: date) -> Iterator[IllustratedTable]:
    for at in range(0, len(measures), _MOST_ABREAST):
        some = measures[at : at + _MOST_ABREAST]
        shown = [_in_window_shown(judged[one.name], as_at) for one in some]
        columns = (Column("provider"), *map(_heading, some, shown))
        # All together, who has no name, comes last.
        providers = sorted({provider for cells in shown for provider in cells}, key=lambda name: (not name, name))
        rows = tuple((_called(one, shown), *(_cell(cells.get(one)) for cells in shown)) for one in providers)
        yield IllustratedTable(Numbers(", ".join(one.name for one in some), columns, rows))


def _in_window_shown(judged: Sequence[Judged], as_at: date) -> dict[str, Judged]:
    window = shown_window(judged, as_at)
    return {one.provider: one for one in judged if one.window == window}


def _heading(measure: Measure, cells: Mapping[str, Judged]) -> Column:
    window = next(iter(cells.values())).window.label
    return Column(f"{measure.name} in {window}: {target_in_words(measure.target)}")


def _called(provider: str, shown: Sequence[Mapping[str, Judged]]) -> str:
    return visible(next(cells[provider].name for cells in shown if provider in cells))


def _cell(judged: Judged | None) -> str:
    """What came of one measure, with its verdict; a dash where the provider has no record that it counts."""
    if judged is None:
        return "-"
    figures = figures_in_words(judged)
    return figures if judged.verdict is None else f"{figures}: {verdict_in_words(judged)}"
