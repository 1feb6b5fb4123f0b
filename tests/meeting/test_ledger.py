"""What a ledger has settled, beside what the records say: by the day of the meeting, and nothing twice."""

from datetime import date
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, person, provider
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.meetings.person_files import as_table
from pbr.meeting.settled_before import settled_in_all
from pbr.values.period import Period
from tests.examples.made import EXAMPLES, SCHEMES
from tests.meeting.small import AS_AT, records_folder, scheme_file

YEAR = EXAMPLES / "a-year"
JUNE = Period(date(2026, 4, 1), date(2026, 6, 30))
SCHEME = SCHEMES / "wiltshire-payable-outcomes.yaml"


def test_the_runs_by_the_day_are_told_and_no_later_one() -> None:
    """W03 by hand (a-year): 204 up front, 272 twice in June, and W03-1 taken back in September."""
    found = person("S03", SCHEME, YEAR / "2026-09", "2026-09-30", ledger=YEAR / "ledger").settled
    assert found is not None
    assert [(one.run, one.record_id, one.change, one.amount) for one in found] == [
        (2, "W03", "new", 20_400), (3, "W03-1", "new", 27_200), (3, "W03-3", "new", 27_200),
        (6, "W03-1", "taken_back", -27_200),
    ]  # fmt: skip
    before = person("S03", SCHEME, YEAR / "2026-08", "2026-08-31", ledger=YEAR / "ledger").settled
    assert before is not None
    assert (settled_in_all(found), settled_in_all(before)) == (47_600, 74_800)


def test_a_provider_has_its_payments_by_run() -> None:
    found = provider("P1", SCHEME, YEAR / "2026-06", "2026-06-30", ledger=YEAR / "ledger").settled
    assert found is not None
    assert [(one.run, one.payment, one.part, one.record_id, one.amount) for one in found] == [
        (2, "plan", "up_front", "", 20_400), (3, "plan", "balance", "", 54_400), (3, "plan", "up_front", "", 20_400),
    ]  # fmt: skip


def test_without_a_ledger_nothing_is_said_of_one() -> None:
    found = person("S03", SCHEME, YEAR / "2026-08", "2026-08-31")
    assert found.settled is None
    assert "LEDGER" not in as_table(found)


def test_under_pseudonyms_nobody_is_looked_for(tmp_path: Path) -> None:
    scheme, records, ledger, key = scheme_file(tmp_path), records_folder(tmp_path), tmp_path / "ledger", tmp_path / "k"
    key.write_text("a key of more than thirty-two letters, kept apart\n", encoding="utf-8")
    key.chmod(0o600)
    commit(RunAsked(scheme, records, ledger, JUNE, committing=True, key=key), Confirmed())
    with pytest.raises(ProblemsFound) as wrong:
        person("S1", scheme, records, AS_AT, ledger=ledger)
    assert [one.code for one in wrong.value.problems] == ["PBR596"]
