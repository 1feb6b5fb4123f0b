"""A sum for each month of a provider is for every provider of the contract, whether or not the extract has a row."""

from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.headed import headed

SCHEME = (
    headed("listed_providers", "A sum for each month and provider, and a share that is only counted")
    + """\
{framework}
measures:
  none_after:
    assumed: made up
    count: plan where support_at_end is "none"
    out of: plan
    per: provider
    over: run
    dated by: started_on
payments:
  service:
    assumed: made up
    pay: £1,000.00
    for each: month per provider
    priced at: start of month
    due: end of month
  started:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
examples:
  Before anything is due:
    plans:
      - {{plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement, started_on: 2026-05-06}}
    as at: 2026-04-06
    total due: £0.00
"""
)
LISTED = "framework:\n  of a provider:\n    assumed: made up\n    P1: The first\n    P2: The second\n    P3: The third"


@pytest.mark.parametrize(
    ("framework", "due"),
    [
        # One plan of P1 is £10.00. P1's month is £1,000.00; P2 and P3 are of the contract where it lists them.
        (LISTED, {"P1": "£1,010.00", "P2": "£1,000.00", "P3": "£1,000.00"}),
        ("", {"P1": "£1,010.00"}),
    ],
)
def test_a_listed_provider_without_a_row_is_paid_for_its_month(
    tmp_path: Path, framework: str, due: dict[str, str]
) -> None:
    scheme, records = tmp_path / "scheme.yaml", tmp_path / "records"
    scheme.write_text(SCHEME.format(framework=framework), encoding="utf-8")
    records.mkdir()
    header = "plan_id,person_id,provider_id,plan_type,started_on,support_at_end,reviewed_on,ended_on\n"
    (records / "plans.csv").write_text(header + "A,S1,P1,reablement,2026-05-04,,,\n", encoding="utf-8")
    done = pbr("settle", scheme, records, "--period", "2026-05")
    assert done.returncode == 0, done.stdout + done.stderr
    words = [line.split() for line in done.stdout.splitlines()]
    paid = {line[0]: line[1] for line in words if len(line) == 2 and line[0] in ("P1", "P2", "P3")}
    total = {1: "£1,010.00", 3: "£3,010.00"}[len(due)]
    assert (f"Total due: {total}" in done.stdout, paid) == (True, due if len(due) > 1 else {})
