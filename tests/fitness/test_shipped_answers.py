"""The answers that shipped schemes give, and what people who were referred show on them."""

from pathlib import Path

import pytest

from pbr.api.judged.fitness import fit
from pbr.fitness.model import Model, what_would_decide
from pbr.scheme.fitness.fitness import Answer
from pbr.scheme.load_scheme import load_scheme

SCHEMES = Path(__file__).parents[2] / "schemes"
POPULATION = SCHEMES / "population-prime-provider.yaml"
PEOPLE = "person_id,provider_id,referred_on,area,left_on,left_reason,support_at_10_weeks,support_at_52_weeks"
ANSWERED = sorted(path.stem for path in SCHEMES.glob("*.yaml") if "\nfitness:\n" in path.read_text(encoding="utf-8"))


def people(*found: str) -> dict[str, str]:
    """People referred to P1 on 6 April 2026, one for each answer after ten weeks; nobody is in a care home."""
    rows = "".join(f"S{at},P1,2026-04-06,,,,{support},\n" for at, support in enumerate(found))
    return {
        "people": f"{PEOPLE}\n{rows}",
        "stays": "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n",
    }


def test_there_are_some() -> None:
    assert ANSWERED == ["ipc-set-sum-per-outcome", "population-prime-provider"]


@pytest.mark.parametrize("name", ANSWERED)
def test_an_answer_names_a_source_of_its_scheme_or_says_that_it_is_assumed(name: str) -> None:
    scheme = load_scheme(SCHEMES / f"{name}.yaml")
    for one in scheme.fitness:
        known = any(f"{source}, section" in one.because for source in scheme.sources)
        said = known or one.because.startswith("assumed") or one.answer is Answer.NOT_KNOWN
        assert said or one.question == "it contracts for outcomes", one.question


def test_a_population_is_what_the_scheme_is_and_its_answers_wait_for_what_the_source_leaves_open() -> None:
    """Section 8.3 does not say whether failure could be borne, nor 10.3 what the outcomes were before."""
    found = fit(POPULATION)
    assert found.is_model.model is Model.POPULATION
    assert found.points_to is None
    (decides,) = what_would_decide(found.scheme.fitness)
    assert decides.endswith("Not answered, or not known: 'failure can be tolerated'.")


def test_what_came_of_people_is_blank_only_once_their_ten_weeks_are_over() -> None:
    """Ten weeks from 6 April 2026 are over on 15 June: one of three has no answer, more than one in ten."""
    blank = "1 of 3 people referred ten weeks ago or more have no support_at_10_weeks."
    for day, says in (("2026-06-14", []), ("2026-06-15", [blank])):
        found = fit(POPULATION, people("none", "", "same"), day)
        asked = [one for listed in found.lists for one in listed.considered]
        about = next(one for one in asked if one.question.words == "outcomes can be measured")
        assert [one.says for one in about.findings] == says
        assert [one.says for one in about.contradicted] == says


def test_of_a_scheme_that_only_judges_nothing_is_said_of_a_payment() -> None:
    found = fit(SCHEMES / "service-outcome-framework.yaml")
    says = [one.says for listed in found.lists for each in listed.considered for one in each.findings]
    assert says == [
        "Its framework lists 5 outcomes.", "It has 10 measures, 10 with a target.", "It pays nothing: it judges.",
    ]  # fmt: skip
