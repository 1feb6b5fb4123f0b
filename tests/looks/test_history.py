"""A ledger: what a record that comes later changes is corrected by the ordinary rules."""

from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.ledger.entry import Because
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import period_of
from tests.looks.in_files import DELIVERED, OUTCOMES, PLANS, RETURN, scheme_in

NOTICES = "table,record_id,what,on,replaced_by,reason,source\n"
A = "A,S1,P1,reablement,2026-05-04,2026-06-14,completed\n"
B = "B,S1,P2,ongoing,2026-09-01,,\n"
C = "C,S2,P1,reablement,2026-05-04,2026-06-14,completed\n"


Moved = tuple[str, int, Because | None]


class History:
    """Months settled one after another, each from the records as they then are."""

    def __init__(self, folder: Path, sections: str) -> None:
        self.folder, self.scheme = folder, scheme_in(folder, sections)
        self.months, self.ledger = 0, folder / "ledger"

    def month(self, plans: str, outcomes: str = "", notices: str = "", confirm: int | None = None) -> list[Moved]:
        """Settle the next; each entry, what it moves in pence, and why it is not what it was."""
        self.months += 1
        records = self.folder / f"month-{self.months}"
        records.mkdir()
        (records / "plans.csv").write_text(PLANS + plans, encoding="utf-8")
        if outcomes:
            (records / "outcomes.csv").write_text(OUTCOMES + outcomes, encoding="utf-8")
        if notices:
            (records / "notices.csv").write_text(NOTICES + notices, encoding="utf-8")
        first = period_of("2026-04-01 to 2026-09-30") if self.months == 1 else None
        asked = RunAsked(self.scheme, records, self.ledger, first, committing=True)
        done = commit(asked, Confirmed(confirm))
        assert isinstance(done, Committed)
        return [(one.line.line_id, one.line.amount, one.because) for one in done.written.first]


def test_a_plan_that_comes_later_takes_back_what_was_earned_without_it(tmp_path: Path) -> None:
    history = History(tmp_path, RETURN)
    # 14 June and 12 weeks is 6 September: both are due by the end of September.
    assert history.month(A + C) == [("A/bonus", 25_000, None), ("C/bonus", 25_000, None)]
    # B began on 1 September, and was entered in October. Nothing of A is another: what changed are others.
    assert history.month(A + B + C, confirm=-25_000) == [("A/bonus", -25_000, Because.OTHERS)]
    # It was entered wrongly: it began a week later, and the bonus is paid again.
    late = B.replace("09-01", "09-08")
    assert history.month(A + late + C, confirm=25_000) == [("A/bonus", 25_000, Because.OTHERS)]
    assert history.month(A + late + C) == []
    assert verify_ledger(history.ledger, recompute=3).problems == ()


def test_what_stands_stays_while_a_record_that_was_looked_at_is_missing(tmp_path: Path) -> None:
    history = History(tmp_path, RETURN)
    late = B.replace("09-01", "09-08")
    history.month(A + late + C)
    # Without B it is not known any more whether it began in time: A stands as it was settled.
    assert history.month(A + C, confirm=0) == []
    # Nor does it bring anything that B, which once was in the way, is missing.
    assert history.month(A + B + C, confirm=-25_000) == [("A/bonus", -25_000, Because.OTHERS)]
    assert history.month(A + C, confirm=0) == []
    # Withdrawn, it was never right.
    withdrawn = "plans,B,withdrawn,2027-01-31,,entered wrongly,mail\n"
    assert history.month(A + C, notices=withdrawn, confirm=25_000) == [("A/bonus", 25_000, Because.OTHERS)]


def test_a_record_that_a_look_needs_is_not_closed(tmp_path: Path) -> None:
    history = History(tmp_path, RETURN)
    history.month(A + B + C)
    with pytest.raises(ProblemsFound) as found:
        history.month(A + C, notices="plans,B,closed,2026-10-31,,moved away,mail\n")
    (problem,) = (one for one in found.value.problems if one.severity == "error")
    assert (problem.code, "another plan of the person where" in problem.message) == ("PBR666", True)


def test_an_outcome_that_is_reviewed_later_takes_back_what_all_had_earned(tmp_path: Path) -> None:
    history = History(tmp_path, DELIVERED)
    met = "O1,A,washing,improvement,yes,achieved,2026-06-14,\n"
    assert history.month(A, met) == [("A/bonus", 25_000, None)]
    # Another was agreed, and is not reviewed: what was settled stands until it is.
    assert history.month(A, met + "O2,A,walking,improvement,yes,,,\n") == []
    failed = "O2,A,walking,improvement,yes,not_achieved,2026-11-20,\n"
    assert history.month(A, met + failed, confirm=-25_000) == [("A/bonus", -25_000, Because.OTHERS)]
    # As at the month before nobody knew.
    assert verify_ledger(history.ledger, recompute=2).problems == ()
