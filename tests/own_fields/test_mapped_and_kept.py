"""A council's own columns under their own headings, and in a ledger: what changed, and persons under pseudonyms."""

from pathlib import Path

import pytest

from pbr.api import records_through, settle
from pbr.api.ledger.reading import history_of
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.opened.pseudonyms import PseudonymKey, pseudonymised
from pbr.remittance.fact_sentences import facts_sentence
from pbr.scheme.load_scheme import load_scheme
from pbr.settlement.facts import Fact, FieldName
from tests.cli.command import pbr
from tests.own_fields.of_a_council import PLANS, VISITS, records_in, scheme_in

MAPPING = """
pbr: 1
mapping: of_a_council
for: of_a_council
files:
  plans:
    name: Plans.csv
  visits:
    name: visits.csv
tables:
  plans:
    table from: plans
    columns:
      plan_id: plan_id
      person_id: person_id
      provider_id: provider_id
      plan_type: plan_type
      started_on: started_on
      reviewed_on: reviewed_on
      fit_on: Found fit
      urgency: How soon
      allocation: allocation
      taken_up: taken_up
      link_worker: link_worker
    codes:
      plan_type: {Rapid Access: rapid_access, rapid_access: rapid_access, reablement: reablement}
      urgency: {At once: urgent, routine: routine}
  visits:
    table from: visits
    columns: {visit_id: visit_id, plan_id: plan_id, visited_on: visited_on, planned_minutes: planned_minutes,
      delivered_minutes: delivered_minutes, called_off_on: called_off_on, notice_hours: notice_hours}
"""
RAW = PLANS.replace("Fit On,urgency", "Found fit,How soon").replace(",urgent,", ",At once,")


def mapped(folder: Path) -> tuple[Path, Path, Path]:
    """The scheme, an extract with headings of its own, and the mapping of it."""
    extract = records_in(folder)
    (extract / "plans.csv").unlink()
    (extract / "Plans.csv").write_text(RAW, encoding="utf-8")
    mapping = folder / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return scheme_in(folder), extract, mapping


def test_a_mapping_gives_them_columns_and_codes(tmp_path: Path) -> None:
    scheme, extract, mapping = mapped(tmp_path)
    lines = settle(scheme, records_through([extract], mapping, [scheme]), "2026-04-01..2026-07-31").lines
    # Urgent, £150.00; half of £300.00; called off 3.5 hours before, £10.00.
    assert sum(line.amount for line in lines) == 31_000


def test_without_the_scheme_nobody_knows_them(tmp_path: Path) -> None:
    _, extract, mapping = mapped(tmp_path)
    with pytest.raises(ProblemsFound) as found:
        records_through([extract], mapping)
    assert {problem.code for problem in found.value.problems} == {"PBR754", "PBR756"}


def test_a_ledger_says_which_own_field_changed(tmp_path: Path) -> None:
    scheme, records, ledger = scheme_in(tmp_path), records_in(tmp_path), tmp_path / "ledger"
    first = ("settle", str(scheme), str(records), "--ledger", str(ledger), "--commit", "--period")
    assert pbr(*first, "2026-04-01..2026-06-30").returncode == 0
    records_in(tmp_path, visits=VISITS.replace("3.5", "40"))
    assert pbr(*first, "2026-07", "--confirm", "-10.00").returncode == 0
    *_, taken_back = history_of(ledger, "V1")
    assert (taken_back["amount"], taken_back["because"]) == ("-10.00", "record: notice_hours")


def test_own_columns_stay_under_pseudonyms(tmp_path: Path) -> None:
    scheme, records = load_scheme(scheme_in(tmp_path)), records_in(tmp_path)
    with pseudonymised(records, PseudonymKey(b"x" * 40), scheme.tables) as copy:
        plans, visits = ((copy / name).read_text(encoding="utf-8") for name in ("plans.csv", "visits.csv"))
    assert visits.replace("\r\n", "\n") == VISITS
    assert ",urgent,£300.00,yes,Jo" in plans
    assert ",S1," not in plans
    with pseudonymised(records, PseudonymKey(b"x" * 40), TABLES) as copy:
        assert "urgent" not in (copy / "plans.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "the plan's fit on is not recorded yet"),
        (True, "the plan's fit on is yes"),
        (30_000, "the plan's fit on is £300.00"),
    ],
)
def test_a_statement_says_them_in_words(value: bool | int | None, said: str) -> None:
    assert facts_sentence(((Fact(FieldName("plans", "fit_on"), value),),)) == said
