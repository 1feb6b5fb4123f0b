"""Which model each shipped scheme is, read from its contract; and what answers point to."""

from pathlib import Path

import pytest

from pbr.fitness.model import Model, model_of, pointed_to, what_would_decide
from pbr.problems.problem import Place
from pbr.scheme.fitness.fitness import Answer, Answered
from pbr.scheme.load_scheme import load_scheme

SCHEMES = Path(__file__).parents[2] / "schemes"

READ_FROM_THE_CONTRACTS = {
    # paid for hours, weeks, packages or a year, whatever comes of them
    "block-contract": Model.NONE,
    "bracknell-single-rate": Model.NONE,
    "time-and-task": Model.NONE,
    "wigan-best-offer": Model.NONE,
    "essex-six-weeks-before": Model.NONE,
    # whether the person takes the money is a choice, and no result of the care
    "direct-payment": Model.NONE,
    "individual-service-fund": Model.NONE,
    # an episode has its price whether or not an outcome is delivered
    "ipc-outcome-tariff": Model.NONE,
    # shares of people are counted, and nothing is paid by them
    "hertfordshire-reablement": Model.CARE_PLANNING,
    # a share of a provider's pay hangs on how all its people did
    "sutton-75-25-retention": Model.CARE_PLANNING,
    "staffordshire-quality-reward": Model.CARE_PLANNING,
    "hourly-withheld-until-targets-are-met": Model.CARE_PLANNING,
    # somebody's own result brings money
    "essex-reablement-bonus": Model.REWARD,
    "hourly-plus-bonus": Model.REWARD,
    "ipc-set-sum-per-outcome": Model.REWARD,
    "wiltshire-payable-outcomes": Model.REWARD,
    "wiltshire-penalty-and-reward": Model.REWARD,
    # a price for each person referred
    "population-prime-provider": Model.POPULATION,
    "population-prime-provider-at-risk": Model.POPULATION,
}


@pytest.mark.parametrize("name", READ_FROM_THE_CONTRACTS)
def test_a_shipped_scheme_is_the_model_that_its_contract_is(name: str) -> None:
    assert model_of(load_scheme(SCHEMES / f"{name}.yaml")).model is READ_FROM_THE_CONTRACTS[name]


CAN_BE_PAID_BY = ("outcomes can be measured", "results come from the provider", "failure can be tolerated")
FOR_A_POPULATION = ("the cohort is clear", "there is a baseline", "providers will take it")
FOR_A_PERSON = ("a professional clarified the outcomes", "the person agreed the outcomes")


def answers(**given: str) -> tuple[Answered, ...]:
    """Answers by question, with underscores for spaces."""
    return tuple(
        Answered(question.replace("_", " "), Answer(answer), "why", Place("it")) for question, answer in given.items()
    )


def all_yes(*questions: str) -> dict[str, str]:
    return {question.replace(" ", "_"): "yes" for question in questions}


@pytest.mark.parametrize("question", CAN_BE_PAID_BY)
def test_one_no_to_what_paying_needs_points_to_judging(question: str) -> None:
    given = {**all_yes(*CAN_BE_PAID_BY, *FOR_A_POPULATION, *FOR_A_PERSON), question.replace(" ", "_"): "no"}
    pointed = pointed_to(answers(**given))
    assert pointed is not None
    assert pointed.model is Model.CARE_PLANNING
    assert question in pointed.reasons[0]


def test_what_a_population_needs_points_to_it_before_what_a_person_needs() -> None:
    pointed = pointed_to(answers(**all_yes(*CAN_BE_PAID_BY, *FOR_A_POPULATION, *FOR_A_PERSON)))
    assert pointed is not None
    assert pointed.model is Model.POPULATION


def test_without_a_baseline_what_a_person_needs_points_to_reward() -> None:
    given = all_yes(*CAN_BE_PAID_BY, "the cohort is clear", "providers will take it", *FOR_A_PERSON)
    pointed = pointed_to(answers(**given, there_is_a_baseline="partly"))
    assert pointed is not None
    assert pointed.model is Model.REWARD
    assert "there is a baseline" in pointed.reasons[-1]


@pytest.mark.parametrize("answer", ["not known", None])
def test_what_nobody_knows_points_nowhere(answer: str | None) -> None:
    given = all_yes(*CAN_BE_PAID_BY[1:], *FOR_A_POPULATION, *FOR_A_PERSON)
    if answer:
        given["outcomes_can_be_measured"] = answer
    assert pointed_to(answers(**given)) is None


def test_what_would_decide_names_the_questions_that_are_open() -> None:
    first = what_would_decide(answers(outcomes_can_be_measured="yes", results_come_from_the_provider="not known"))
    assert first == (
        "These decide first, and a no to one of them points to Model 1: 'outcomes can be measured', 'results come from "
        "the provider', 'failure can be tolerated'. Not answered, or not known: 'results come from the provider', "
        "'failure can be tolerated'.",
    )
    paid_by = {question.replace(" ", "_"): "yes" for question in CAN_BE_PAID_BY}
    then = what_would_decide(answers(**paid_by, the_cohort_is_clear="yes", the_person_agreed_the_outcomes="partly"))
    assert [sentence.partition("there is none to ")[2] for sentence in then] == [
        "'there is a baseline', 'providers will take it'.",
        "'a professional clarified the outcomes', 'the person agreed the outcomes'.",
    ]
    assert pointed_to(answers(**paid_by, the_cohort_is_clear="yes")) is None
