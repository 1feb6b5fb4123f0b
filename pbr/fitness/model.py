"""Which of the three models of outcome-based commissioning a scheme is, and which one its answers point to.

The models are those of Tool 5 (2017, section 1) and, by other names, of the Institute of Public Care (2016, sections 7
to 10). What points where is a rule of ours over the answers, said with each reason: it advises and decides nothing.
"""

from collections.abc import Container, Iterable, Mapping
from enum import Enum

from pbr.fitness.hangs_on_results import hanging_on_results
from pbr.scheme.fitness.fitness import Answer, Answered
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass


class Model(Enum):
    """The three models, and none of them."""

    CARE_PLANNING = "Model 1: outcomes are planned for and judged"
    REWARD = "Model 2: results of each person are rewarded"
    POPULATION = "Model 3: a price for a population, whose results the provider answers for"
    NONE = "none of the three models"


@dataclass(frozen=True, slots=True)
class Pointed:
    """A model, and the reasons for it in sentences."""

    model: Model
    reasons: tuple[str, ...]


def model_of(scheme: Scheme) -> Pointed:
    """Say which model a scheme is, by what it pays for and what that hangs on."""
    hanging = hanging_on_results(scheme)
    names = ", ".join(sorted({payment for payment, _ in hanging}))
    for_people = [one.name for one in scheme.payments if one.kind is not None and one.kind.name == "people"]
    if for_people:
        reason = f"It pays for each person referred, whatever care that takes: {', '.join(for_people)}."
        return Pointed(Model.POPULATION, (reason,))
    by_measure = {one.name for one in scheme.payments if one.scale or any(part.scale for part in one.parts)}
    if {payment for payment, _ in hanging} - by_measure:
        return Pointed(Model.REWARD, (f"What it pays for a person's care hangs on results: {names}.",))
    if by_measure:
        reasons = (
            f"It judges all of a provider's people together, and that decides a share of what it is paid: {names}.",
            "A share withheld until targets are met is a step beyond the model (the 2016 paper, section 7).",
        )
        return Pointed(Model.CARE_PLANNING, reasons)
    if scheme.measures:
        return Pointed(Model.CARE_PLANNING, ("It measures results, and no payment hangs on one.",))
    return Pointed(Model.NONE, ("It pays for what is done, whatever comes of it, and measures no result.",))


_FOR_A_PERSON = ("a professional clarified the outcomes", "the person agreed the outcomes")
_FOR_A_POPULATION = ("the cohort is clear", "there is a baseline", "providers will take it")
_AGAINST_PAYING = ("outcomes can be measured", "results come from the provider", "failure can be tolerated")


def pointed_to(answers: tuple[Answered, ...], contradicted: Container[str] = ()) -> Pointed | None:
    """Say which model the answers point to; None where too few of the questions that decide it are answered.

    ``contradicted`` are the questions whose answer does not go with what was found: the reasons say so.
    """
    given = {one.question: one.answer for one in answers}
    against = _those(given, _AGAINST_PAYING, Answer.NO)
    if against:
        reasons = tuple(f"{_said(one, 'no', contradicted)}, which speaks against paying by results." for one in against)
        return Pointed(Model.CARE_PLANNING, reasons)
    if any(given.get(one) in (None, Answer.NOT_KNOWN) for one in _AGAINST_PAYING):
        return None
    population = _those(given, _FOR_A_POPULATION, Answer.YES)
    if population == _FOR_A_POPULATION:
        return Pointed(Model.POPULATION, tuple(f"{_said(one, 'yes', contradicted)}." for one in population))
    person = _those(given, _FOR_A_PERSON, Answer.YES)
    if person == _FOR_A_PERSON:
        lacking = next(one for one in _FOR_A_POPULATION if one not in population)
        reasons = (
            *(f"{_said(one, 'yes', contradicted)}." for one in person),
            f"'{lacking}' is not, which a population needs.",
        )
        return Pointed(Model.REWARD, reasons)
    return None


def what_would_decide(answers: Iterable[Answered]) -> tuple[str, ...]:
    """Say which questions decide and what their answers lack, where they point to no model."""
    given = {one.question: one.answer for one in answers}
    open_still = [one for one in _AGAINST_PAYING if given.get(one) in (None, Answer.NOT_KNOWN)]
    if open_still:
        first = "These decide first, and a no to one of them points to Model 1"
        return (f"{first}: {_listed(_AGAINST_PAYING)}. Not answered, or not known: {_listed(open_still)}.",)
    return tuple(
        f"{model.value.partition(':')[0]} wants a yes to {_listed(questions)}; there is none to {_listed(lacking)}."
        for model, questions in ((Model.POPULATION, _FOR_A_POPULATION), (Model.REWARD, _FOR_A_PERSON))
        if (lacking := [one for one in questions if given.get(one) is not Answer.YES])
    )


def _listed(questions: Iterable[str]) -> str:
    return ", ".join(f"'{one}'" for one in questions)


def _said(question: str, answer: str, contradicted: Container[str]) -> str:
    but = " (though what was found does not go with it)" if question in contradicted else ""
    return f"'{question}' is answered {answer}{but}"


def _those(given: Mapping[str, Answer], questions: tuple[str, ...], answer: Answer) -> tuple[str, ...]:
    return tuple(one for one in questions if given.get(one) is answer)
