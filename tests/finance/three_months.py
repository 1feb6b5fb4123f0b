"""Three months of two providers under the Essex scheme: one plan is withdrawn, and what goes back is carried forward.

By hand, a package at £1,575.00 and a bonus of £250.00 for no support at the end:

| run | P1 | P2 |
|---|---|---|
| 1, June | A's package: 1,575.00 | B's package and bonus: 1,825.00 |
| 2, July | A withdrawn: -1,575.00; nothing payable, carried forward -1,575.00 | nothing |
| 3, August | D's and E's packages: 3,150.00; brought forward -1,575.00, payable 1,575.00 | C's package: 1,575.00 |
"""

from pathlib import Path

from tests.cli.command import pbr

HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
A = "A,S1,P1,reablement,2026-06-01,,,,\n"
B = "B,S2,P2,reablement,2026-06-01,2026-06-26,completed,none,2026-06-29\n"
LATER = (
    "C,S3,P2,reablement,2026-08-03,,,,\n"
    "D,S4,P1,reablement,2026-08-04,,,,\n"
    "E,S5,P1,reablement,2026-08-05,,,,\n"
)  # fmt: skip
NOTICES = "table,record_id,what,on,replaced_by,reason,source\nplans,A,withdrawn,2026-07-20,,entered twice,letter\n"


def three_months(folder: Path) -> Path:
    """Settle the three months; the ledger."""
    for run, (month, plans) in enumerate((("2026-06", A + B), ("2026-07", B), ("2026-08", B + LATER)), start=1):
        records = folder / month
        records.mkdir()
        (records / "plans.csv").write_text(HEADER + plans, encoding="utf-8")
        if run > 1:
            (records / "notices.csv").write_text(NOTICES, encoding="utf-8")
        confirmed = ["--confirm", "-1575.00"] if run == 2 else []
        done = pbr(
            "settle", "essex-reablement-bonus", records, "--ledger", folder / "ledger", "--commit",
            *(["--period", month] if run == 1 else []), *confirmed,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr + done.stdout
    return folder / "ledger"
