"""What was settled under one name goes on under another where the scheme says so, and is refused where it does not."""

from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import period_of

SCHEME = """\
pbr: 1
scheme: {scheme}
title: A scheme of a test
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  price:
    from 2026-04-01: £1,000.00
    assumed: made up
payments:
  {payment}:
    assumed: made up
    pay: price
    for each: plan
    priced at: started_on
    in parts:
      {part}:
        share: 20%
        due: started_on
      balance:
        share: rest
        due: ended_on
examples:
  One plan:
    plans:
      - {{plan_id: A, person_id: S1, provider_id: P1, plan_type: initial, started_on: 2026-04-06}}
    as at: 2026-04-30
    lines:
      A/{called}.{named}: £200.00
      A/{called}.balance: open £800.00
    total due: £200.00
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on,ended_on\nA,S1,P1,initial,2026-04-06,{ended}\n"


def month(folder: Path, period: str, scheme: str, ended: str = "") -> Committed:
    """Settle a month of one plan."""
    records = folder / period.replace(" ", "")
    records.mkdir()
    (records / "plans.csv").write_text(PLANS.format(ended=ended), encoding="utf-8")
    (records.with_suffix(".yaml")).write_text(scheme, encoding="utf-8")
    asked = RunAsked(records.with_suffix(".yaml"), records, folder / "ledger", period_of(period), committing=True)
    done = commit(asked, Confirmed())
    assert isinstance(done, Committed)
    return done


def scheme_with(payment: str = "care", part: str = "start", scheme: str = "northshire", former: str = "") -> str:
    """The scheme with these names; ``former`` stands after the payment's own."""
    text = SCHEME.format(scheme=scheme, payment=payment, part=part, called=payment, named=part)
    return text.replace("    assumed: made up\n    pay: price", f"{former}    assumed: made up\n    pay: price")


def test_a_payment_renamed_goes_on_where_it_says_so(tmp_path: Path) -> None:
    first = month(tmp_path, "2026-04", scheme_with())
    assert [(entry.line.line_id, entry.line.amount) for entry in first.written.first] == [("A/care.start", 20000)]
    with pytest.raises(ProblemsFound) as refused:
        month(tmp_path, "2026-05", scheme_with("package"))
    assert [problem.code for problem in refused.value.problems] == ["PBR083"]
    renamed = scheme_with("package", former="    formerly: care\n")
    then = month(tmp_path, "2026-05-01 to 2026-05-31", renamed, "2026-05-20")
    # The start was settled under the old name and stands; the balance is the rest, £800.00.
    assert [(entry.line.line_id, entry.line.amount) for entry in then.written.first] == [("A/package.balance", 80000)]
    assert month(tmp_path, "2026-06", renamed, "2026-05-20").written.entries == 0
    assert verify_ledger(tmp_path / "ledger").problems == ()
    (tmp_path / "ledger" / "position.csv").unlink()
    assert month(tmp_path, "2026-07", renamed, "2026-05-20").written.entries == 0


def test_a_part_and_the_scheme_may_be_renamed(tmp_path: Path) -> None:
    month(tmp_path, "2026-04", scheme_with())
    text = scheme_with(part="up_front", scheme="southshire").replace(
        "southshire\n", "southshire\nformerly: northshire\n"
    )
    text = text.replace("      up_front:\n        share", "      up_front:\n        formerly: start\n        share")
    assert month(tmp_path, "2026-05", text).written.entries == 0
    assert verify_ledger(tmp_path / "ledger").problems == ()


def test_a_payment_and_its_part_may_be_renamed_at_once(tmp_path: Path) -> None:
    month(tmp_path, "2026-04", scheme_with())
    text = scheme_with("package", "up_front", former="    formerly: care\n").replace("£1,000.00", "£1,100.00")
    text = text.replace("      up_front:\n", "      up_front:\n        formerly: start\n")
    text = text.replace("up_front: £200.00", "up_front: £220.00").replace("£800.00", "£880.00")
    text = text.replace("total due: £200.00", "total due: £220.00")
    # A fifth of £1,100.00 is £220.00, and £200.00 of it was settled as care.start.
    then = month(tmp_path, "2026-05", text)
    assert [(entry.line.line_id, entry.line.amount) for entry in then.written.first] == [("A/package.up_front", 2000)]
    assert month(tmp_path, "2026-06", text).written.entries == 0
    assert verify_ledger(tmp_path / "ledger").problems == ()


def test_a_part_may_be_renamed_a_month_after_its_payment(tmp_path: Path) -> None:
    month(tmp_path, "2026-04", scheme_with())
    renamed = scheme_with("package", former="    formerly: care\n")
    assert month(tmp_path, "2026-05", renamed).written.entries == 0
    text = scheme_with("package", "up_front", former="    formerly: care\n")
    text = text.replace("      up_front:\n", "      up_front:\n        formerly: start\n")
    assert month(tmp_path, "2026-06", text).written.entries == 0
    assert verify_ledger(tmp_path / "ledger").problems == ()


def test_a_former_name_of_nothing_settled_is_refused(tmp_path: Path) -> None:
    month(tmp_path, "2026-04", scheme_with())
    with pytest.raises(ProblemsFound) as refused:
        month(tmp_path, "2026-05", scheme_with(former="    formerly: cure\n"))
    assert {problem.code for problem in refused.value.problems} == {"PBR092"}


@pytest.mark.parametrize("former", ["    formerly: care\n"])
def test_a_name_still_in_use_is_no_former_one(tmp_path: Path, former: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        month(tmp_path, "2026-04", scheme_with(former=former))
    assert "PBR092" in {problem.code for problem in refused.value.problems}


def test_a_name_that_something_else_was_settled_under_is_no_new_name(tmp_path: Path) -> None:
    month(tmp_path, "2026-04", scheme_with(), "2026-04-20")
    # What was the start is called balance now, and £800.00 is settled of what was called balance.
    text = scheme_with().replace("balance", "closing").replace("start:\n", "balance:\n        formerly: start\n")
    with pytest.raises(ProblemsFound) as refused:
        month(tmp_path, "2026-05", text.replace("A/care.start", "A/care.balance"), "2026-04-20")
    assert [problem.code for problem in refused.value.problems] == ["PBR092"]
    assert "money is settled under both" in refused.value.problems[0].message
