"""A file without the column that holds its rows is settled, for many never have it, and the settlement says so."""

from pathlib import Path

import pytest

from pbr.api.settling.prepare import prepare
from pbr.values.dates import date_in_scheme
from tests.cli.command import pbr
from tests.records.conftest import Write
from tests.records.consistency.test_warnings import OUTCOMES as BY_OUTCOME
from tests.records.consistency.test_warnings import PLANS as BY_PLAN
from tests.records.consistency.test_warnings import SCHEME

PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,reablement,2026-06-01\n"
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,result,reviewed_on,disputed
A1,A,washing,improvement,yes,achieved,2026-06-10,yes
A2,A,cooking,improvement,yes,achieved,2026-06-10,
"""
SAID = "outcomes.csv: there is no column disputed, so no outcome is read as disputed"


def without_last_column(text: str) -> str:
    return "".join(line.rpartition(",")[0] + "\n" for line in text.splitlines())


def written(write: Write, outcomes: str, paid: str = BY_OUTCOME) -> tuple[Path, Path]:
    folder = write(plans=PLANS, outcomes=outcomes)
    (folder / "scheme.yaml").write_text(SCHEME.format(records="", paid=paid), encoding="utf-8")
    return folder / "scheme.yaml", folder


@pytest.mark.parametrize(
    ("outcomes", "due", "said"),
    [
        # Of two at £100.00 one is disputed, and held; without the column nothing is, and 2 x £100.00 are due.
        (OUTCOMES, "£100.00", False),
        (without_last_column(OUTCOMES), "£200.00", True),
        (OUTCOMES.replace(",yes\n", ",\n"), "£200.00", False),
    ],
    ids=["disputed", "no column", "a blank column"],
)
def test_a_settlement_without_the_column_says_that_nothing_is_held_by_it(
    write: Write, outcomes: str, due: str, said: bool
) -> None:
    scheme, folder = written(write, outcomes)
    printed = pbr("settle", scheme, folder, "--period", "2026-06").stdout
    assert f"Total due: {due}" in printed
    assert (f"note: {SAID}" in printed) is said


def test_it_is_said_once_beside_what_else_was_understood_of_the_file(write: Write) -> None:
    scheme, folder = written(write, without_last_column(OUTCOMES).replace("2026-06-10", "10/06/2026"))
    understood = prepare(scheme, folder, None, date_in_scheme("2026-06-30"), False, False).understood
    assert understood == (f"outcomes.csv: dates are day first; {SAID.partition(': ')[2]}",)


def test_nothing_is_said_of_a_file_that_the_scheme_does_not_read(write: Write) -> None:
    scheme, folder = written(write, without_last_column(OUTCOMES), BY_PLAN)
    assert prepare(scheme, folder, None, date_in_scheme("2026-06-30"), False, False).understood == ()
