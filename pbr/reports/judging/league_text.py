"""A league as text: each measure with its providers, then every verdict; as a terminal or a file sets it out."""

from collections.abc import Iterator, Sequence
from datetime import date

from pbr.judging.chance_in_words import METHOD, chance_in_words
from pbr.judging.judged import Followed, Judged, League
from pbr.judging.money_by_month import MonthOfMoney
from pbr.judging.papers_of_period import scheme_of_papers
from pbr.problems.visible_text import visible
from pbr.reports.judging.league_words import (
    CHANCE,
    counted_in_words,
    evidence_in_words,
    figures_in_words,
    judged_for,
    target_in_words,
    verdict_in_words,
)
from pbr.reports.judging.money_block import BY_MONTH, IN_ALL, NOTE, by_month_rows, in_all_rows
from pbr.reports.judging.ranking_text import ranking_text
from pbr.reports.text_table import Column, Part, TextTable
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.verdicts import VerdictRule
from pbr.scheme.scheme import Scheme
from pbr.values.for_whom import Per

MEASURED = (
    Column("provider"),
    Column("window"),
    Column("counted"),
    Column("share"),
    Column("by chance"),
    Column("target"),
)
MEASURED_NUMBERS = tuple(Column("comes to") if one.heading == "share" else one for one in MEASURED)
FOLLOWED = (Column("provider"), Column("follows"), Column("because"))
WHOSE = {Per.PROVIDER: "provider", Per.AREA: "area", Per.PERSON: "person", Per.TOGETHER: "of"}
"""What the first column of a measure is headed."""
NOBODY = "Nobody has a record that it counts."


def league_text(scheme: Scheme, as_at: date, league: League, money: Sequence[MonthOfMoney] = ()) -> list[Part]:
    """What was judged, in the order of the scheme: a heading and a table for each measure, verdict and ranking."""
    parts: list[Part] = [f"{visible(scheme.title)}, {judged_for(as_at, league.period)}"]
    for measure in scheme_of_papers(scheme, league.period).measures.values():
        parts += _of_measure(measure, [one for one in league.judged if one.measured.measure == measure.name])
    for rule in scheme.verdicts:
        parts += _of_rule(rule, [one for one in league.followed if one.rule == rule])
    for ranked in league.ranked:
        parts += ranking_text(ranked)
    if any(one.could_be_chance for one in league.judged):
        parts.append(f"It could be chance: {CHANCE} ({METHOD}).")
    if money:
        parts += ["Expected against actual money", TextTable(IN_ALL, in_all_rows(money))]
        parts += [TextTable(BY_MONTH, by_month_rows(money), groups=1), NOTE]
    return parts


def _of_measure(measure: Measure, judged: list[Judged]) -> Iterator[Part]:
    yield f"{measure.name}: {target_in_words(measure.target)}"
    yield TextTable(columns_of(measure), tuple(map(measured_row, judged)), groups=1) if judged else NOBODY


def columns_of(measure: Measure) -> tuple[Column, ...]:
    """The columns of a measure: what numbers come to is no share, and an area or a person is no provider."""
    columns = MEASURED if measure.is_share_counted else MEASURED_NUMBERS
    return columns if measure.per is Per.PROVIDER else (Column(WHOSE[measure.per]), *columns[1:])


def measured_row(judged: Judged) -> tuple[str, ...]:
    """One measure of one provider and window, cell by cell as `columns_of` has them."""
    share = figures_in_words(judged)
    counted, chance = visible(counted_in_words(judged)), chance_in_words(judged.by_chance)
    return visible(judged.name), judged.window.label, counted, share, chance, verdict_in_words(judged)


def _of_rule(rule: VerdictRule, followed: list[Followed]) -> Iterator[Part]:
    yield f"{rule.name}: when {visible(rule.text)}"
    yield TextTable(FOLLOWED, tuple(map(followed_row, followed))) if followed else NOBODY


def followed_row(followed: Followed) -> tuple[str, ...]:
    """One verdict for one provider, cell by cell as `FOLLOWED` has them."""
    return visible(followed.provider), followed.answer.value, visible(evidence_in_words(followed))
