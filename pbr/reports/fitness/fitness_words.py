"""The words of fitness: answers, findings and models as every report of it says them."""

from collections.abc import Iterable

from pbr.fitness.finding import Considered, ConsideredList
from pbr.fitness.model import Pointed, what_would_decide

ADVICE = "This advises and decides nothing. When a finding goes against an answer is said in docs/fitness.md."
TO_NONE = "Its answers point to no model yet."


def answer_in_words(one: Considered) -> str:
    """What the writer answers, with the reason: ``yes: every payable outcome is seen at a review``."""
    if one.answered is None:
        return "not answered"
    because = f": {one.answered.because}" if one.answered.because else ""
    return f"{one.answered.answer}{because}"


def contradictions_in_words(one: Considered) -> tuple[str, ...]:
    """What does not go with the answer, each in a sentence."""
    return tuple(f"This does not go with '{finding.against}': {finding.says}" for finding in one.contradicted)


def left_unanswered(listed: ConsideredList) -> tuple[str, ...]:
    """The questions of a list that nobody answered and nothing was found on."""
    return tuple(one.question.words for one in listed.considered if one.answered is None and not one.findings)


def taken_up(listed: ConsideredList) -> tuple[Considered, ...]:
    """The questions of a list that were answered, or on which something was found."""
    return tuple(one for one in listed.considered if one.answered is not None or one.findings)


def model_in_words(is_model: Pointed, points_to: Pointed | None, lists: Iterable[ConsideredList]) -> tuple[str, ...]:
    """What the scheme is and what its answers point to, with the reasons or what would decide, each in a sentence."""
    said = [f"The scheme is {is_model.model.value}.", *is_model.reasons]
    if points_to is None:
        answered = (one.answered for listed in lists for one in listed.considered if one.answered is not None)
        return (*said, TO_NONE, *what_would_decide(answered))
    return (*said, f"Its answers point to {points_to.model.value}.", *points_to.reasons)


def summed_up(lists: tuple[ConsideredList, ...]) -> str:
    """How many questions are answered, and how many answers are contradicted."""
    every = [one for listed in lists for one in listed.considered]
    answered = sum(one.answered is not None for one in every)
    against = sum(bool(one.contradicted) for one in every)
    rest = f"{against} {'does' if against == 1 else 'do'} not go with what was found" if answered else ""
    return f"{answered} of {len(every)} questions are answered{f'; {rest}' if rest else ''}."
