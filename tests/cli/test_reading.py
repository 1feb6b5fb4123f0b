"""A messy extract: ``settle`` and ``simulate`` understand it alike, and each says how it was read."""

import json
from pathlib import Path

from tests.cli.command import ESSEX, JUNE, extract, pbr

MESSY = """\
\ufeffPlan ID,Person ID,Provider ID,Plan Type,Started On,Ended On,End Reason,Support At End,Reviewed On,Worker,Team
A,S1,P1,reablement,4/5/2026,12/06/2026,completed,no_support,15/06/2026,x,y
B,S2,P1,reablement,11/05/2026 09:30,19-Jun-2026,completed,None,22 June 2026,x,y
\u200bC,S3,P2\u00a0,reablement,01/06/2026,NULL,NULL,NULL,NULL,x,y
D,S4,P2,ongoing,01/06/2026,,,,,x,y
"""
DUE = "4975.00"
"""By hand: three packages at £1,575.00 are £4,725.00, and A's bonus is £250.00; nobody said what B's review found."""
UNDERSTOOD = "plans.csv: dates are day first; 5 cells stood for nothing"


def test_a_messy_extract_is_settled(tmp_path: Path) -> None:
    records = extract(tmp_path, MESSY)
    printed = pbr("settle", ESSEX, records, *JUNE)
    assert printed.returncode == 0
    assert "Total due: £4,975.00" in printed.stdout
    assert f"note: {UNDERSTOOD}" in printed.stdout
    summary = json.loads(pbr("settle", ESSEX, records, *JUNE, "--format", "json").stdout)
    assert (summary["total_due"], summary["reading"]) == (DUE, [UNDERSTOOD])
    # One for each column that is not read (Team may be the area), and one for all marks: of the end, why, the finding,
    # the review.
    assert [warning["code"] for warning in summary["warnings"]] == ["PBR613"] * 2 + ["PBR720"]


def test_a_messy_extract_is_compared(tmp_path: Path) -> None:
    compared = pbr(
        *("simulate", extract(tmp_path, MESSY), ESSEX, "--baseline", ESSEX, *JUNE, "--format", "json"),
    )
    assert compared.returncode == 0
    said = json.loads(compared.stdout)
    assert [scheme["due"] for scheme in said["schemes"]] == [DUE]
    assert said["reading"] == [UNDERSTOOD]


def test_no_day_of_a_month_first_extract_is_believed_by_either(tmp_path: Path) -> None:
    # A, B and C rest on days of the order that A's review shows; D's day has its year first, and is no reablement.
    plans = "plan_id,person_id,provider_id,plan_type,started_on,reviewed_on,support_at_end,ended_on,end_reason\n" + (
        "A,S1,P1,reablement,05/04/2026,06/15/2026,none,,\nB,S2,P1,reablement,05/11/2026,,,,\n"
        "C,S3,P1,reablement,06/07/2026,,,,\nD,S4,P1,ongoing,2026-06-01,,,,\n"
    )
    records = extract(tmp_path, plans)
    for command in (("settle", ESSEX, records), ("simulate", records, ESSEX, "--baseline", ESSEX)):
        assert pbr(*command, *JUNE).returncode == 1
        held = pbr(*command, *JUNE, "--hold-errors", "--format", "json")
        assert held.returncode == 3
        said = json.loads(held.stdout)
        assert [warning["code"] for warning in said["warnings"]] == ["PBR725", "PBR725"]
        assert said["reading"] == []
        due = said["total_due"] if "total_due" in said else said["schemes"][0]["due"]
        assert due == "0.00"


def test_a_name_typed_where_a_code_belongs_is_not_shown_and_a_wrong_code_is(tmp_path: Path) -> None:
    plans = "plan_id,person_id,provider_id,plan_type,started_on,reviewed_on,support_at_end,ended_on,end_reason\n" + (
        "A,S1,P1,reablement,2026-06-01,2026-06-20,John Smith,2026-06-15,completed\n"
        "B,S2,P1,reablement,2026-06-01,2026-06-20,None - Mrs Patel,2026-06-15,completed\n"
        "C,S3,P1,reablement,2026-06-01,2026-06-20,much less,2026-06-15,completed\n"
    )
    done = pbr("settle", ESSEX, extract(tmp_path, plans), *JUNE)
    assert done.returncode == 1
    assert '"much less"' in done.stderr
    assert "Smith" not in done.stderr
    assert "Patel" not in done.stderr
