"""Fitness as a page for a meeting: the models, what does not go together, then each list of questions."""

from collections.abc import Iterable
from datetime import date

from pbr.fitness.finding import Considered, ConsideredList
from pbr.fitness.model import Pointed
from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.reports.fitness.fitness_words import (
    ADVICE,
    answer_in_words,
    left_unanswered,
    model_in_words,
    summed_up,
    taken_up,
)
from pbr.reports.page.page import page_of
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column
from pbr.scheme.scheme import Scheme

_COLUMNS = (Column("Question"), Column("Answer"), Column("Found"))
_MOST_WARNINGS = 5


def fitness_page(
    scheme: Scheme,
    as_at: date | None,
    lists: tuple[ConsideredList, ...],
    models: tuple[Pointed, Pointed | None],
    warnings: Iterable[Problem],
    inputs: Iterable[InputFile],
) -> str:
    """Give it as a page of HTML. The same gives the same page: it has no time and no place."""
    known = f"; with what was known on {as_at}" if as_at else ""
    blocks = [
        Block("models", "Which model it is", (*model_in_words(*models, lists), ADVICE), warnings=_few(tuple(warnings))),
        _contradictions(lists),
        *(_list(f"list-{number}", listed) for number, listed in enumerate(lists, 1)),
        Block(
            "rests-on",
            "What this rests on",
            tuple(f"{one.name}: {one.sha256}" for one in sorted(inputs, key=lambda one: one.name)),
            rests_on=True,
        ),
    ]
    return page_of("Does payment by results suit it?", f"{scheme.title}{known}.", "which model it is", blocks)


def _few(warnings: tuple[Problem, ...]) -> tuple[str, ...]:
    more = len(warnings) - _MOST_WARNINGS
    said = tuple(one.message for one in warnings[:_MOST_WARNINGS])
    return (*said, f"{more:,} more: pbr fit lists them.") if more > 0 else said


def _contradictions(lists: tuple[ConsideredList, ...]) -> Block:
    every = [one for listed in lists for one in listed.considered if one.contradicted]
    said = tuple(
        f"'{one.question.words}' is answered {finding.against}; found: {finding.says}"
        for one in every
        for finding in one.contradicted
    )
    return Block("contradictions", "What does not go together", (summed_up(lists), *said))


def _list(name: str, listed: ConsideredList) -> Block:
    rows = tuple(map(_row, taken_up(listed)))
    unanswered = left_unanswered(listed)
    return Block(
        name,
        listed.listed.title,
        (f"From {listed.listed.source}.",),
        (IllustratedTable(Numbers(f"{listed.listed.title}: answers and findings", _COLUMNS, rows)),) if rows else (),
        (f"Not answered: {', '.join(unanswered)}.",) if unanswered else (),
    )


def _row(one: Considered) -> tuple[str, ...]:
    return one.question.asks, answer_in_words(one), " ".join(finding.says for finding in one.findings) or "-"
