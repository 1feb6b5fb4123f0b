"""Who is below, as tables: every target that was missed; of very many, first how many each provider missed."""

from collections.abc import Iterator, Sequence

from pbr.judging.judged import Judged
from pbr.problems.visible_text import visible
from pbr.reports.judging.league_words import counted_in_words, figures_in_words
from pbr.reports.page.section import IllustratedTable, Numbers, columns
from pbr.reports.text_table import Column

_MOST_ROWS = 24
"""A meeting reads no longer table of what was missed: of more it reads whose it is, and the rest is folded."""
_BELOW = (Column("Provider"), Column("Measure"), Column("Window"), Column("Share"), Column("Counted"), Column("Target"))
_BY_PROVIDER = columns("Provider", "Missed", "Of them it could be chance", "Neither met nor missed", "Targets in all")


def below_tables(last: Sequence[Judged], below: Sequence[Judged]) -> Iterator[IllustratedTable]:
    """The targets of the ``last`` windows that are ``below``; none where nobody is."""
    if not below:
        return
    every = Numbers("Targets missed", _BELOW, tuple(map(_below_row, below)))
    if len(below) > _MOST_ROWS:
        rows = tuple(_by_provider(last, below))
        yield IllustratedTable(Numbers("Who missed a target, most of them first", _BY_PROVIDER, rows))
    yield IllustratedTable(every, folded=len(below) > _MOST_ROWS)


def _by_provider(last: Sequence[Judged], below: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    missed = {one.provider: [each for each in below if each.provider == one.provider] for one in below}
    for provider in sorted(missed, key=lambda one: -len(missed[one])):
        of_it = [one for one in last if one.provider == provider]
        chance = sum(one.could_be_chance for one in missed[provider])
        neither = sum(not one.is_certain for one in of_it)
        counts = (len(missed[provider]), chance, neither, len(of_it))
        yield visible(missed[provider][0].name), *(f"{many:,}" for many in counts)


def _below_row(judged: Judged) -> tuple[str, ...]:
    share = figures_in_words(judged)
    target = judged.target.text if judged.target else ""
    chance = ", could be chance" if judged.could_be_chance else ""
    counted = counted_in_words(judged)
    return judged.name, judged.measured.measure, judged.window.label, share, counted, f"{target}{chance}"
