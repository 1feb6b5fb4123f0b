"""One file of records of any name, settled month after month; and a scheme kept as its bytes were read."""

from dataclasses import replace
from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, Previewed, commit, preview
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.ledger.entry import Because
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import SCHEMES, period_of

HEADING = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
A = "A,S1,P1,reablement,2026-04-07,2026-05-18,completed,none,2026-05-20\n"
B = "B,S2,P1,reablement,2026-04-20,2026-05-29,completed,none,2026-06-03\n"
PERIOD = period_of("2026-04-01 to 2026-05-31")
ESSEX = SCHEMES / "essex-reablement-bonus.yaml"


def asked(folder: Path, name: str, rows: str, scheme: Path = ESSEX, supplementary: str = "") -> RunAsked:
    """One CSV file of plans, called as it likes."""
    (folder / name).write_text(HEADING + rows, encoding="utf-8")
    period = PERIOD if name == "spring.csv" else None
    return RunAsked(scheme, folder / name, folder / "ledger", period, committing=True, supplementary=supplementary)


def settled(run: RunAsked, confirm: int | None = None) -> Committed:
    done = commit(run, Confirmed(confirm))
    assert isinstance(done, Committed)
    return done


def test_a_row_that_is_missing_from_a_file_of_another_name_is_put_back(tmp_path: Path) -> None:
    settled(asked(tmp_path, "spring.csv", A + B))
    done = settled(asked(tmp_path, "June.csv", B), 0)
    # B's bonus of £250.00 falls due on 3 June; A is missing, and its £1,825.00 stands.
    assert [(one.line.line_id, one.line.amount) for one in done.written.first] == [("B/bonus", 25000)]
    assert done.written.run_sums.missing == {"plans": 1}
    assert done.written.run_sums.rows == {"plans": 2}
    for run in (1, 2):
        assert verify_ledger(tmp_path / "ledger", recompute=run).problems == ()


def test_a_correction_in_a_file_of_another_name_says_what_changed(tmp_path: Path) -> None:
    settled(asked(tmp_path, "spring.csv", A + B))
    done = settled(asked(tmp_path, "June.csv", A.replace("none", "reduced") + B))
    taken_back = [one for one in done.written.first if one.line.amount < 0]
    assert [(one.line.amount, one.because, one.because_of) for one in taken_back] == [
        (-25000, Because.RECORD, "support_at_end")
    ]


def test_a_ledger_without_a_run_has_no_supplementary_one(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as refused:
        commit(asked(tmp_path, "spring.csv", A, supplementary="late reviews"), Confirmed())
    assert [problem.code for problem in refused.value.problems] == ["PBR080"]
    assert not (tmp_path / "ledger").exists()


def test_a_scheme_is_kept_as_it_was_read(tmp_path: Path) -> None:
    # A byte order mark, and an e with its accent after it: read as if neither were so, and kept as they are.
    text = ESSEX.read_text(encoding="utf-8").replace("title: Essex", "title: E\u0301ssex")
    assert "E\u0301ssex" in text
    scheme = tmp_path / "scheme.yaml"
    scheme.write_bytes(b"\xef\xbb\xbf" + text.encode())
    settled(asked(tmp_path, "spring.csv", A, scheme))
    assert (tmp_path / "ledger" / "00001" / "scheme.yaml").read_bytes() == scheme.read_bytes()
    assert verify_ledger(tmp_path / "ledger", recompute=1).problems == ()
    june = preview(asked(tmp_path, "June.csv", A.replace("none", "reduced"), scheme))
    assert isinstance(june, Previewed)
    # The same scheme is no reason of a correction.
    assert [one.because for one in june.written.first] == [Because.RECORD]


def test_what_a_settled_period_would_come_to_is_told_by_record_only_where_records_may_be_shown(tmp_path: Path) -> None:
    settled(asked(tmp_path, "spring.csv", A + B))
    # A's support is reduced now: its bonus of £250.00 would not be due.
    again = asked(tmp_path, "spring.csv", A.replace("none", "reduced") + B)
    said = []
    for shown in (False, True):
        with pytest.raises(ProblemsFound) as refused:
            commit(replace(again, show_values=shown), Confirmed())
        (problem,) = refused.value.problems
        assert problem.code == "PBR089"
        said.append((problem.message, problem.help))
    (hidden, how), (listed, _) = said
    assert hidden.endswith("already, from other inputs; 1 obligation comes to something else now")
    assert how.endswith("; --show-values lists the first of them")
    assert listed == f"{hidden}: A/bonus £250.00 settled, £0.00 now"
