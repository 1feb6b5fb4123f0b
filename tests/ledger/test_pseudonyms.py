"""Persons under pseudonyms: their ids are nowhere in a ledger, and the money is the same."""

from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.problems.problem import ProblemsFound
from pbr.records.opened.pseudonyms import PseudonymKey
from tests.engine.settled import SCHEMES, period_of

KEY = b"a key for a test, and no other"
PEOPLE = "Person ID,provider_id,referred_on,left_on,left_reason,area,name,support_at_10_weeks,support_at_52_weeks\n"
ROWS = "SECRET-1,P1,2026-04-06,,,,Mrs Secret,none,\nSECRET-2,P1,2026-05-04,,,,Mr Secret,none,\n"


def run(folder: Path, period: str, key: bytes | None, rows: str = ROWS, notices: str = "") -> Committed:
    """Settle a period of a population under one lead provider."""
    records = folder / "records"
    records.mkdir(exist_ok=True)
    (records / "people.csv").write_text(PEOPLE + rows, encoding="utf-8")
    (records / "stays.csv").write_text("stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n", "utf-8")
    if notices:
        (records / "notices.csv").write_text(notices, encoding="utf-8")
    (folder / "key").write_bytes(key or b"")
    scheme = SCHEMES / "population-prime-provider.yaml"
    given = None if key is None else folder / "key"
    asked = RunAsked(scheme, records, folder / "ledger", period_of(period), committing=True, key=given)
    done = commit(asked, Confirmed())
    assert isinstance(done, Committed)
    return done


def everything_in(ledger: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(ledger.rglob("*")) if path.is_file())


def test_persons_are_nowhere_in_the_ledger_and_the_money_is_the_same(tmp_path: Path) -> None:
    plain, hidden = tmp_path / "plain", tmp_path / "hidden"
    for folder in (plain, hidden):
        folder.mkdir()
    one = run(plain, "2026-04-01 to 2026-05-31", None)
    other = run(hidden, "2026-04-01 to 2026-05-31", KEY)
    assert one.written.sums == other.written.sums
    assert one.written.entries > 0
    assert b"SECRET" in everything_in(plain / "ledger")
    found = everything_in(hidden / "ledger")
    assert b"SECRET" not in found
    assert b"Secret" not in found
    assert PseudonymKey(KEY).pseudonym("SECRET-1").encode() in found
    assert verify_ledger(hidden / "ledger", recompute=1).problems == ()
    assert run(hidden, "2026-06-01 to 2026-06-30", KEY).written.run_sums.missing == {}


def test_another_key_or_none_is_refused(tmp_path: Path) -> None:
    run(tmp_path, "2026-04-01 to 2026-05-31", KEY)
    for key in (None, KEY + b"!"):
        with pytest.raises(ProblemsFound) as refused:
            run(tmp_path, "2026-06-01 to 2026-06-30", key)
        assert [problem.code for problem in refused.value.problems] == ["PBR094"]


def test_a_ledger_that_names_persons_takes_no_key(tmp_path: Path) -> None:
    run(tmp_path, "2026-04-01 to 2026-05-31", None)
    with pytest.raises(ProblemsFound) as refused:
        run(tmp_path, "2026-06-01 to 2026-06-30", KEY)
    assert [problem.code for problem in refused.value.problems] == ["PBR094"]


def test_a_key_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as refused:
        run(tmp_path, "2026-04-01 to 2026-05-31", b"secret")
    assert [problem.code for problem in refused.value.problems] == ["PBR094"]


def test_a_notice_names_the_record_as_the_council_does(tmp_path: Path) -> None:
    run(tmp_path, "2026-04-01 to 2026-05-31", KEY)
    [first, _] = ROWS.splitlines(keepends=True)
    notice = "table,record_id,what,on,replaced_by,reason,source\n"
    notice += "people,SECRET-2:P1:2026-05-04,withdrawn,2026-06-01,,twice,mail\n"
    then = run(tmp_path, "2026-06-01 to 2026-06-30", KEY, first, notice)
    assert {entry.because for entry in then.written.first if entry.line.amount < 0} == {"notice"}
    assert b"SECRET" not in everything_in(tmp_path / "ledger")
