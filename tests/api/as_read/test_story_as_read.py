"""A story of one record told from its own family, in however many parts all others are read: the same words."""

from datetime import date
from pathlib import Path

import pytest

from pbr.api.as_read.into_folder import asked_as_read
from pbr.api.as_read.story_as_read import prepare_story_as_read
from pbr.api.described.explanation import prepare_story
from pbr.api.described.story_forms import story_in_json, story_in_text
from pbr.api.settling.prepare import Prepared
from pbr.problems.problem import ProblemsFound
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from tests.api.as_read.test_not_clean import SCHEME, again, cell, clean, column, several, written
from tests.engine.settled import SCHEMES

LAST = date(2026, 9, 30)
CASES = Path(__file__).parents[2] / "cases"
BELOW = CASES / "looks" / "good" / "below.yaml"


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract of plans, outcomes and visits."""
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder, SampleWanted(plans=25, seed=11, first=date(2026, 4, 1), last=LAST))
    return folder


def told(prepared: Prepared, wanted: str) -> tuple[object, ...]:
    """The story in words and as JSON, or why there is none; what is warned of, and how the records were understood."""
    try:
        story = [story_in_text(prepared, wanted), story_in_json(prepared, wanted)]
    except ProblemsFound as found:
        story = list(map(str, found.problems))
    return (*story, prepared.warnings, prepared.understood)


def both(scheme: Path, records: Path, wanted: str, parts: int, as_at: date) -> tuple[object, object | None]:
    """What is told of an id from all records, and in parts; None where all have to be read."""
    at_once = told(prepare_story(scheme, records, None, as_at, False, False), wanted)
    asked = asked_as_read(scheme, records, None, as_at, show_values=False)
    assert asked is not None
    in_parts = prepare_story_as_read(asked, wanted, 1 if parts < 7 else 2, parts)
    return at_once, None if in_parts is None else told(in_parts, wanted)


def ids_in(records: Path) -> dict[str, str]:
    """The ids of some records: the first cells of some rows, and persons."""
    rows = {file.stem: [line.split(",") for line in file.read_text().splitlines()] for file in records.glob("*.csv")}
    persons = [row[1] for row in rows["plans"][1:]]
    return {
        "a plan": rows["plans"][7][0],
        "a person of two plans": max(persons, key=persons.count),
        "an outcome": rows["outcomes"][9][0],
        "a visit": rows["visits"][20][0],
        "a line": f"{rows['outcomes'][9][0]}/outcome",
        "a line of a limit": f"{rows['outcomes'][9][1]}/no_plan_below_nil",
        "no line": f"{rows['outcomes'][9][0]}/outcomes",
        "nothing": "ZZ99",
    }


@pytest.mark.parametrize(
    ("name", "as_at", "parts", "wanted"),
    [
        ("essex-reablement-bonus", date(2026, 6, 10), 3, ("a plan", "a person of two plans")),
        ("wiltshire-penalty-and-reward", date(2026, 6, 10), 7, ("an outcome", "a person of two plans", "nothing")),
        ("wiltshire-penalty-and-reward", LAST, 1, ("a line", "a line of a limit", "no line")),
        ("hourly-plus-bonus-per-outcome", LAST, 20, ("a visit",)),
    ],
)
def test_one_record(name: str, as_at: date, parts: int, wanted: tuple[str, ...], sampled: Path) -> None:
    ids = ids_in(sampled)
    for one in wanted:
        at_once, in_parts = both(SCHEMES / f"{name}.yaml", sampled, ids[one], parts, as_at)
        assert in_parts == at_once


@pytest.mark.parametrize("wanted", ["P1", "P1/2026-06", "washing", "penalty"])
def test_what_is_of_many_records_is_read_whole(wanted: str, sampled: Path) -> None:
    assert both(SCHEMES / "wiltshire-penalty-and-reward.yaml", sampled, wanted, 3, LAST)[1] is None


@pytest.mark.parametrize(
    "case", ["limits/good/over-a-person", "payments/good/added-up-by-provider-and-month", "payers/good/three-purses"]
)
def test_what_puts_families_together_is_read_whole(case: str, tmp_path: Path) -> None:
    records = written(tmp_path / "records", clean())
    for wanted in ("A10", "A10/package"):
        assert both(CASES / f"{case}.yaml", records, wanted, 7, LAST)[1] is None


def test_measures_count_the_records_of_all_parts(tmp_path: Path) -> None:
    tables = clean()
    column("outcomes.csv", "outcome", lambda at, _: "nfa_other" if at % 4 else "long_term_community")(tables)
    records = written(tmp_path / "records", tables)
    at_once, in_parts = both(SCHEMES / "reablement-outcomes-2a.yaml", records, "A10-1", 7, LAST)
    assert in_parts == at_once
    # Of the 80 outcomes those of plans 0, 3, 6 and so on are with P1: 14 plans and 28 outcomes, none unclassified.
    assert "unable_to_classify for P1 is 0 of 28" in str(at_once)


def test_what_other_records_of_the_plan_tell(tmp_path: Path) -> None:
    scheme, records = tmp_path / "scheme.yaml", written(tmp_path / "records", clean())
    below = BELOW.read_text(encoding="utf-8").replace("(payable)", "(payable and not recorded twice)")
    scheme.write_text(below, encoding="utf-8")
    for wanted in ("A10", "A44/bonus"):
        at_once, in_parts = both(scheme, records, wanted, 7, LAST)
        assert in_parts == at_once
        assert "outcome" in str(at_once)


def test_plans_of_a_person_in_one_part_are_told_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """A44 of S12 stands on line 4, and A34 on line 34."""
    records = written(tmp_path / "records", clean())
    at_once, in_parts = both(SCHEMES / "wiltshire-penalty-and-reward.yaml", records, "S12", 1, LAST)
    assert in_parts == at_once
    assert str(at_once).index("Plan A34") < str(at_once).index("Plan A44")


def test_records_without_a_price_are_counted_in_all_parts(tmp_path: Path) -> None:
    tables = clean()
    several(*(cell("plans.csv", row, "rate", "lower") for row in (3, 9, 30)))(tables)
    records = written(tmp_path / "records", tables)
    for wanted in ("A10", "A44"):
        at_once, in_parts = both(SCHEME, records, wanted, 7, LAST)
        assert in_parts == at_once
        assert "records have no price in the scheme" in str(at_once)


def test_what_is_amiss_anywhere_is_told_by_a_reading_of_all(tmp_path: Path) -> None:
    tables = clean()
    several(
        again("plans.csv", 3, ("plan_id", "A98"), ("person_id", "S99"), ("provider_id", "P3")),
        column("outcomes.csv", "due_on", lambda at, was: "2026-04-01" if at == 50 else was),
    )(tables)
    records = written(tmp_path / "contradicting", tables)
    at_once, in_parts = both(SCHEME, records, "A10", 7, LAST)
    assert in_parts == at_once
    assert "PBR826" in str(at_once)
    cell("plans.csv", 40, "verified_by", "n/a")(tables)
    assert both(SCHEME, written(tmp_path / "marked", tables), "A10", 7, LAST)[1] is None
