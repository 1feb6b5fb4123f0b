from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.suggest import did_you_mean

FIELDS = ["started_on", "ended_on", "plan_type", "provider_id"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("strated_on", "started_on"),
        ("Started On", "started_on"),
        ("PLAN-TYPE", "plan_type"),
        ("providerid", "provider_id"),
    ],
)
def test_the_nearest_choice_is_named(word: str, meant: str) -> None:
    assert did_you_mean(word, FIELDS) == f'did you mean "{meant}"?'


@pytest.mark.parametrize("word", ["", "colour", "x" * 100_000])
def test_nothing_is_suggested_when_nothing_is_near(word: str) -> None:
    assert did_you_mean(word, FIELDS) == ""


def test_no_choices() -> None:
    assert did_you_mean("started_on", []) == ""


def test_very_many_unknown_names_cost_little() -> None:
    # As many comparisons as names times names would take minutes here; a second is ample, and a slow machine has ten.
    names = [f"term_number_{number:04}" for number in range(500)]
    begun = process_time()
    for number in range(500):
        assert did_you_mean(f"term_numbr_{number:04}", names) == f'did you mean "term_number_{number:04}"?'
    assert process_time() - begun < 10


def test_among_more_names_than_are_compared_one_that_differs_by_its_marks_is_still_found() -> None:
    names = [f"term_number_{number:04}" for number in range(5_000)]
    assert did_you_mean("Term Number 4999", names) == 'did you mean "term_number_4999"?'
    assert did_you_mean("term_numbr_4999", names) == ""


NAMES = st.lists(st.text("abcdefgh_", min_size=3, max_size=12), max_size=60)


@settings(deadline=None, database=None)
@given(st.sampled_from(FIELDS), st.integers(0, 20), NAMES)
def test_a_letter_left_out_is_found_among_any_other_names(meant: str, at: int, others: list[str]) -> None:
    word = meant[: at % len(meant)] + meant[at % len(meant) + 1 :]
    assert did_you_mean(word, [*others, meant]) == f'did you mean "{meant}"?'
