import pytest

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
