"""Payers who each pay providers by themselves: a finance file for each, with balances of its own, adding up to all."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pbr import api
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.problems.problem import ProblemsFound
from pbr.remittance.one_payer import of_payer
from pbr.remittance.read_paid_run import read_paid_run
from pbr.values.period import Period
from tests.api.test_payers import CASE, HEADER, MAPPING, MAY, extract, rows, settled
from tests.cli.command import pbr

A = "A,S1,P1,ongoing,1020.00,2026-05-01,plan,2026-05-04,2026-05-05\n"
C = "C,S3,P2,ongoing,500.00,2026-05-01,plan,2026-05-06,2026-05-06\n"
D = "D,S4,P1,ongoing,1000.00,2026-07-01,plan,2026-07-02,2026-07-03\n"
PAYERS = ("council", "health_board")


def totals(folder: Path) -> dict[str, str]:
    """The control total of the run in a folder of finance files: what it brings, carries forward and pays."""
    (of_run,) = (row for row in rows(folder / "control-totals.csv") if row["file"] == "remittances")
    return {name: of_run[name] for name in ("net", "brought_forward", "carried_forward", "payable")}


def sent(source: Path, providers: Path, into: Path, payer: str) -> list[tuple[str, str, str]]:
    """The rows of the finance file of one payer, or of all together."""
    mapping = into.parent / "map.yaml"
    mapping.write_text(MAPPING)
    api.write_finance_files(api.FinanceWanted(source, mapping, providers, payer=payer), into)
    return [(one["Supplier"], one["Payer"], one["Amount"]) for one in rows(into / "to-pay.csv")]


def test_the_files_of_all_payers_come_to_that_of_the_whole(tmp_path: Path) -> None:
    folder = settled(tmp_path)
    # £204.00 to P1 and £100.00 to P2, half and half; what the person is paid is in no file.
    of_all = sent(folder, tmp_path / "records", tmp_path / "all", "")
    of_each = [sent(folder, tmp_path / "records", tmp_path / payer, payer) for payer in PAYERS]
    assert of_each == [
        [("1001", "council", "102.00"), ("1002", "council", "50.00")],
        [("1001", "health_board", "102.00"), ("1002", "health_board", "50.00")],
    ]
    assert sorted(of_all) == sorted([*of_each[0], *of_each[1]])
    assert [totals(tmp_path / name)["payable"] for name in ("all", *PAYERS)] == ["304.00", "152.00", "152.00"]
    runs = [of_payer(read_paid_run(folder, None), payer) for payer in PAYERS]
    assert [one.to_persons for one in runs] == [51_000, 51_001]
    references = {one.invoice_reference for run in runs for one in run.remittances}
    assert len(references) == 4
    assert len({one.fingerprint for one in (*runs, read_paid_run(folder, None))}) == 3


def test_a_payer_who_pays_nothing_is_named_with_those_who_pay(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        of_payer(read_paid_run(settled(tmp_path), None), "health_bord")
    (problem,) = found.value.problems
    assert (problem.code, problem.help) == ("PBR670", "name one of those who pay: council, health_board")


@pytest.fixture(scope="module")
def ledger_of_three_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """May is half and half; from June on the council pays three quarters, of May too; in July P1 has another plan.

    May: £204.00 and £100.00, half each. June: of £204.00 the council's is £153.00, £51.00 more, and of £100.00 £25.00
    more; the health board has as much back. July: £200.00, of which £150.00 and £50.00.
    """
    tmp_path = tmp_path_factory.mktemp("apart")
    folder, records = tmp_path / "ledger", extract(tmp_path / "records")
    (records / "plans.csv").write_text(HEADER + A + C)
    commit(RunAsked(CASE, records, folder, MAY), Confirmed())
    other = tmp_path / "other.yaml"
    heading, _ = CASE.read_text().replace("council 50%", "council 75%").split("examples:\n")
    other.write_text(f"{heading}examples:\n  Without records:\n    as at: 2026-06-30\n    total due: £0.00\n")
    commit(RunAsked(other, records, folder, Period(date(2026, 6, 1), date(2026, 6, 30))), Confirmed(sum=0))
    (records / "plans.csv").write_text(HEADER + A + C + D)
    commit(RunAsked(other, records, folder, Period(date(2026, 7, 1), date(2026, 7, 31))), Confirmed())
    return folder, records


def balances(folder: Path, run: int, payer: str) -> Iterator[tuple[str, int, int, int, int]]:
    paid = read_paid_run(folder, run)
    for one in (of_payer(paid, payer) if payer else paid).remittances:
        yield one.provider_id, one.brought_forward, one.entries, one.payable, one.carried_forward


def test_each_payer_has_balances_of_its_own_over_three_runs(ledger_of_three_runs: tuple[Path, Path]) -> None:
    folder, _ = ledger_of_three_runs
    by_run = {
        (run, payer): list(balances(folder, run, payer)) for run in (1, 2, 3) for payer in ("council", "health_board")
    }
    assert by_run == {
        (1, "council"): [("P1", 0, 10_200, 10_200, 0), ("P2", 0, 5_000, 5_000, 0)],
        (1, "health_board"): [("P1", 0, 10_200, 10_200, 0), ("P2", 0, 5_000, 5_000, 0)],
        (2, "council"): [("P1", 0, 5_100, 5_100, 0), ("P2", 0, 2_500, 2_500, 0)],
        (2, "health_board"): [("P1", 0, -5_100, 0, -5_100), ("P2", 0, -2_500, 0, -2_500)],
        (3, "council"): [("P1", 0, 15_000, 15_000, 0)],
        (3, "health_board"): [("P1", -5_100, 5_000, 0, -100), ("P2", -2_500, 0, 0, -2_500)],
    }
    # Paid whole, nothing moved in June; by payer, what each paid and carries comes to its share of £504.00.
    assert list(balances(folder, 2, "")) == [("P1", 0, 0, 0, 0), ("P2", 0, 0, 0, 0)]
    for payer, share in (("council", 37_800), ("health_board", 12_600)):
        paid = sum(one[3] for run in (1, 2, 3) for one in by_run[run, payer])
        assert paid + sum(one[4] for one in by_run[3, payer]) == share


def test_the_control_totals_of_all_payers_add_up_to_what_the_run_brings(
    ledger_of_three_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, providers = ledger_of_three_runs
    for payer in ("", *PAYERS):
        sent(folder, providers, tmp_path / (payer or "all"), payer)
    net = [int(totals(tmp_path / name)["net"].replace(".", "")) for name in ("all", *PAYERS)]
    assert net == [20_000, 15_000, 5_000]
    assert totals(tmp_path / "health_board") == {
        "net": "50.00",
        "brought_forward": "-76.00",
        "carried_forward": "-26.00",
        "payable": "0.00",
    }
    with (tmp_path / "health_board" / "to-pay.csv").open(newline="") as file:
        assert sum(int(row["Amount"].replace(".", "")) for row in csv.DictReader(file)) == 0


def test_the_terminal_says_of_which_payer_the_files_are(tmp_path: Path) -> None:
    folder = settled(tmp_path)
    mapping = tmp_path / "map.yaml"
    mapping.write_text(MAPPING)
    asked = ("finance", folder, "--map", mapping, "--providers", tmp_path / "records")
    alone = pbr(*asked, "--payer", "council", "--out", tmp_path / "council")
    assert alone.returncode == 0
    assert alone.stdout.startswith(
        "What council pays by itself: files of all payers together would pay it again.\n\nFile"
    )
    together = pbr(*asked, "--out", tmp_path / "all")
    assert together.returncode == 0
    assert together.stdout.startswith("File")
