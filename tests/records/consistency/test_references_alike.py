"""References of people and plans in two writings are told, with how many and where, and never shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.records.consistency.references_alike import all_of_one_writing, what_writings_share, written_alike
from pbr.records.files.lookalike_text import bare_name
from tests.records.conftest import Write
from tests.records.consistency.test_slips import told
from tests.records.consistency.test_warnings import PLANS
from tests.work_done import calls_made

PLAN = "plan_id,person_id,provider_id,plan_type,started_on\n"


def plans(*references: tuple[str, str]) -> str:
    return PLAN + "".join(f"{plan},{person},P1,initial,2026-06-01\n" for plan, person in references)


@pytest.mark.parametrize("other", ["s1", "S-1", "s-1", "S01", "S_1", "S.1", "Ś1", "S/001"])
def test_a_person_in_another_writing_is_told(write: Write, other: str) -> None:
    (said,) = told(write(plans=plans(("A", "S1"), ("B", "S2"), ("C", other))), PLANS, "PBR833")
    assert said == (
        "plans.csv:2: 2 plans have a person_id that differs from another's only in capitals, hyphens, spaces, accents "
        "or noughts: they are read as people of their own (lines 2 and 4)"
    )


@pytest.mark.parametrize("other", ["pl-1", "PL1", "PL-01", "Pl_1", "pl1"])
def test_a_plan_in_another_writing_is_told(write: Write, other: str) -> None:
    (said,) = told(write(plans=plans(("PL-1", "S1"), (other, "S2"))), PLANS, "PBR833")
    assert said.startswith("plans.csv:")
    assert "2 plans have a plan_id" in said
    assert other not in said


@pytest.mark.parametrize(
    "references",
    [
        ("S1", "S2", "S10", "S100"),
        ("S-1", "T-1", "ST-1"),
        ("S-01", "S-10", "S-11"),
        ("1-2", "12"),
        ("1.2", "12"),
        ("S001", "S010", "S100"),
        ("a", "b"),
        ("S1", "S1", "S1"),
    ],
)
def test_references_that_are_several_are_not_told(references: tuple[str, ...]) -> None:
    assert written_alike(iter(references)) == frozenset()


@pytest.mark.parametrize("written", ["PL-{}", "S-{:06}", "{}", "{:03}", "A{:04}", "A{0}/{0}"])
def test_references_that_count_up_are_known_at_a_glance(written: str) -> None:
    references = [written.format(at) for at in range(1, 20_000)]
    assert all_of_one_writing(references)
    assert not all_of_one_writing([*references, written.format(7).replace("7", "00007")])


REFERENCES = st.lists(st.text("aAbB01-_ é", min_size=1, max_size=4).map(str.strip).filter(bool), max_size=6)


@given(REFERENCES)
def test_what_is_passed_at_a_glance_has_no_two_writings(references: list[str]) -> None:
    if all_of_one_writing(references):
        assert written_alike(iter(references)) == frozenset()


def test_a_glance_at_many_references_is_far_less_work_than_folding_each() -> None:
    references = [f"PL-{at}" for at in range(10_000)]
    assert 50 * calls_made(lambda: all_of_one_writing(references)) < calls_made(lambda: written_alike(iter(references)))
    assert written_alike(iter(references)) == frozenset()


@pytest.mark.parametrize(
    "written", ["PL-{}", "S--{:03}", "{}", "{:03}", "--{:02}", "1-{}", "A{:04}/2", "A&{}", "É{:02}"]
)
def test_what_writings_share_is_told_of_many_as_of_each(written: str) -> None:
    references = [written.format(at) for at in (0, 1, 10, 11, 100)]
    assert what_writings_share(references) == [shared(reference) for reference in references]


REFERENCES = st.lists(st.text("Ss-01é.&/ ", min_size=1).filter(lambda text: text == text.strip()), unique=True)


@given(REFERENCES)
def test_what_writings_share_hangs_on_no_other_reference(references: list[str]) -> None:
    assert what_writings_share(references) == [shared(reference) for reference in references]


def shared(reference: str) -> str:
    """What a reference has in common with all writings of it, told of it alone."""
    return re.sub("(?<![0-9])0+(?=[0-9])", "", bare_name(reference))
