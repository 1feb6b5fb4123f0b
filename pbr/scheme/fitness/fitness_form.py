"""Fitness as it is written: ``outcomes can be measured: yes, every payable outcome is seen at a review``, read."""

import re
from collections.abc import Mapping

from pbr.problems.suggest import did_you_mean
from pbr.scheme.fitness.fitness import Answer, Answered
from pbr.scheme.fitness.fitness_questions import QUESTIONS
from pbr.scheme.reading.provenance_form import one_line
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.pattern import Pattern

_ANSWER = Pattern(r"(?P<answer>yes|partly|no|not known)(?:,\s*(?P<because>.*))?", re.ASCII | re.DOTALL)
_REMEDY = "write yes, partly, no or not known, then a comma and why"


def read_fitness(forms: Mapping[str, Scalar], reading: Reading) -> tuple[Answered, ...]:
    """Every question that is answered, in the order written."""
    answered = (_read_answer(question, text, reading) for question, text in forms.items())
    return tuple(one for one in answered if one is not None)


def _read_answer(question: str, text: Scalar, reading: Reading) -> Answered | None:
    place = reading.place("fitness", question)
    if question not in QUESTIONS:
        remedy = did_you_mean(question, QUESTIONS) or "pbr fit lists the questions"
        reading.problem("PBR537", f"'{question}' is not a question of fitness", place, remedy)
        return None
    match = _ANSWER.fullmatch(text.text.strip())
    if match is None:
        reading.problem("PBR538", f"'{one_line(text.text)}' is not an answer", text.place, _REMEDY)
        return None
    answer, because = Answer(match["answer"]), one_line(match["because"] or "")
    if not because and answer is not Answer.NOT_KNOWN:
        message = f"'{answer}' alone does not say why"
        reading.problem("PBR539", message, text.place, f"write why after a comma: {answer}, because …")
        return None
    return Answered(question, answer, because, place)
