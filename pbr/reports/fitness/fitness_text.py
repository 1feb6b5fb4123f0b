"""Fitness as text: the models first, then each list of questions with answers, findings and contradictions."""

from collections.abc import Iterator
from datetime import date

from pbr.fitness.finding import Considered, ConsideredList
from pbr.fitness.model import Pointed
from pbr.problems.visible_text import visible
from pbr.reports.fitness.fitness_words import (
    ADVICE,
    answer_in_words,
    contradictions_in_words,
    left_unanswered,
    model_in_words,
    summed_up,
    taken_up,
)
from pbr.scheme.scheme import Scheme


def fitness_text(
    scheme: Scheme,
    as_at: date | None,
    lists: tuple[ConsideredList, ...],
    is_model: Pointed,
    points_to: Pointed | None,
) -> str:
    """Everything that was answered and found, in lines of any length, ending in a line feed."""
    known = f", with what was known on {as_at}" if as_at else ""
    blocks = [
        f"{visible(scheme.title)}: does payment by results suit it{known}?",
        "\n".join(model_in_words(is_model, points_to, lists)),
        summed_up(lists),
        *(_list(listed) for listed in lists),
        ADVICE,
    ]
    return "\n\n".join(blocks) + "\n"


def _list(listed: ConsideredList) -> str:
    lines = [f"{listed.listed.title} ({listed.listed.source})"]
    for one in taken_up(listed):
        lines += _question(one)
    unanswered = left_unanswered(listed)
    if unanswered:
        lines.append(f"  Not answered: {', '.join(unanswered)}.")
    return "\n".join(lines)


def _question(one: Considered) -> Iterator[str]:
    yield f"  {one.question.words}"
    yield f"    {visible(answer_in_words(one))}"
    for finding in one.findings:
        if finding not in one.contradicted:
            yield f"    Found: {visible(finding.says)}"
    for words in contradictions_in_words(one):
        yield f"    ! {visible(words)}"
