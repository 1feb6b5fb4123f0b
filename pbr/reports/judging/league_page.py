"""The page of a league, for the meeting: who is below, what follows, and each measure with its providers and trend."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pbr.judging.judged import Answer, Followed, Judged, League, Verdict
from pbr.judging.last_windows import in_last_windows, of_others_in_last_windows
from pbr.judging.money_by_month import MonthOfMoney
from pbr.judging.papers_of_period import scheme_of_papers
from pbr.problems.problem import Problem
from pbr.problems.visible_text import visible
from pbr.records.input_file import InputFile
from pbr.reports.judging.below_tables import below_tables
from pbr.reports.judging.league_text import FOLLOWED, followed_row
from pbr.reports.judging.league_words import CHANCE, judged_for, last_window_in_words, verdict_in_words
from pbr.reports.judging.measure_block import folded_measure_block, measure_block, measure_block_of_many
from pbr.reports.judging.money_block import money_block
from pbr.reports.judging.ranking_block import ranking_block
from pbr.reports.judging.ranking_words import first_in_words
from pbr.reports.judging.side_by_side import are_many, set_side_by_side, side_by_side_block
from pbr.reports.page.files_read import files_read
from pbr.reports.page.page import page_of
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.rankings import Ranking
from pbr.scheme.scheme import Scheme
from pbr.values.for_whom import Per

_MOST_WARNINGS = 5
_MOST_IN_A_RULE = 12


def league_page(
    scheme: Scheme,
    as_at: date,
    league: League,
    warnings: Iterable[Problem],
    inputs: Iterable[InputFile],
    money: Sequence[MonthOfMoney] = (),
) -> str:
    """Give what was judged as a page of HTML. The same gives the same page: it has no time and no place."""
    said, scheme = tuple(warnings), scheme_of_papers(scheme, league.period)
    blocks = [_answer(league, scheme, as_at, said) if scheme.measures else _first(scheme, league, said)]
    blocks += [_verdicts(league)] if scheme.verdicts else []
    blocks += [_ranking(ranking, league) for ranking in scheme.rankings]
    blocks += [money_block(money)] if money else []
    blocks += _measures(list(scheme.measures.values()), league, as_at)
    blocks.append(files_read(scheme.name, inputs))
    opening = f"{scheme.title}; {judged_for(as_at, league.period)}."
    if not scheme.measures:
        return page_of("Providers in their order", opening, "who is first", blocks)
    return page_of("Targets met and missed, by provider", opening, "who is below", blocks)


def _measures(measures: Sequence[Measure], league: League, as_at: date) -> Iterator[Block]:
    """Each measure by itself; where several are long, those side by side first, and each of them folded."""
    judged = {one.name: [each for each in league.judged if each.measured.measure == one.name] for one in measures}
    abreast = set_side_by_side(measures, judged)
    if abreast:
        yield side_by_side_block(abreast, judged, as_at, league.period)
    folded = measure_block_of_many if are_many(abreast) else folded_measure_block
    for measure in measures:
        block = folded if measure in abreast else measure_block
        yield block(measure, judged[measure.name], as_at)


def _answer(league: League, scheme: Scheme, as_at: date, warnings: tuple[Problem, ...]) -> Block:
    last = in_last_windows(league, scheme.runs, as_at)
    others = of_others_in_last_windows(league, scheme.runs, as_at)
    below = [one for one in last if one.verdict is Verdict.MISSED]
    chance = any(one.could_be_chance for one in below)
    return Block(
        name="below",
        heading="Who is below",
        sentences=(
            *_said(last, others, last_window_in_words(league.period)),
            *((f"Where it could be chance, {CHANCE}.",) if chance else ()),
        ),
        figures=tuple(below_tables(last, below)),
        warnings=_warned(warnings),
    )


def _first(scheme: Scheme, league: League, warnings: tuple[Problem, ...]) -> Block:
    """Who is first in each ranking on its last day, where a scheme ranks and measures nothing."""
    last = [[one for one in league.ranked if one.ranking == ranking][-1:] for ranking in scheme.rankings]
    sentences = tuple(first_in_words(ranked) for days in last for ranked in days)
    return Block(
        name="first",
        heading="Who is first",
        sentences=sentences or ("No day of a ranking has come.",),
        warnings=_warned(warnings),
    )


def _warned(warnings: tuple[Problem, ...]) -> tuple[str, ...]:
    more = len(warnings) - _MOST_WARNINGS
    return (
        *(one.message for one in warnings[:_MOST_WARNINGS]),
        *((f"{more:,} more: pbr judge lists them.",) if more > 0 else ()),
    )


def _said(last: Sequence[Judged], others: Sequence[Judged], window: str) -> Iterator[str]:
    """Who missed one, and how many nobody could judge: that nobody missed one is no praise where nothing was judged."""
    if not last and not others:
        yield "No target was judged: none is set, no window is over yet, or nobody has a record in the last that is."
        return
    if last:
        yield from _said_of_providers(last, window)
    for measure in dict.fromkeys(one.measured.measure for one in others):
        yield _said_of_others([one for one in others if one.measured.measure == measure], window)


def _said_of_others(judged: Sequence[Judged], window: str) -> str:
    """What came of a target of areas or persons, counted, or of all together."""
    measure, per = judged[0].measured.measure, judged[0].measured.per
    if per is Per.TOGETHER:
        return f"All together, in {window}: {measure} {verdict_in_words(judged[0])}."
    missed = sum(one.verdict is Verdict.MISSED for one in judged)
    uncertain = sum(not one.is_certain for one in judged)
    of = f"{len(judged):,} {per.value}{'' if len(judged) == 1 else 's'}"
    neither = f", and of {uncertain:,} it is neither met nor missed" if uncertain else ""
    return f"{missed:,} of {of} missed {measure} in {window}{neither}."


def _said_of_providers(last: Sequence[Judged], window: str) -> Iterator[str]:
    who = len({one.provider for one in last if one.verdict is Verdict.MISSED})
    providers = f"{who or 'No'} {'providers' if who > 1 else 'provider'}"
    yield f"{providers} missed a target in {window}."
    uncertain = sum(not one.is_certain for one in last)
    if uncertain:
        yield (
            f"Of {len(last):,} {'target' if len(last) == 1 else 'targets'} of providers in it, {uncertain:,} "
            f"{'is' if uncertain == 1 else 'are'} neither met nor missed: undecided, or too few or nothing to judge."
        )


def _verdicts(league: League) -> Block:
    rules = {one.rule.name: one.rule for one in league.followed}
    by_rule = [[one for one in league.followed if one.rule == rule] for rule in rules.values()]
    figures = tuple(figure for one in by_rule for figure in _of_rule(one))
    return Block("verdicts", "What follows", tuple(said for one in by_rule for said in _for_many(one)), figures)


def _ranking(ranking: Ranking, league: League) -> Block:
    return ranking_block(ranking, [one for one in league.ranked if one.ranking == ranking])


def _for_many(followed: Sequence[Followed]) -> Iterator[str]:
    """For whom a verdict follows, by name, where they are too many for a row each."""
    follows = [visible(one.provider) for one in followed if one.answer is Answer.YES]
    if len(follows) > _MOST_IN_A_RULE:
        yield f"{followed[0].rule.name} follows for {len(follows)}: {', '.join(follows)}."


def _of_rule(followed: Sequence[Followed]) -> Iterator[IllustratedTable]:
    """A verdict for every provider; where there are many, for those for whom it follows, and then for all, folded."""
    caption = f"{followed[0].rule.name}, when {followed[0].rule.text}"
    every = tuple(map(followed_row, followed))
    if len(followed) <= _MOST_IN_A_RULE:
        yield IllustratedTable(Numbers(caption, FOLLOWED, every))
        return
    follows = [one for one in followed if one.answer is Answer.YES]
    undecided = sum(one.answer is Answer.UNDECIDED for one in followed)
    said = f"{caption}: it follows for {len(follows)} of {len(followed)}, and is undecided for {undecided}"
    if 0 < len(follows) <= _MOST_IN_A_RULE:
        yield IllustratedTable(Numbers(said, FOLLOWED, tuple(map(followed_row, follows))))
        said = caption
    yield IllustratedTable(Numbers(f"{said}: every provider", FOLLOWED, every), folded=True)
