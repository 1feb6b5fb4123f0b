"""Many providers over several measures, side by side in one table, where each measure by itself is long."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pbr.judging.judged import Judged, Verdict
from pbr.problems.visible_text import visible
from pbr.reports.judging.league_words import CHANCE, figures_in_words, target_in_words, verdict_in_words
from pbr.reports.judging.measure_block import is_long, shown_window
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column
from pbr.scheme.measuring.measures import Measure
from pbr.values.for_whom import Per
from pbr.values.period import Period

_IN_WORDS_ABREAST, _MARKED_ABREAST = 3, 6
"""As many measures as a sheet of A4 is wide enough for, with each caution in words; and with a mark for it."""
_BY_CHANCE = "*"
_BY_MEASURE = (
    Column("Measure"), Column("Met", number=True), Column("Missed", number=True), Column("Neither", number=True),
    Column("Missed by"),
)  # fmt: skip

OfMeasures = Mapping[str, Sequence[Judged]]
"""What was judged, by measure."""


def set_side_by_side(measures: Sequence[Measure], judged: OfMeasures) -> tuple[Measure, ...]:
    """The measures of providers that are each too long for a meeting; none where that is fewer than two."""
    long = tuple(one for one in measures if one.per is Per.PROVIDER and is_long(judged[one.name]))
    return long if len(long) > 1 else ()


def are_many(measures: Sequence[Measure]) -> bool:
    """Whether so many stand side by side that a sheet has no room for each caution in words."""
    return len(measures) > _IN_WORDS_ABREAST


def side_by_side_block(measures: Sequence[Measure], judged: OfMeasures, as_at: date, period: Period | None) -> Block:
    """Each provider in the last window that is over, a column for each measure."""
    marked, folded = are_many(measures), len(measures) > _MARKED_ABREAST
    tables = tuple(replace(one, folded=folded) for one in _tables(measures, judged, as_at))
    return Block(
        name="side-by-side",
        heading="Every provider, measure by measure",
        sentences=(
            f"The last window of each measure {'in the period ' if period else ''}that is over; the counts and how it "
            "went before are below, folded.",
            *((f"Marked {_BY_CHANCE}: {CHANCE}.",) if marked and _any_by_chance(measures, judged, as_at) else ()),
        ),
        figures=(*((_by_measure(measures, judged, as_at),) if folded else ()), *tables),
    )


def _by_measure(measures: Sequence[Measure], judged: OfMeasures, as_at: date) -> IllustratedTable:
    """How many met and missed each measure, and who missed it: of very many, what a meeting reads of all of them."""
    rows = tuple(
        _measure_row(one, [each for each in _in_window_shown(judged[one.name], as_at).values() if each.provider])
        for one in measures
    )
    return IllustratedTable(Numbers("Each measure over all providers", _BY_MEASURE, rows))


def _measure_row(measure: Measure, shown: Sequence[Judged]) -> tuple[str, ...]:
    missed = [one for one in shown if one.verdict is Verdict.MISSED]
    met = sum(one.verdict is Verdict.MET for one in shown)
    named = ", ".join(f"{visible(one.name)}{_BY_CHANCE if one.could_be_chance else ''}" for one in missed)
    what = f"{measure.name} in {shown[0].window.label}: {target_in_words(measure.target)}"
    return what, f"{met:,}", f"{len(missed):,}", f"{len(shown) - met - len(missed):,}", named or "-"


def _tables(measures: Sequence[Measure], judged: OfMeasures, as_at: date) -> Iterator[IllustratedTable]:
    marked = are_many(measures)
    abreast, cell = (_MARKED_ABREAST, _marked) if marked else (_IN_WORDS_ABREAST, verdict_in_words)
    for at in range(0, len(measures), abreast):
        some = measures[at : at + abreast]
        shown = [_in_window_shown(judged[one.name], as_at) for one in some]
        columns = (Column("provider"), *map(_heading, some, shown))
        # All together, who has no name, comes last.
        providers = sorted({provider for cells in shown for provider in cells}, key=lambda name: (not name, name))
        rows = tuple((_called(one, shown), *(_cell(cells.get(one), cell) for cells in shown)) for one in providers)
        yield IllustratedTable(Numbers(", ".join(one.name for one in some), columns, rows))


def _in_window_shown(judged: Sequence[Judged], as_at: date) -> dict[str, Judged]:
    window = shown_window(judged, as_at)
    return {one.provider: one for one in judged if one.window == window}


def _heading(measure: Measure, cells: Mapping[str, Judged]) -> Column:
    window = next(iter(cells.values())).window.label
    return Column(f"{measure.name} in {window}: {target_in_words(measure.target)}")


def _called(provider: str, shown: Sequence[Mapping[str, Judged]]) -> str:
    return visible(next(cells[provider].name for cells in shown if provider in cells))


def _any_by_chance(measures: Sequence[Measure], judged: OfMeasures, as_at: date) -> bool:
    shown = (_in_window_shown(judged[one.name], as_at) for one in measures)
    return any(one.could_be_chance for cells in shown for one in cells.values())


def _cell(judged: Judged | None, verdict: Callable[[Judged], str]) -> str:
    """What came of one measure, with its verdict; a dash where the provider has no record that it counts."""
    if judged is None:
        return "-"
    figures = figures_in_words(judged)
    return figures if judged.verdict is None else f"{figures}: {verdict(judged)}"


def _marked(judged: Judged) -> str:
    """The verdict, with a mark for the caution that stands once above the table."""
    said = "" if judged.verdict is None else judged.verdict.value
    return f"{said} {_BY_CHANCE}" if judged.could_be_chance else said
