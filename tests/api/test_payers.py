"""Who pays and who is paid, through every file: each total right to the penny, and no person's money a provider's."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from pbr import api
from pbr.api import ledger
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.problems.problem import ProblemsFound
from pbr.remittance.read_paid_run import read_paid_run
from pbr.values.period import Period

CASE = Path(__file__).parents[1] / "cases" / "payers" / "good" / "a-direct-payment.yaml"
MAPPING = """\
finance: 1
title: a file of this test
shape: assumed
file: to-pay.csv
dates: 2026-12-31
headings: yes
a row for: each payment
credits: negative
balances: written
signs: paid above nil
description: "{payment}"
codes:
  otherwise:
    Code: "1"
  balances:
    Code: "2"
rows:
  line:
    Supplier: "{supplier}"
    Payer: "{payer}"
    Code: "{Code}"
    Payment: "{payment}"
    Amount: "{amount}"
"""
HEADER = "plan_id,person_id,provider_id,plan_type,plan_value,offered_on,choice,chosen_on,started_on\n"
A = "A,S1,P1,ongoing,1020.00,2026-05-01,plan,2026-05-04,2026-05-05\n"
B = "B,S2,P1,ongoing,{value},2026-05-01,direct_payment,2026-05-05,2026-05-05\n"
C = "C,S3,P2,ongoing,500.00,2026-05-01,plan,2026-05-06,2026-05-06\n"
PROVIDERS = "provider_id,name,supplier_number\nP1,One Ltd,1001\nP2,Two Ltd,1002\n"
MAY, JUNE = (Period(date(2026, month, 1), date(2026, month, last)) for month, last in ((5, 31), (6, 30)))


def extract(folder: Path, value: str = "1020.01") -> Path:
    """Two plans that their persons took, at £204.00 and £100.00 to the provider, and one taken as money."""
    folder.mkdir(exist_ok=True)
    (folder / "plans.csv").write_text(HEADER + A + B.format(value=value) + C)
    (folder / "providers.csv").write_text(PROVIDERS)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def settled(tmp_path: Path) -> Path:
    folder = tmp_path / "settled"
    settle_into_folder(prepare(CASE, extract(tmp_path / "records"), MAY, None, False, False), folder, lambda path: None)
    return folder


def test_payers_bear_the_total_and_providers_get_what_is_theirs(tmp_path: Path) -> None:
    folder = settled(tmp_path)
    said = json.loads((folder / "settlement.json").read_text())
    # £204.00 + £100.00 to providers and £1,020.01 to a person.
    assert said["total_due"] == "1324.01"
    assert [(one["payer"], one["amount"]) for one in said["payers"]] == [
        ("council", "662.00"),
        ("health_board", "662.01"),
    ]
    assert [(one["provider_id"], one["due"]) for one in rows(folder / "providers.csv")] == [
        ("", "1020.01"),
        ("P1", "204.00"),
        ("P2", "100.00"),
    ]
    borne = [(one["payer"], one["provider_id"], one["amount"]) for one in rows(folder / "payers.csv")]
    assert borne == [
        ("council", "", "510.00"),
        ("council", "P1", "102.00"),
        ("council", "P2", "50.00"),
        ("health_board", "", "510.01"),
        ("health_board", "P1", "102.00"),
        ("health_board", "P2", "50.00"),
    ]


def test_a_scheme_without_payers_has_no_file_of_them(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on,weekly_hours\n"
        "A,S1,P1,reablement,2026-05-04,,,,,\n"
    )
    prepared = prepare(Path("essex-reablement-bonus"), records, MAY, None, False, False)
    settle_into_folder(prepared, tmp_path / "out", lambda path: None)
    assert not (tmp_path / "out" / "payers.csv").exists()
    assert "payers" not in json.loads((tmp_path / "out" / "settlement.json").read_text())


def test_parts_come_to_the_same(tmp_path: Path) -> None:
    plans = [
        dict(zip(HEADER.strip().split(","), row.strip().split(","), strict=True))
        for row in (A, B.format(value="1020.01"), C)
    ]
    whole = api.settle(CASE, {"plans": plans}, MAY)
    terms = api.run_terms(CASE, MAY)
    done = api.finish(terms, [api.settle_part(terms, {"plans": [plan]}) for plan in plans])
    assert done.lines == whole.lines
    assert done.payers == whole.settlement.payers
    assert done.tally == whole.settlement.tally


def test_no_provider_is_told_or_sent_what_a_person_is_paid(tmp_path: Path) -> None:
    folder = settled(tmp_path)
    run = read_paid_run(folder, None)
    assert [(one.provider_id, one.payable) for one in run.remittances] == [("P1", 20_400), ("P2", 10_000)]
    assert run.to_persons == 102_001
    providers = tmp_path / "records"
    told = api.remit(folder, providers, tmp_path / "told")
    (tmp_path / "map.yaml").write_text(MAPPING)
    made = api.write_finance_files(api.FinanceWanted(folder, tmp_path / "map.yaml", providers), tmp_path / "sent")
    for warnings in (told.warnings, made.warnings):
        (warning,) = warnings
        assert warning.code == "PBR494"
        assert "£1,020.01" in warning.message
        assert "S2" not in warning.message + warning.help
    for path in (*(tmp_path / "told").iterdir(), *(tmp_path / "sent").iterdir()):
        assert "personal_budget" not in path.read_text().replace("personal_budget: for each", "")
        assert "510.0" not in path.read_text()
    sent = [(one["Supplier"], one["Payer"], one["Amount"]) for one in rows(tmp_path / "sent" / "to-pay.csv")]
    assert sent == [
        ("1001", "council", "102.00"),
        ("1001", "health_board", "102.00"),
        ("1002", "council", "50.00"),
        ("1002", "health_board", "50.00"),
    ]


def test_a_ledger_corrects_each_payer_and_never_a_remittance_by_a_persons_money(tmp_path: Path) -> None:
    folder, records = tmp_path / "ledger", extract(tmp_path / "records")
    commit(RunAsked(CASE, records, folder, MAY), Confirmed())
    # The plan was worth £1,000.03 and not £1,020.01: half of it is £500.015, so each gets back £10.00 and £9.98.
    extract(records, "1000.03")
    second = commit(RunAsked(CASE, records, folder, JUNE), Confirmed(sum=-1_998))
    assert isinstance(second, ledger.Committed)
    assert second.written.remittances == ()
    borne = [tuple(one.values()) for one in rows(folder / "00002" / "payers.csv")]
    assert borne == [
        ("council", "", "personal_budget", "1", "-9.99"),
        ("health_board", "", "personal_budget", "1", "-9.99"),
    ]
    assert len(ledger.verify_ledger(folder).runs) == 2
    standing = ledger.balance_of(folder)
    assert {(one.provider_id, one.payment): one.settled for one in standing.standing} == {
        ("", "personal_budget"): 100_003,
        ("P1", "plan_taken"): 20_400,
        ("P2", "plan_taken"): 10_000,
    }
    assert standing.payable == 30_400


def _other_scheme(tmp_path: Path, old: str, new: str) -> Path:
    text = CASE.read_text()
    assert old in text
    path = tmp_path / "other.yaml"
    # Its examples are those of the scheme as it was, and one that gives nothing is enough.
    heading, _ = text.replace(old, new).split("examples:\n")
    path.write_text(f"{heading}examples:\n  Without records:\n    as at: 2026-06-30\n    total due: £0.00\n")
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    to: person\n", ""),
        (
            "  health_board: Northshire Health Board\npaid by: council 50%, health_board rest\n",
            "paid by: council\n",
        ),
    ],
)
def test_whoever_paid_and_was_paid_stays(tmp_path: Path, old: str, new: str) -> None:
    folder, records = tmp_path / "ledger", extract(tmp_path / "records")
    commit(RunAsked(CASE, records, folder, MAY), Confirmed())
    with pytest.raises(ProblemsFound) as found:
        commit(RunAsked(_other_scheme(tmp_path, old, new), records, folder, JUNE), Confirmed())
    assert [one.code for one in found.value.problems] == ["PBR498"]


def test_an_adjustment_is_divided_as_the_heading_says_and_refused_where_it_does_not(tmp_path: Path) -> None:
    records = extract(tmp_path / "records")
    (records / "adjustments.csv").write_text(
        "ref,provider_id,on,amount,reason,source\nADJ1,P1,2026-05-20,-10.01,a visit paid twice,a letter\n"
    )
    commit(RunAsked(CASE, records, tmp_path / "ledger", MAY), Confirmed())
    borne = [
        tuple(one.values())
        for one in rows(tmp_path / "ledger" / "00001" / "payers.csv")
        if one["payment"] == "adjustment"
    ]
    # Half of £10.01 is £5.005, cut off towards nil.
    assert borne == [("council", "P1", "adjustment", "1", "-5.00"), ("health_board", "P1", "adjustment", "1", "-5.01")]
    each = _other_scheme(tmp_path, "paid by: council 50%, health_board rest\n", "")
    each.write_text(
        each.read_text().replace("    assumed: for this case\n", "    assumed: for this case\n    paid by: council\n")
    )
    with pytest.raises(ProblemsFound) as found:
        commit(RunAsked(each, records, tmp_path / "another", MAY), Confirmed())
    assert [one.code for one in found.value.problems] == ["PBR499"]


def test_what_is_told_of_a_line_is_told_of_the_whole_with_what_each_payer_has(tmp_path: Path) -> None:
    story = api.explain(CASE, extract(tmp_path / "records"), "B/personal_budget@health_board", MAY)
    assert "£1,020.01 is due to the person, and not the provider on 2026-05-05." in story
    assert "By payer: council £510.00, health_board £510.01." in " ".join(story.split())


def test_what_each_payer_has_is_told_of_what_is_added_up_and_of_a_limit(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-06-01\n"
    )
    (tmp_path / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,A,2026-06-02,60,60\nV2,A,2026-06-02,60,61\n"
    )
    scheme = CASE.with_name("added-up-under-a-limit.yaml")
    day = " ".join(api.explain(scheme, tmp_path, "A/care/2026-06-02", JUNE).split())
    assert "By payer: council £24.21, board £16.14." in day
    limit = " ".join(api.explain(scheme, tmp_path, "P1/bound/2026-06@board", JUNE).split())
    assert "By payer: council -£4.21, board -£2.81." in limit
