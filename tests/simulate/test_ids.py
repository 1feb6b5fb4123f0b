"""However records are called, a simulation finds them again: ids with colons and backslashes change nothing but ids."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.records.record_id import record_id
from pbr.simulate.breakdown import By
from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.payoff.bounds import bounds_of, reach_of
from pbr.simulate.payoff.expected_value import Expectation
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.scenario.assumptions import CENTRAL
from pbr.simulate.scenario.volume_changes import with_volumes
from tests.engine.generated import extracts
from tests.engine.rows import Tables, person, records
from tests.engine.settled import scheme, shipped
from tests.simulate.assumed import assumptions_of
from tests.simulate.by_hand import AT_RISK, cast, extract
from tests.simulate.drawn import DRAWN, drawn_from, model_of, rates_of
from tests.simulate.scenario.by_hand import HEAD
from tests.thorough import tries

IDS = ("person_id", "plan_id", "outcome_id", "visit_id", "stay_id")
"""Not providers' own, by which a scheme may say its price."""

PER_PERSON_LIKE = "population-prime-provider-at-risk"
"""A scheme whose extracts do for one that pays for each person."""

PER_PERSON = scheme(
    """
prices:
  independence:
    from 2026-04-01: £4,200.00
    assumed: a figure of a test
payments:
  independent:
    assumed: a clause of a test
    pay: independence
    for each: person
    priced at: referred_on
    when: support_at_10_weeks is "none"
    due: referred_on + 10 weeks
"""
)


def renamed(tables: Tables, before: str, after: str) -> Tables:
    """The same extract under other ids."""

    def of(fields: dict[str, str]) -> dict[str, str]:
        return {name: f"{before}{cell}{after}" if name in IDS and cell else cell for name, cell in fields.items()}

    return {table: [of(fields) for fields in rows] for table, rows in tables.items()}


def four_people(name: str) -> Tables:
    """Four people of whom nothing is known yet."""
    return records(*(person(name.format(at), "2026-05-04", support_at_10_weeks="") for at in range(4)))


def summed_up(model: SchemeModel) -> tuple[list[int], list[int], int, int, int]:
    """What a model says that hangs on no name."""
    return (
        sorted(bounds_of(model).least.values()),
        sorted(bounds_of(model).most.values()),
        reach_of(model, model).left_open,
        len(model.components),
        len(model.families),
    )


@pytest.mark.parametrize("name", ["S{}", "NHS:S{}", "NHS\\S{}", "a:b\\:{}:", "S{}:P1:2026-05-04"])
def test_a_payment_per_person_is_expected_for_every_person(name: str) -> None:
    # Four people at £4,200.00, each with an even chance: £16,800.00 at the most, £8,400.00 expected.
    model = model_of(PER_PERSON, four_people(name))
    assert len(model.components) == 4
    even = dict.fromkeys(model.components, (Fraction(1, 2), Fraction(1, 2)))
    assert Expectation(model).total(even) == 840_000
    assert sum(bounds_of(model).most.values()) == 1_680_000
    (draws,) = draw([model], even, 200, 1)
    assert len(set(draws.total)) > 1
    assert all(total % 420_000 == 0 for total in draws.total)


def test_more_people_are_found_by_their_ids() -> None:
    # Twice as many people are eight, however the four are called.
    drawn = drawn_from(PER_PERSON, four_people("LA:7\\{}"))
    more = assumptions_of(HEAD, ("volumes.people=200%",)).volumes
    assert len(with_volumes(drawn.records, more, CENTRAL).tables["people"].rows) == 8


def test_an_area_is_found_by_the_id_of_a_referral(tmp_path: Path) -> None:
    # Three instalments of £450.00 by June for each of three people, two in the north.
    people = (
        "person_id,provider_id,referred_on,area,support_at_10_weeks\n"
        "NHS:1,P:1,2026-04-06,north,none\nNHS:2,P:1,2026-04-06,south,same\nNHS\\5,P:1,2026-04-06,north,same\n"
    )
    found = cast(extract(tmp_path, people=people), AT_RISK, by=By.AREA)
    groups = found.results[-1].groups
    assert {name: figures.due for name, figures in groups.items() if figures.due} == {
        "north": 270_000,
        "south": 135_000,
    }


@pytest.mark.parametrize("name", [*DRAWN, "for each person"])
@settings(max_examples=tries(15), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), before=st.text(":\\/a(", max_size=3), after=st.sampled_from((":", "\\", "\\:1", ":x:", "")))
def test_other_ids_change_nothing_but_ids(name: str, data: st.DataObject, before: str, after: str) -> None:
    contract, like = (shipped(name), name) if name in DRAWN else (PER_PERSON, PER_PERSON_LIKE)
    tables = data.draw(extracts(like))
    other = renamed(tables, before, after)
    assert summed_up(model_of(contract, tables)) == summed_up(model_of(contract, other))
    assert len(rates_of(drawn_from(contract, tables))) == len(rates_of(drawn_from(contract, other)))


@given(st.lists(st.tuples(st.text(":\\ab"), st.text(":\\ab"), st.just("2026-04-06")), unique=True))
def test_no_two_keys_make_one_id(keys: list[tuple[str, str, str]]) -> None:
    assert len({record_id(key) for key in keys}) == len(keys)


def test_a_key_of_one_field_is_its_own_id() -> None:
    assert record_id(("A:1\\2",)) == "A:1\\2"
    assert record_id(("A:1", "P\\2")) == "A\\:1:P\\\\2"
