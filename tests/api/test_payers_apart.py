"""Payers who each pay providers by themselves: a finance file for each, with balances of its own, adding up to all."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pbr import api
from pbr.api import ledger
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.problems.problem import ProblemsFound
from pbr.remittance.one_payer import of_payer
from pbr.remittance.read_paid_run import read_paid_run
from pbr.values.period import Period
from tests.api.test_payers import CASE, HEADER, MAPPING, MAY, PROVIDERS, extract, rows, settled
from tests.cli.command import pbr

A = "A,S1,P1,ongoing,1020.00,2026-05-01,plan,2026-05-04,2026-05-05\n"
C = "C,S3,P2,ongoing,500.00,2026-05-01,plan,2026-05-06,2026-05-06\n"
D = "D,S4,P1,ongoing,1000.00,2026-07-01,plan,2026-07-02,2026-07-03\n"
PAYERS = ("council", "health_board")
INDEX = "statements.csv"


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
    # A ledger is paid in one way: what all pay together is of a copy of it.
    together = shutil.copytree(folder, tmp_path / "together")
    sent(together, providers, tmp_path / "all", "")
    for payer in PAYERS:
        sent(folder, providers, tmp_path / payer, payer)
    net = [int(totals(tmp_path / name)["net"].replace(".", "")) for name in ("all", *PAYERS)]
    assert net == [20_000, 15_000, 5_000]
    assert totals(tmp_path / "health_board") == {
        "net": "50.00",
        "brought_forward": "-76.00",
        "carried_forward": "-26.00",
        "payable": "0.00",
    }
    assert {row["payer"] for row in rows(tmp_path / "health_board" / "control-totals.csv")} == {"health_board"}
    assert "payer" not in rows(tmp_path / "all" / "control-totals.csv")[0]
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


def refused(source: Path, providers: Path, into: Path, payer: str) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as found:
        sent(source, providers, into, payer)
    (problem,) = found.value.problems
    assert not into.exists()
    return problem.code, problem.help


def test_a_ledger_is_paid_in_one_way_until_what_was_not_sent_is_taken_out(
    ledger_of_three_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    first, providers = ledger_of_three_runs
    folder = shutil.copytree(first, tmp_path / "ledger", ignore=shutil.ignore_patterns("sent"))
    sent(folder, providers, tmp_path / "council", "council")
    sent(folder, providers, tmp_path / "health_board", "health_board")
    # The same files once more are the same files.
    sent(folder, providers, tmp_path / "council", "council")
    code, remedy = refused(folder, providers, tmp_path / "all", "")
    assert (code, "00003-council.json, 00003-health_board.json from apart/" in remedy) == ("PBR973", True)
    assert len(ledger.verify_ledger(folder).runs) == 3
    for path in (folder / "sent" / "apart").iterdir():
        path.unlink()
    sent(folder, providers, tmp_path / "all", "")
    assert refused(folder, providers, tmp_path / "late", "council")[0] == "PBR973"


def test_what_could_not_be_written_is_not_known_as_sent(
    ledger_of_three_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    first, providers = ledger_of_three_runs
    folder = shutil.copytree(first, tmp_path / "ledger", ignore=shutil.ignore_patterns("sent"))
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "a letter.txt").write_text("not of pbr")
    with pytest.raises(ProblemsFound):
        sent(folder, providers, tmp_path / "all", "")
    sent(folder, providers, tmp_path / "council", "council")


def told(source: Path, providers: Path, into: Path, payer: str, run: int | None = None) -> list[dict[str, str]]:
    """Every line of every statement of one payer, or of all together."""
    api.remit_wanted(api.StatementsWanted(source, providers, run, payer=payer), into)
    return [row for one in rows(into / "statements.csv") for row in rows(into / one["table"])]


def pence(lines: list[dict[str, str]], column: str = "amount") -> int:
    return sum(int(row[column].replace(".", "")) for row in lines if row[column])


def test_the_statements_of_all_payers_come_to_those_of_the_whole_over_three_runs(
    ledger_of_three_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, providers = ledger_of_three_runs
    # May: £304.00, half and half. June: £51.00 and £25.00 more of the council, and as much less of the health board.
    # July: £200.00, of which £150.00 and £50.00.
    by_hand = {1: (30_400, 15_200, 15_200), 2: (0, 7_600, -7_600), 3: (20_000, 15_000, 5_000)}
    for run, sums in by_hand.items():
        lines = [told(folder, providers, tmp_path / f"{run}{payer}", payer, run) for payer in ("", *PAYERS)]
        assert tuple(map(pence, lines)) == sums
        assert [{row["payer"] for row in each} for each in lines[1:]] == [{"council"}, {"health_board"}]
        listed = [one for payer in PAYERS for one in rows(tmp_path / f"{run}{payer}" / INDEX)]
        assert len({one["invoice_reference"] for one in listed}) == len(listed)
    (of_p1,) = (one for one in rows(tmp_path / "3health_board" / INDEX) if one["provider_id"] == "P1")
    assert (of_p1["brought_forward"], of_p1["payable"], of_p1["carried_forward"]) == ("-51.00", "0.00", "-1.00")
    page = (tmp_path / "3health_board" / of_p1["page"]).read_text()
    assert "<dt>Paid by</dt><dd>Northshire Health Board, by itself</dd>" in page
    assert {row["payer"] for row in rows(tmp_path / "3health_board" / "control-totals.csv")} == {"health_board"}


DISPUTES = """\
pbr: 1
scheme: disputed
title: Visits that may be disputed, and half of a retainer that hangs on a standard
runs: 2026-05-01 to 2026-05-31
rounding: each line to the penny, half up
payers:
  council: Northshire Council
  health_board: Northshire Health Board
paid by: council 60%, health_board rest
records:
  fields:
    of a visit:
      disputed: yes or no; blank means no
  hold when:
    of a visit:
      in_dispute: disputed
measures:
  met:
    assumed: for this test
    count: standard where met
    out of: standard
    per: provider
    over: month
    dated by: from_on
payments:
  care:
    assumed: for this test
    pay: £10.01
    for each: visit
    priced at: visited_on
    due: visited_on
  retainer:
    assumed: for this test
    pay: £1,000.02
    for each: month per provider
    priced at: start of month
    due: end of month
    scaled by: met
    steps of the whole:
      below 100%: 50%
      from 100%: 100%
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """V1 is paid and V2 disputed, £10.01 each: the council's 60% is £6.00. One of two standards is met, so that half of
    £1,000.02 is retained: £500.01, of which the council pays £300.00 and would pay as much. V3 cannot be read.
    """
    tmp_path = tmp_path_factory.mktemp("disputed")
    (tmp_path / "scheme.yaml").write_text(DISPUTES)
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-05-01\n"
    )
    (records / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,disputed\n"
        "V1,A,2026-05-04,60,60,\nV2,A,2026-05-05,60,60,yes\nV3,A,2026-05-06,60,many,\n"
    )
    (records / "standards.csv").write_text(
        "standard,provider_id,from_on,to_on,assessed_on,met\n"
        "staffing,P1,2026-05-01,2026-05-31,2026-05-31,yes\ncalls,P1,2026-05-01,2026-05-31,2026-05-31,no\n"
    )
    (records / "providers.csv").write_text(PROVIDERS)
    prepared = prepare(tmp_path / "scheme.yaml", records, MAY, None, True, False)
    settle_into_folder(prepared, tmp_path / "settled", lambda path: None)
    commit(RunAsked(tmp_path / "scheme.yaml", records, tmp_path / "ledger", MAY, hold_errors=True), Confirmed())
    return tmp_path


@pytest.mark.parametrize("source", ["settled", "ledger"])
def test_what_waits_and_what_is_kept_back_is_told_by_the_payer_of_it(
    disputed: Path, tmp_path: Path, source: str
) -> None:
    whole, *each = (
        told(disputed / source, disputed / "records", tmp_path / f"told{payer}", payer) for payer in ("", *PAYERS)
    )
    assert pence(whole) == 51_002
    assert [pence(one) for one in each] == [30_600, 20_402]
    waiting = [[row for row in one if row["section"] == "undecided" and row["payment"]] for one in each]
    assert [[(row["reference"], row["at_stake"], row["payer"]) for row in one] for one in waiting] == [
        [("V2/care", "6.00", "council")],
        [("V2/care@health_board", "4.01", "health_board")],
    ]
    kept = [[(row["amount"], row["at_stake"]) for row in one if row["payment"] == "retainer"] for one in each]
    assert kept == [[("300.00", "300.00")], [("200.01", "200.01")]]
    # Nobody knows yet who would pay what could not be read, so both are told of it.
    assert [len([row for row in one if row["section"] == "undecided" and not row["payment"]]) for one in each] == [1, 1]
    held = disputed / source / "held.csv" if source == "settled" else disputed / "ledger" / "00001" / "held.csv"
    assert [(one["held"], one["payer"]) for one in rows(held)] == [
        ("row", ""),
        ("line", "council"),
        ("line", "health_board"),
    ]


def test_a_run_that_does_not_say_who_pays_what_waits_is_told_whole_alone(disputed: Path) -> None:
    run = read_paid_run(disputed / "ledger", None)
    older = replace(run, read_held=lambda: (replace(one, payer=None) for one in run.read_held()))
    with pytest.raises(ProblemsFound) as found:
        list(of_payer(older, "council").held())
    assert [one.code for one in found.value.problems] == ["PBR972"]


def test_a_provider_that_is_paid_nothing_needs_no_row(disputed: Path, tmp_path: Path) -> None:
    records = shutil.copytree(disputed / "records", tmp_path / "records")
    with (records / "plans.csv").open("a") as plans, (records / "visits.csv").open("a") as visits:
        plans.write("B,S2,P9,ongoing,2026-05-01\n")
        visits.write("V4,B,2026-05-05,60,60,yes\n")
    prepared = prepare(disputed / "scheme.yaml", records, MAY, None, True, False)
    settle_into_folder(prepared, tmp_path / "settled", lambda path: None)
    done = api.remit(tmp_path / "settled", records, tmp_path / "told")
    # P1 has £10.01 and £500.01; of P9 a visit of £10.01 waits, and it has no row in providers.csv.
    assert [(one.remittance.provider_id, one.remittance.payable) for one in done.written] == [("P1", 51_002)]
    assert [(one.code, "P9" in one.message) for one in done.warnings] == [("PBR975", True)]
    with pytest.raises(ProblemsFound) as found:
        api.remit(tmp_path / "settled", records, tmp_path / "alone", provider="P9")
    assert [one.code for one in found.value.problems] == ["PBR917"]
