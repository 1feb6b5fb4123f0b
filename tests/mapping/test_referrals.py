"""A person's referrals: one flat file with a row for each, and a person in several rows."""

from datetime import date
from pathlib import Path

from pbr import api

EXTRACT = """\
Client No,Supplier,Referred,Contact Type,Support After Ten Weeks
C1,Oak Care,06/04/2026,New referral,No support
C1,Oak Care,01/06/2026,Re-referral,Same support
C2,Oak Care,07/04/2026,New referral,No support
C3,Birch Ltd,20/04/2026,New referral,Reduced support
TOTAL,,,4,
"""
MAPPING = """\
pbr: 1
mapping: referrals
for: population_prime_provider_at_risk
files:
  extract:
    name: referrals.csv
dates: day first
tables:
  people:
    table from: extract
    leave out rows where:
      Client No: [TOTAL*]
    columns:
      person_id: Client No
      provider_id: Supplier
      referred_on: Referred
      support_at_10_weeks: Support After Ten Weeks
    codes:
      support_at_10_weeks:
        No support: none
        Reduced support: reduced
        Same support: same
"""


def test_each_referral_is_paid_for_and_counted_by_itself(tmp_path: Path) -> None:
    (tmp_path / "referrals.csv").write_text(EXTRACT, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    records = api.records_through([tmp_path / "referrals.csv"], tmp_path / "mapping.yaml")
    settled = api.settle("population-prime-provider-at-risk", records, as_at=date(2026, 10, 31))
    due = {(one.provider_id, one.payment): one.amount for one in settled.totals if one.status is api.Status.DUE}
    # £450.00 a month from the day of referral. By 31 October: seven from each of 6 and 7 April, five from 1 June, which
    # is nineteen; seven from 20 April. At risk £600.00 each: two of three need none, so all of Oak Care's is released;
    # none of one at Birch, so none is.
    assert due == {
        ("Oak Care", "fixed_price"): 19 * 45000,
        ("Oak Care", "at_risk"): 3 * 60000,
        ("Birch Ltd", "fixed_price"): 7 * 45000,
    }
    assert settled.total_due == 1350000
    # Nobody says when the first referral of C1 ended: that both may overlap is told, by the lines of the file.
    (told,) = [one for one in settled.warnings if one.code == "PBR831"]
    assert "lines 2 and 3" in told.message
    assert told.place.file == "referrals.csv"
