"""A council's own tables under their own headings, and in a ledger: corrected, missing, withdrawn, moved, kept."""

from pathlib import Path

import pytest

from pbr.api import records_through, settle
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.ledger.reading import history_of
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.opened.pseudonyms import PseudonymKey, pseudonymised
from pbr.scheme.load_scheme import load_scheme
from pbr.values.dates import period_in_words
from tests.cli.command import pbr
from tests.own_tables.in_files import EQUIPMENT, LOANS, NIGHTS, PLANS, RESPITE, records_in

MAPPING = """
pbr: 1
mapping: kit
for: equipment_of_a_plan
files:
  plans: {name: plans.csv}
  kit: {name: kit.csv}
tables:
  plans:
    table from: plans
    columns: {plan_id: plan_id, person_id: person_id, provider_id: provider_id, plan_type: plan_type,
      started_on: started_on, plan_value: plan_value}
  equipment:
    table from: kit
    columns:
      loan_id: Loan ID
      plan_id: plan_id
      kind: What
      lent_on: lent_on
      returned_on: returned_on
      fault: fault
      carried: carried
      adapted: adapted
    codes:
      kind: {Hospital bed: bed, hoist: hoist}
"""
RAW = LOANS.replace("kind", "What").replace(",bed,", ",Hospital bed,")


def mapping_in(folder: Path) -> Path:
    mapping = folder / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return mapping


def test_a_mapping_gives_it_columns_and_codes(tmp_path: Path) -> None:
    extract = records_in(tmp_path, plans=PLANS, kit=RAW)
    lines = settle(EQUIPMENT, records_through([extract], mapping_in(tmp_path), [EQUIPMENT]), "2026-06").lines
    # As from the council's own headings: £199.00 and £42.90.
    assert sum(line.amount for line in lines) == 24_190


def test_without_the_scheme_nobody_knows_it(tmp_path: Path) -> None:
    extract = records_in(tmp_path, plans=PLANS, kit=RAW)
    with pytest.raises(ProblemsFound) as found:
        records_through([extract], mapping_in(tmp_path))
    assert {problem.code for problem in found.value.problems} == {"PBR753"}


def test_a_mapping_is_started_with_it(tmp_path: Path) -> None:
    records_in(tmp_path, plans=PLANS, kit=RAW)
    started = pbr("map", str(tmp_path / "records"), "--for", str(EQUIPMENT))
    assert started.returncode == 0
    assert "  equipment:\n    table from: kit\n" in started.stdout
    assert "      loan_id: Loan ID\n" in started.stdout


def test_a_ledger_corrects_holds_and_takes_back(tmp_path: Path) -> None:
    records, ledger = records_in(tmp_path, plans=PLANS, equipment=LOANS), tmp_path / "ledger"
    first = ("settle", str(EQUIPMENT), str(records), "--ledger", str(ledger), "--commit", "--period")
    assert pbr(*first, "2026-04-01..2026-06-30").returncode == 0
    # 12.5 miles were 22.5: £10.13 and not £5.63, and the limit takes the £4.50 off again. E3 is gone, and held.
    later = LOANS.replace("12.5", "22.5").replace("E3,B,bed,2026-06-04,2026-06-05,,2,yes\n", "")
    records_in(tmp_path, plans=PLANS, equipment=later)
    assert pbr(*first, "2026-07").returncode == 1
    assert pbr(*first, "2026-07", "--confirm", "4.50").returncode == 0
    *_, limited = history_of(ledger, "A")
    assert (limited["payment"], limited["amount"]) == ("no_more_of_equipment", "-4.50")
    *_, corrected = history_of(ledger, "E1")
    assert (corrected["amount"], corrected["because"]) == ("4.50", "record: carried")
    assert [row["amount"] for row in history_of(ledger, "E3")] == ["40.00", "0.90"]
    # Withdrawn by a notice it is taken back: £40.00 and £0.90; and what was handled for its plan, £2.00.
    records_in(tmp_path, notices="table,record_id,what,on,replaced_by,reason,source\n"
               "equipment,E3,withdrawn,2026-08-03,,entered twice,letter\n")  # fmt: skip
    assert pbr(*first, "2026-08", "--confirm", "-42.90").returncode == 0
    assert [row["amount"] for row in history_of(ledger, "E3")] == ["40.00", "0.90", "-0.90", "-40.00"]
    assert pbr("ledger", "verify", str(ledger), "--recompute", "2").returncode == 0


@pytest.mark.parametrize(
    ("carried", "confirmed", "told"),
    [
        ("12.5", None, []),
        # Ten miles more at 45p; the cap of the plan takes as much off again.
        ("22.5", 450, [("E1/carried", "4.50", "record: carried")]),
    ],
)
def test_a_month_through_a_mapping_is_looked_at_beside_the_last(
    carried: str, confirmed: int | None, told: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """Its tables are written out to be compared with those of the last run, however many ask for them."""
    mapping, ledger = mapping_in(tmp_path), tmp_path / "ledger"
    for period, text, sum_said in (
        ("2026-04-01 to 2026-06-30", RAW, None),
        ("2026-07", RAW.replace("12.5", carried), confirmed),
    ):
        given = records_through([records_in(tmp_path, plans=PLANS, kit=text)], mapping, [EQUIPMENT])
        asked = RunAsked(EQUIPMENT, given, ledger, period_in_words(period), committing=True)
        commit(asked, Confirmed(sum_said))
    later = [row for row in history_of(ledger, "E1") if row["entry"].split("/")[0].lstrip("0") == "2"]
    assert [(row["line_id"], row["amount"], row["because"]) for row in later] == told


def test_a_notice_is_of_a_table_that_the_scheme_has(tmp_path: Path) -> None:
    notices = "table,record_id,what,on,replaced_by,reason,source\nloans,E3,withdrawn,2026-06-03,,twice,letter\n"
    records = records_in(tmp_path, plans=PLANS, equipment=LOANS, notices=notices)
    said = pbr("settle", str(EQUIPMENT), str(records), "--ledger", str(tmp_path / "ledger"), "--period", "2026-06")
    assert said.returncode == 1
    assert "incidents" in said.stderr
    assert "equipment" in said.stderr


def test_persons_in_it_are_under_pseudonyms(tmp_path: Path) -> None:
    records = records_in(tmp_path, plans=PLANS, respite=NIGHTS)
    with pseudonymised(records, PseudonymKey(b"x" * 40), load_scheme(RESPITE).tables) as copy:
        text = (copy / "respite.csv").read_text(encoding="utf-8")
    assert ",S1," not in text
    assert ",3,planned,yes,70.00" in text
    with pseudonymised(records, PseudonymKey(b"x" * 40), TABLES) as copy:
        assert not (copy / "respite.csv").exists()
