"""What persons are paid and asked back: a list to pay them by, in nothing that a provider is sent, and nobody named."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from pbr import api
from pbr.api import ledger
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.problems.problem import ProblemsFound
from pbr.values.period import Period
from tests.api.test_payers import PROVIDERS, rows
from tests.cli.command import pbr

CASE = Path(__file__).parents[1] / "cases" / "payers" / "good" / "what-a-person-has-left.yaml"
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,budget,person_pays
A,S-ONE,P1,ongoing,2026-04-01,{ended},100.00,10.00
B,S-TWO,P1,ongoing,2026-04-01,,,100.00,10.01
"""
VISITS = """\
visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,cost,receipt_seen
V1,A,2026-04-20,0,0,35.50,yes
V2,A,2026-05-31,0,0,5.00,yes
V3,B,2026-04-20,0,0,95.00,yes
"""
MONTHS = {
    f"2026-0{month}": Period(date(2026, month, 1), date(2026, month, last))
    for month, last in ((4, 30), (5, 31), (6, 30))
}
LIST = "direct-payments.csv"
NAMES = "id,name\nS-ONE,Ada Brook\nS-TWO,Cyril Dean\n"


@pytest.fixture(scope="module")
def three_runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """April, May and June of two persons; A's plan ends in June, and a provider is paid nothing at all.

    A is paid £100.00 less £10.00. Of the £90.00 £35.50 was spent, £20.00 is kept and £34.50 asked back; in June the
    £15.00 that are left. B is paid £89.99, of which the council bears £44.99, and spends more than that.
    """
    tmp_path = tmp_path_factory.mktemp("persons")
    records = tmp_path / "records"
    records.mkdir()
    (records / "visits.csv").write_text(VISITS)
    (records / "providers.csv").write_text(PROVIDERS)
    (tmp_path / "names.csv").write_text(NAMES)
    for month, ended in (("2026-04", ","), ("2026-05", ","), ("2026-06", "2026-06-05,completed")):
        (records / "plans.csv").write_text(PLANS.format(ended=ended))
        commit(RunAsked(CASE, records, tmp_path / "ledger", MONTHS[month]), Confirmed())
    return tmp_path


def listed(folder: Path, into: Path, run: int, payer: str = "") -> list[tuple[str, ...]]:
    # A ledger pays in one way: each payer's lists, and those of all, are of a copy of their own.
    of_its_own = into.parent / f"ledger-paid-by-{payer or 'all'}"
    if not of_its_own.exists():
        shutil.copytree(folder / "ledger", of_its_own)
    api.list_direct_payments(api.PersonsWanted(of_its_own, run, payer), into)
    wanted = ("person_id", "payments", "paid", "asked_back", "to_pay", "to_ask_back")
    return [tuple(row[name] for name in wanted) for row in rows(into / "direct-payments.csv")]


def test_what_each_person_is_paid_and_asked_back_of_a_run(three_runs: Path, tmp_path: Path) -> None:
    assert listed(three_runs, tmp_path / "april", 1) == [
        ("S-ONE", "direct_payment, left_over", "90.00", "-34.50", "55.50", "0.00"),
        ("S-TWO", "direct_payment", "89.99", "0.00", "89.99", "0.00"),
    ]
    assert listed(three_runs, tmp_path / "june", 3) == [("S-ONE", "left_over", "0.00", "-15.00", "0.00", "15.00")]
    said = json.loads((tmp_path / "april" / "direct-payments.json").read_text())
    assert (said["persons"], said["to_pay"], said["to_ask_back"]) == (2, "145.49", "0.00")
    references = {one["payment_reference"] for name in ("april", "june") for one in rows(tmp_path / name / LIST)}
    assert len(references) == 3
    assert all(len(one) <= 20 for one in references)


def test_the_lists_of_all_payers_come_to_that_of_all(three_runs: Path, tmp_path: Path) -> None:
    council = listed(three_runs, tmp_path / "council", 1, "council")
    board = listed(three_runs, tmp_path / "board", 1, "health_board")
    # Of £89.99 the council bears £44.99, with the half penny cut off.
    assert [one[4] for one in council] == ["27.75", "44.99"]
    assert [one[4] for one in board] == ["27.75", "45.00"]


def test_persons_are_paid_in_one_way_and_providers_in_another(three_runs: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(three_runs / "ledger", tmp_path / "ledger")
    api.list_direct_payments(api.PersonsWanted(folder, 1), tmp_path / "all")
    with pytest.raises(ProblemsFound) as found:
        api.list_direct_payments(api.PersonsWanted(folder, 3, "council"), tmp_path / "council")
    assert [one.code for one in found.value.problems] == ["PBR973"]
    assert "00001.json from persons-together/" in found.value.problems[0].help
    assert not (tmp_path / "council").exists()
    # The same list once more, and a later one of all, are no other way; nor is what pays providers.
    api.list_direct_payments(api.PersonsWanted(folder, 1), tmp_path / "all")
    api.list_direct_payments(api.PersonsWanted(folder, 3), tmp_path / "june")
    assert ledger.verify_ledger(folder).runs
    (folder / "sent" / "persons-together" / "00001.json").unlink()
    (folder / "sent" / "persons-together" / "00003.json").unlink()
    api.list_direct_payments(api.PersonsWanted(folder, 1, "council"), tmp_path / "council")


def test_what_was_stopped_when_the_list_was_there_stays_known(three_runs: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(three_runs / "ledger", tmp_path / "ledger")

    def stopped() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        api.list_direct_payments(api.PersonsWanted(folder, 1), tmp_path / "all", then=stopped)
    assert (tmp_path / "all" / LIST).exists()
    with pytest.raises(ProblemsFound):
        api.list_direct_payments(api.PersonsWanted(folder, 1, "council"), tmp_path / "council")


def test_nobody_is_paid_in_may(three_runs: Path, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        listed(three_runs, tmp_path / "may", 2)
    assert [one.code for one in found.value.problems] == ["PBR978"]


def test_the_balance_says_what_persons_got_and_a_provider_got_none_of_it(three_runs: Path) -> None:
    found = ledger.balance_of(three_runs / "ledger")
    # £90.00 - £34.50 - £15.00 + £89.99
    assert (found.to_persons, found.payable, found.carried) == (13_049, 0, {})
    said = pbr("ledger", "balance", three_runs / "ledger").stdout
    assert "(persons)  direct_payment" in said
    assert "(persons)  left_over" in said
    assert "Settled in all: £130.49, of which £130.49 to persons\n" in said
    assert "Payable in all to providers: £0.00" in said
    assert len(ledger.verify_ledger(three_runs / "ledger").runs) == 3
    for run in (1, 2, 3):
        assert len(rows(three_runs / "ledger" / f"{run:05}" / "remittances.csv")) == 0


def test_names_are_in_the_list_alone_and_in_no_message(three_runs: Path, tmp_path: Path) -> None:
    asked = ("direct-payments", three_runs / "ledger", "--run", "1")
    done = pbr(*asked, "--names", three_runs / "names.csv", "--out", tmp_path / "list")
    assert (done.returncode, done.stdout) == (
        0,
        f"2 persons: £145.49 to pay, £0.00 to ask back\n\nthe list of direct payments is in {tmp_path / 'list'}\n",
    )
    assert [row["name"] for row in rows(tmp_path / "list" / LIST)] == ["Ada Brook", "Cyril Dean"]
    assert "Ada" not in done.stderr + (tmp_path / "list" / "direct-payments.json").read_text()
    assert (tmp_path / "list" / LIST).stat().st_mode & 0o077 == 0
    short = tmp_path / "short.csv"
    short.write_text("id,name\nS-ONE,Ada Brook\n")
    refused = pbr(*asked, "--names", short, "--out", tmp_path / "other")
    assert refused.returncode == 1
    assert "PBR976" in refused.stderr
    assert "1 of 2 persons" in refused.stderr
    assert not any(told in refused.stderr for told in ("Ada", "S-ONE", "S-TWO"))
    assert not (tmp_path / "other").exists()


def test_a_settlement_in_no_ledger_says_the_same(three_runs: Path, tmp_path: Path) -> None:
    records = shutil.copytree(three_runs / "records", tmp_path / "records")
    prepared = prepare(CASE, records, MONTHS["2026-04"], None, False, False)
    settle_into_folder(prepared, tmp_path / "settled", lambda path: None)
    made = api.list_direct_payments(api.PersonsWanted(tmp_path / "settled"), tmp_path / "list")
    assert [(one.person_id, one.to_pay, one.to_ask) for one in made.persons] == [
        ("S-ONE", 5_550, 0),
        ("S-TWO", 8_999, 0),
    ]
    # What is left in a person's account has no provider, and is no limit left.
    limits = [tuple(row.values()) for row in rows(tmp_path / "settled" / "limits.csv")]
    assert limits == [
        ("left_over", "", "A", "2026-04", "drawn from", "90.00", "35.50", "20.00", ""),
        ("left_over", "", "B", "2026-04", "drawn from", "89.99", "95.00", "-5.01", ""),
    ]
    kinds = {(row["payment"], row["kind"]) for row in rows(tmp_path / "settled" / "lines.csv")}
    assert kinds == {("direct_payment", "person"), ("left_over", "person_limit"), ("spent", "note")}


def test_what_is_asked_back_is_told_of_the_person(three_runs: Path) -> None:
    story = " ".join(api.explain(CASE, three_runs / "records", "A/left_over/2026-04", MONTHS["2026-04"]).split())
    assert "£34.50 is asked back of the person, and not of the provider, on 2026-04-30." in story
    assert "By payer: council -£17.25, health_board -£17.25." in story


@pytest.fixture(scope="module")
def not_all_decided(three_runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """April with a receipt of A that nobody has seen, and a row of C that cannot be read.

    Of A's £90.00 at most £70.00 is asked back, what is over the £20.00 that may be kept: half of it by each payer.
    """
    folder = tmp_path_factory.mktemp("undecided")
    records = shutil.copytree(three_runs / "records", folder / "records")
    plans = PLANS.format(ended=",") + "C,S-THREE,P1,ongoing,2026-04-01,,,lots,10.00\n"
    (records / "plans.csv").write_text(plans)
    (records / "visits.csv").write_text(VISITS.replace("0,0,35.50,yes", "0,0,35.50,"))
    prepared = prepare(CASE, records, MONTHS["2026-04"], None, True, False)
    settle_into_folder(prepared, folder / "settled", lambda path: None)
    commit(RunAsked(CASE, records, folder / "ledger", MONTHS["2026-04"], hold_errors=True), Confirmed())
    return folder


@pytest.mark.parametrize(("source", "since"), [("settled", ""), ("ledger", "1")])
def test_whose_money_is_not_decided_stands_beside_the_list(
    not_all_decided: Path, tmp_path: Path, source: str, since: str
) -> None:
    done = pbr("direct-payments", not_all_decided / source, "--out", tmp_path / "list")
    assert done.stdout.splitlines()[:2] == [
        "2 persons: £179.99 to pay, £0.00 to ask back",
        "Not decided, and in no sum of it: 2 lines of 1 person and 1 row of which nobody can say whom it pays; "
        "not-decided.csv says why",
    ]
    assert [(one["person_id"], one["to_pay"]) for one in rows(tmp_path / "list" / LIST)] == [
        ("S-ONE", "90.00"),
        ("S-TWO", "89.99"),
    ]
    waiting = rows(tmp_path / "list" / "not-decided.csv")
    wanted = ("person_id", "record_id", "payment", "slot", "at_stake", "since_run")
    assert [tuple(one[name] for name in wanted) for one in waiting] == [
        ("", "C", "", "", "", ""),
        ("S-ONE", "A", "left_over", "2026-04", "-35.00", since),
        ("S-ONE", "A", "left_over", "2026-04", "-35.00", since),
    ]
    assert all(one["why"] for one in waiting)
    assert waiting[1]["why"].startswith("open: what is drawn by spent")
    assert (tmp_path / "list" / "not-decided.csv").stat().st_mode & 0o077 == 0
    assert json.loads((tmp_path / "list" / "direct-payments.json").read_text())["not_decided"] == 3
    assert not any(person in done.stdout + done.stderr for person in ("S-ONE", "S-TWO", "S-THREE"))


def test_one_payers_list_has_what_it_would_pay_itself(not_all_decided: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(not_all_decided / "ledger", tmp_path / "ledger", ignore=lambda *_: ["sent"])
    made = api.list_direct_payments(api.PersonsWanted(folder, payer="health_board"), tmp_path / "list")
    assert [(one.person_id, one.at_stake) for one in made.undecided] == [("", None), ("S-ONE", -3_500)]


def test_where_nobody_is_paid_yet_it_is_said_that_some_wait(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS.format(ended=",").replace("10.00", "").replace("10.01", ""))
    (records / "visits.csv").write_text(VISITS.splitlines()[0] + "\n")
    settle_into_folder(
        prepare(CASE, records, MONTHS["2026-04"], None, False, False), tmp_path / "settled", lambda path: None
    )
    with pytest.raises(ProblemsFound) as found:
        api.list_direct_payments(api.PersonsWanted(tmp_path / "settled"), tmp_path / "list")
    (problem,) = found.value.problems
    assert problem.code == "PBR978"
    assert "; 4 lines that would pay persons are not decided" in problem.message
    assert problem.help.startswith("lines.csv of the settlement says why; ")
