"""What is paid out, read back: a settlement from its folder, and a run of a ledger."""

import shutil
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.ledger.entry import Because, Change
from pbr.problems.problem import ProblemsFound
from pbr.remittance.paid_line import HeldKind
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.read_paid_run import read_paid_run
from pbr.settlement.line import LineKind, Status
from pbr.values.period import Period
from tests.finance.three_months import three_months

EXAMPLES = Path(__file__).parents[2] / "examples"
YEAR = EXAMPLES / "a-year" / "ledger"
LONG = ("hourly-plus-bonus", "time-and-task")
"""The examples with a line for every visit of months."""
SETTLEMENTS = [folder for folder in sorted(EXAMPLES.glob("*/settlement")) if folder.parent.name not in LONG]


@pytest.mark.parametrize("folder", SETTLEMENTS, ids=lambda folder: folder.parent.name)
def test_what_each_provider_is_paid_of_a_settlement_is_the_sum_of_its_lines(folder: Path) -> None:
    run = read_paid_run(folder)
    sums: dict[str, int] = {}
    for line in run.lines():
        sums[line.provider_id] = sums.get(line.provider_id, 0) + line.amount
    assert {one.provider_id: one.entries for one in run.remittances} == sums
    for one in run.remittances:
        assert one.new + one.limits == one.entries == one.payable + one.carried_forward
        assert (one.brought_forward, one.corrections, one.adjustments) == (0, 0, 0)
        assert one.invoices + one.credits == one.entries
    assert (run.number, run.head, run.is_of_ledger) == (None, "", False)


@pytest.mark.parametrize("number", range(1, 14))
def test_what_each_provider_is_paid_of_a_run_is_what_the_ledger_says(number: int) -> None:
    run = read_paid_run(YEAR, number)
    sums = dict.fromkeys((one.provider_id for one in run.remittances), 0)
    for line in run.lines():
        sums[line.provider_id] += line.amount
    for one in run.remittances:
        assert one.entries == sums[one.provider_id]
        assert one.brought_forward + one.entries == one.payable + one.carried_forward
        assert len(one.invoice_reference) <= 20


def test_a_run_by_its_values() -> None:
    """The run of November in the year worked by hand: W09-3 is withdrawn, and its share goes to the other two."""
    run = read_paid_run(YEAR, 8)
    assert (run.scheme, run.number, run.period, run.as_at) == (
        "wiltshire_payable_outcomes",
        8,
        Period(date(2026, 11, 1), date(2026, 11, 30)),
        date(2026, 11, 30),
    )
    assert run.head == run.fingerprint == sha256((YEAR / "00008" / "manifest.json").read_bytes()).hexdigest()
    first, *_ = lines = list(run.lines())
    assert (first.entry, first.line_id, first.queried_as) == ("8/000001", "W09-1/plan.balance", "8/000001")
    assert (first.quantity, first.unit_price, first.share) == (Fraction(60), Fraction(1750), Fraction(2, 5))
    assert (first.amount, first.settled_before, first.due_to_date) == (14_000, 28_000, 42_000)
    assert (first.change, first.corrects, first.because) == (Change.CORRECTION, "7/000002", Because.OTHERS)
    assert (first.status, first.kind, first.due_on) == (Status.DUE, LineKind.PAY, date(2026, 9, 16))
    back = lines[2]
    assert (back.amount, back.change, back.because) == (-28_000, Change.TAKEN_BACK, Because.NOTICE)
    held = list(run.held())
    assert {one.kind for one in held} == {HeldKind.LINE}
    assert (held[0].record_id, held[0].at_stake, held[0].settled, held[0].since, held[0].days) == (
        "W13-1", 19_600, 0, 7, 30,
    )  # fmt: skip
    assert [one.invoice_reference for one in run.remittances] == ["WILEPZ-00008-P1", "WILEPZ-00008-P2"]


def invoices_and_credits(run: PaidRun) -> dict[str, tuple[int, int, int]]:
    """What adds something, what takes something back, and what is payable, by provider."""
    return {one.provider_id: (one.invoices, one.credits, one.payable) for one in run.remittances}


def test_what_adds_and_what_takes_back_in_the_year_worked_by_hand() -> None:
    """P1: two outcomes that take over a share, 140.00 each, and a new one, 420.00; 280.00 goes back. P2: all adds."""
    assert invoices_and_credits(read_paid_run(YEAR, 8)) == {"P1": (70_000, -28_000, 42_000), "P2": (85_400, 0, 85_400)}


def test_a_provider_that_gives_back_as_much_as_it_gets(tmp_path: Path) -> None:
    """June of the two months: P1 250.00 (B) + 1,575.00 + 250.00 (D), less 250.00 (A); P2 1,575.00 (E), less D's."""
    shutil.copytree(EXAMPLES / "two-months" / "ledger", tmp_path / "ledger")
    june = RunAsked(
        Path("essex-reablement-bonus"), EXAMPLES / "two-months" / "june", tmp_path / "ledger", committing=True
    )
    commit(june, Confirmed(-182_500))
    assert invoices_and_credits(read_paid_run(tmp_path / "ledger")) == {
        "P1": (207_500, -25_000, 182_500),
        "P2": (157_500, -157_500, 0),
    }


def test_where_all_goes_back_nothing_is_payable(tmp_path: Path) -> None:
    """July of the three months: P1's package of 1,575.00 is withdrawn, and P2 has no entry; in August P1 has two."""
    ledger = three_months(tmp_path)
    assert invoices_and_credits(read_paid_run(ledger, 2)) == {"P1": (0, -157_500, 0)}
    assert invoices_and_credits(read_paid_run(ledger, 3)) == {"P1": (315_000, 0, 157_500), "P2": (157_500, 0, 157_500)}


def test_what_a_settlement_in_no_ledger_takes_off_is_a_credit() -> None:
    """Staffordshire worked by hand: P3's quarter, 2 x 20,000.00, less 2,000.00 for zero tolerance."""
    run = read_paid_run(EXAMPLES / "staffordshire-quality-reward" / "settlement")
    assert invoices_and_credits(run)["P3"] == (4_000_000, -200_000, 3_800_000)


def test_the_last_run_is_the_one_that_is_not_named() -> None:
    assert read_paid_run(YEAR).number == 13


def test_a_settlement_in_no_ledger_has_references_of_a_run_of_that_number() -> None:
    run = read_paid_run(EXAMPLES / "bracknell-single-rate" / "settlement")
    assert all(one.invoice_reference.split("-")[1] == "00000" for one in run.remittances)


def refused(source: Path, run: int | None = None) -> str:
    """The code of the one problem."""
    with pytest.raises(ProblemsFound) as found:
        list(read_paid_run(source, run).lines())
    [problem] = found.value.problems
    return problem.code


def test_what_is_neither(tmp_path: Path) -> None:
    assert refused(tmp_path) == "PBR913"
    assert refused(tmp_path / "none") == "PBR913"
    assert refused(EXAMPLES / "a-year" / "2026-04") == "PBR913"


def test_a_run_that_is_not_there() -> None:
    assert refused(SETTLEMENTS[0], 1) == "PBR914"
    assert refused(YEAR, 14) == "PBR073"


@pytest.mark.parametrize("name", ["lines.csv", "held.csv", "settlement.json"])
def test_a_settlement_that_was_changed_by_hand(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "settlement"
    shutil.copytree(EXAMPLES / "bracknell-single-rate" / "settlement", folder)
    file = folder / name
    file.write_text(file.read_text(encoding="utf-8").replace("P1", "P2") + " ", encoding="utf-8")
    assert refused(folder) == "PBR916"


def test_a_run_that_was_changed_by_hand(tmp_path: Path) -> None:
    shutil.copytree(YEAR, tmp_path / "ledger")
    file = tmp_path / "ledger" / "00008" / "lines.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("140.00", "150.00"), encoding="utf-8")
    assert refused(tmp_path / "ledger", 8) == "PBR063"
