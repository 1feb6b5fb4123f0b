"""Fitness: what the writers of a scheme answer when they are asked whether payment by results suits the service."""

from enum import StrEnum

from pbr.problems.problem import Place
from pbr.values.dataclass import dataclass


class Answer(StrEnum):
    """What can be answered to a question of fitness."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer and the writer's reason, which is empty only where the answer is not known."""

    question: str
    answer: Answer
    because: str
    place: Place
