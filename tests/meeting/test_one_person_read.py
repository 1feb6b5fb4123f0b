"""Of a table that the contract never reads, one person's rows are read: all cells of its days tell how theirs are."""

from datetime import date
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, person
from pbr.meeting.person_met import OutcomeMet
from tests.meeting.small import AS_AT, BY_THE_PLAN, OUTCOMES, PLANS, SCHEME, scheme_file

PEOPLE = "person_id,provider_id,referred_on,area\nS1,P1,2026-04-01,North\nS2,P2,2026-04-02,South\n"


@pytest.fixture
def by_the_plan(tmp_path: Path) -> Path:
    return scheme_file(tmp_path, BY_THE_PLAN)


def _codes(scheme: Path, outcomes: str, who: str = "S1") -> set[str]:
    with pytest.raises(ProblemsFound) as wrong:
        person(who, scheme, {"plans": PLANS, "outcomes": outcomes}, AS_AT)
    return {one.code for one in wrong.value.problems}


@pytest.mark.parametrize("who", ["S1", "S2"])
def test_the_rows_are_those_of_a_contract_that_reads_them_and_the_files_count_all(tmp_path: Path, who: str) -> None:
    records = {"plans": PLANS, "outcomes": OUTCOMES, "people": PEOPLE}

    def told(scheme: str) -> tuple[tuple[OutcomeMet, ...], dict[str, int | None]]:
        found = person(who, scheme_file(tmp_path, scheme), records, AS_AT)
        assert [dict(one.facts)["area"] for one in found.met.others] == ["North" if who == "S1" else "South"]
        return found.met.outcomes, {one.name: one.rows for one in found.inputs[1:]}

    assert told(BY_THE_PLAN) == told(SCHEME)
    assert told(BY_THE_PLAN)[1] == {"plans.csv": 3, "outcomes.csv": 4, "people.csv": 2}


def test_what_is_wrong_with_anothers_result_keeps_no_paper_back_and_ones_own_does(by_the_plan: Path) -> None:
    spoilt = OUTCOMES.replace("C1,C,washing,improvement,yes,,2026-04-02,2026-06-14,achieved", "C1,C,washing,x,yes,,,,?")
    found = person("S1", by_the_plan, {"plans": PLANS, "outcomes": spoilt}, AS_AT)
    assert [one.outcome_id for one in found.met.outcomes] == ["A1", "A2", "B1"]
    assert _codes(by_the_plan, spoilt, "S2")


def test_a_row_that_may_be_anybodys_is_told(by_the_plan: Path) -> None:
    assert _codes(by_the_plan, OUTCOMES.replace("C1,C,", "C1,c,")) == {"PBR801"}
    assert _codes(by_the_plan, OUTCOMES.replace("C1,C,", "C1,,")) == {"PBR701"}
    assert _codes(by_the_plan, f"{OUTCOMES}D1,C,washing\n") == {"PBR614"}


def test_another_persons_days_show_that_the_month_comes_first(by_the_plan: Path) -> None:
    """The fifth of April in A1 could be the fourth of May; C1's can only be the fourteenth of April."""
    either = OUTCOMES.replace("A1,A,washing,improvement,yes,,2026-04-02", "A1,A,washing,improvement,yes,,04/05/2026")
    other = "C1,C,washing,improvement,yes,,"
    assert "PBR725" in _codes(by_the_plan, either.replace(f"{other}2026-04-02", f"{other}04/14/2026"))


def test_the_last_day_recorded_may_be_anothers(by_the_plan: Path) -> None:
    own = "2026-06-01,2026-06-18,,yes"
    later = OUTCOMES.replace(own, own.replace("06-18", "07-02"))
    assert own in OUTCOMES
    assert person("S1", by_the_plan, {"plans": PLANS, "outcomes": later}).met.as_at == date(2026, 7, 2)
