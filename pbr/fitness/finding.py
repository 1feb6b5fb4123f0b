"""What a scheme or its records show on a question of fitness, and the answers that it contradicts."""

from collections.abc import Iterable, Mapping

from pbr.scheme.fitness.fitness import Answer, Answered
from pbr.scheme.fitness.fitness_questions import QUESTION_LISTS, Question, QuestionList
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence on a question, by the question's words. ``against`` is the answer that it does not go with."""

    question: str
    says: str
    against: Answer | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """One question: the writer's answer, None where there is none, and what was found on it."""

    question: Question
    answered: Answered | None
    findings: tuple[Finding, ...]

    @property
    def contradicted(self) -> tuple[Finding, ...]:
        """The findings that the writer's answer does not go with."""
        return tuple(one for one in self.findings if self.answered and one.against is self.answered.answer)


@dataclass(frozen=True, slots=True)
class ConsideredList:
    """The questions of one source."""

    listed: QuestionList
    considered: tuple[Considered, ...]


def considered(answers: Iterable[Answered], findings: Iterable[Finding]) -> tuple[ConsideredList, ...]:
    """Lay answers and findings beside each question, list by list."""
    answered: Mapping[str, Answered] = {one.question: one for one in answers}
    found = tuple(findings)
    return tuple(
        ConsideredList(
            listed,
            tuple(
                Considered(
                    question,
                    answered.get(question.words),
                    tuple(one for one in found if one.question == question.words),
                )
                for question in listed.questions
            ),
        )
        for listed in QUESTION_LISTS
    )
