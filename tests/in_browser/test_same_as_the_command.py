"""What the page's worker makes of an extract, a judgement, a comparison, a statement: the bytes of the command."""

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pbr.in_browser import calls
from tests.cli.command import pbr
from tests.examples.made import EXAMPLES, SCHEMES
from tests.page.opened_page import Files, in_folder

CASE, COMPARE, MEETING = EXAMPLES / "from-a-case-system", EXAMPLES / "compare", EXAMPLES / "review-meeting"
ESSEX = "essex-reablement-bonus"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a scheme, which is where the command runs too: what is named has the same names."""
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(SCHEMES / f"{ESSEX}.yaml", tmp_path / f"{ESSEX}.yaml")
    return tmp_path


def laid(desk: Path, folder: str, *files: Path) -> None:
    """Put files into a folder of the desk, as the page does."""
    (desk / folder).mkdir()
    for file in files:
        shutil.copyfile(file, desk / folder / file.name)


def call(name: str, **said: object) -> dict[str, Any]:
    answer = json.loads(getattr(calls, name)(json.dumps(said), lambda *_: None))
    assert isinstance(answer, dict)
    return answer


def saved(what: str) -> Files:
    made = calls.saved(what)
    assert made is not None
    with zipfile.ZipFile(BytesIO(made)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def said_by_the_command(desk: Path, *words: str | Path, ends: int = 0) -> str:
    done = pbr(*words, cwd=desk)
    assert done.returncode == ends, done.stderr
    return done.stdout


def of_extract(desk: Path) -> None:
    laid(desk, "extract", *(CASE / "july").iterdir(), CASE / "Provider references.csv")
    laid(desk, "mapping", CASE / "mapping.yaml")


def test_an_extract_is_checked_through_its_mapping_beside_the_one_before(desk: Path) -> None:
    of_extract(desk)
    laid(desk, "last", *(CASE / "july").iterdir(), CASE / "Provider references.csv")
    words: list[str | Path] = ["check", "extract", "--for", f"{ESSEX}.yaml", "--map", "mapping/mapping.yaml"]
    asked = [*words, "--last", "last", "--as-at", "2026-08-10"]
    expected = {"check/check.txt": said_by_the_command(desk, *asked).encode()}
    expected["check/check.json"] = said_by_the_command(desk, *asked, "--format", "json").encode()
    said_by_the_command(desk, *asked, "--workbook", "command.xlsx")
    expected["check/check.xlsx"] = (desk / "command.xlsx").read_bytes()
    answer = call("check_records", scheme=f"{ESSEX}.yaml", mapped=True, as_at="2026-08-10")
    assert answer["text"].encode() == expected["check/check.txt"]
    assert "since the last extract: 0 new, 0 gone" in answer["text"]
    assert saved("check") == expected


def test_a_row_that_cannot_be_read_is_counted_and_no_value_is_quoted(desk: Path) -> None:
    header = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on"
    laid(desk, "records")
    (desk / "records" / "plans.csv").write_text(f"{header}\nA,S1,P1,Zebedee,2026-05-04,,,,\n", encoding="utf-8")
    answer = call("check_records", scheme=f"{ESSEX}.yaml")
    assert answer["unread"] == 1
    assert answer["found"][0]["code"] == "PBR706"
    assert "Zebedee" not in json.dumps(answer)
    assert call("check_records", scheme=f"{ESSEX}.yaml", as_at="soon")["not_read"]["field"] == "as_at"


def test_a_mapping_is_started_and_next_month_is_added_to_it(desk: Path) -> None:
    laid(desk, "records", *(CASE / "july").iterdir())
    (july,) = (desk / "records").iterdir()
    printed = said_by_the_command(desk, "map", july, "--for", f"{ESSEX}.yaml")
    answer = call("start_mapping", scheme=f"{ESSEX}.yaml")
    assert (answer["text"], answer["added_to"]) == (printed, False)
    # One of them is in the sentence that says what a question mark is.
    assert answer["to_decide"] == printed.count('"?"') - 1 > 0
    of_extract(desk)
    shutil.rmtree(desk / "records")
    (desk / "extract" / july.name).unlink()
    shutil.copyfile(
        CASE / "august" / "Reablement Extract Aug-26.csv", desk / "extract" / "Reablement Extract Aug-26.csv"
    )
    laid(desk, "started", CASE / "mapping.yaml")
    shutil.copyfile(CASE / "mapping.yaml", desk / "command.yaml")
    said_by_the_command(desk, "map", "extract", "--for", f"{ESSEX}.yaml", "--out", "command.yaml")
    answer = call("start_mapping", scheme=f"{ESSEX}.yaml", add_to="started")
    assert (answer["text"].encode(), answer["added_to"]) == ((desk / "command.yaml").read_bytes(), True)
    (desk / "extract" / "nothing").mkdir()
    shutil.rmtree(desk / "extract")
    assert "open an extract" in call("start_mapping", scheme=f"{ESSEX}.yaml")["not_read"]["message"]


def test_providers_are_judged_beside_the_money_that_was_expected(desk: Path) -> None:
    scheme = MEETING / "help-at-home.yaml"
    shutil.copyfile(scheme, desk / scheme.name)
    laid(desk, "records", *(MEETING / "records").glob("*.csv"))
    laid(desk, "expected", MEETING / "expected.csv")
    money = ["--expected", "expected/expected.csv"]
    wanted = ["--out", "command/judgement", "--html", "command/judgement.html"]
    (desk / "command").mkdir()
    said_by_the_command(desk, "judge", scheme.name, "records", *money, *wanted)
    answer = call("judge", scheme=scheme.name)
    expected = in_folder(desk / "command" / "judgement", "judgement")
    expected["judgement.html"] = (desk / "command" / "judgement.html").read_bytes()
    assert saved("judgement") == expected
    assert answer["report"].encode() == expected["judgement.html"]


def test_a_scheme_that_measures_nothing_says_so(desk: Path) -> None:
    laid(desk, "records", *(COMPARE / "records").glob("*.csv"))
    assert [one["code"] for one in call("judge", scheme="time-and-task")["problems"]] == ["PBR568"]


def test_a_comparison_is_made_with_assumptions(desk: Path) -> None:
    laid(desk, "records", *(COMPARE / "records").glob("*.csv"))
    laid(desk, "assumed", COMPARE / "assumptions.yaml")
    schemes = ["hourly-plus-bonus", "ipc-outcome-tariff"]
    settings = ["rates.outcome_achieved=50%"]
    assumed = ["--assume", "assumed/assumptions.yaml", "--set", *settings]
    wanted = ["--as-at", "2027-03-31", "--out", "command/comparison", "--html", "command/comparison.html"]
    (desk / "command").mkdir()
    said_by_the_command(desk, "simulate", "records", *schemes, *assumed, *wanted)
    asked = {"schemes": schemes, "baseline": "time-and-task", "as_at": "2027-03-31"}
    answer = call("compare", **asked, settings=settings)
    expected = in_folder(desk / "command" / "comparison", "comparison")
    expected["comparison.html"] = (desk / "command" / "comparison.html").read_bytes()
    assert saved("comparison") == expected
    assert answer["report"].encode() == expected["comparison.html"]
    wrong = call("compare", **asked, settings=["rates.nothing=many"])
    assert wrong["problems"]
    assert call("compare", **asked, move="a while")["not_read"]["field"] == "move"


def test_one_statement_and_the_finance_files_are_those_of_the_command(desk: Path) -> None:
    of_extract(desk)
    laid(desk, "directory", CASE / "providers.csv")
    call("settle", scheme=f"{ESSEX}.yaml", mapped=True, period="2026-07")
    assert "open a finance mapping" in call("finance")["not_read"]["message"]
    laid(desk, "finance-mapping", CASE / "finance.yaml")
    (desk / "command").mkdir()
    with (desk / "settlement" / "providers.csv").open(encoding="utf-8") as totals:
        provider = totals.readlines()[1].partition(",")[0]
    paid = ["settlement", "--providers", "directory/providers.csv"]
    said_by_the_command(desk, "remit", *paid, "--provider", provider, "--out", "command/statement")
    said_by_the_command(
        desk, "finance", *paid, "--map", "finance-mapping/finance.yaml", "--dated", "2026-08-14",
        "--out", "command/finance",
    )  # fmt: skip
    report = call("statement", provider=provider)["report"]
    statement = in_folder(desk / "command" / "statement", "statement")
    assert saved("statement") == statement
    assert report.encode() in statement.values()
    told = call("finance", dated="2026-08-14")
    assert saved("finance") == in_folder(desk / "command" / "finance", "finance")
    assert [row[0] for row in told["rows"]] == ["remittances", "bills.csv"]
    assert call("finance", dated="soon")["not_read"]["field"] == "dated"
    assert "plain-journal" in call("finance_shapes")["shapes"]


PAYERS = Path(__file__).parents[1] / "cases" / "payers" / "good" / "two-purses-for-all.yaml"
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason
A,S1,P1,ongoing,2026-05-04,2026-05-29,completed
B,S2,P2,ongoing,2026-05-04,2026-05-29,completed
"""
DIRECTORY = "provider_id,name,supplier_number\nP1,Elm Care,900001\nP2,Ash Care,900002\n"


@pytest.fixture
def paid_by_two(desk: Path) -> Path:
    """A settlement that two payers bear, on the desk."""
    shutil.copyfile(PAYERS, desk / "two.yaml")
    for folder, name, text in (("records", "plans.csv", PLANS), ("directory", "providers.csv", DIRECTORY)):
        (desk / folder).mkdir()
        (desk / folder / name).write_text(text, encoding="utf-8")
    answer = call("settle", scheme="two.yaml", as_at="2026-06-30")
    assert answer["payers"] == ["council", "health_board"]
    (desk / "command").mkdir()
    return desk


# £47.99 and £51.98 of each provider, worked in the scheme's own example; £99.97 of both together.
@pytest.mark.parametrize(("payer", "payable"), [("health_board", "£51.98"), ("council", "£47.99"), ("", "£99.97")])
def test_what_one_payer_pays_is_told_in_the_bytes_of_the_command(paid_by_two: Path, payer: str, payable: str) -> None:
    desk, alone = paid_by_two, ["--payer", payer] if payer else []
    codes = '{cost centre: R0410, subjective: "520040"}'
    mapping = (CASE / "finance.yaml").read_text(encoding="utf-8").replace("codes:\n", f"codes:\n  otherwise: {codes}\n")
    (desk / "finance-mapping").mkdir()
    (desk / "finance-mapping" / "finance.yaml").write_text(mapping.replace("  bonus:", "  over_run:"), encoding="utf-8")
    paid = ["settlement", "--providers", "directory/providers.csv", *alone]
    said_by_the_command(desk, "remit", *paid, "--out", "command/statements")
    said_by_the_command(desk, "remit", *paid, "--provider", "P1", "--out", "command/statement")
    said_by_the_command(desk, "finance", *paid, "--map", "finance-mapping/finance.yaml", "--out", "command/finance")
    call("everything", statements=True, payer=payer)
    whole = saved("settlement")
    for name, content in in_folder(desk / "command" / "statements", "statements").items():
        assert whole[name] == content
    assert payable in call("statement", provider="P1", payer=payer)["report"]
    assert saved("statement") == in_folder(desk / "command" / "statement", "statement")
    assert call("finance", payer=payer)["rows"]
    assert saved("finance") == in_folder(desk / "command" / "finance", "finance")


def test_a_payer_of_no_line_is_refused_and_statements_say_how_far_they_have_come(paid_by_two: Path) -> None:
    assert call("statement", provider="P1", payer="nobody_here")["problems"]
    told: list[tuple[str, int, int]] = []
    calls.everything('{"statements": true}', lambda *said: told.append(said))
    # By hand: the scheme's own example has 7 lines of a plan, and here are two; the first of the second ends the first.
    assert [one for one in told if one[2]] == [
        ("Writing the statements: 8 lines gone through, 1 of 2 statements done", 8, 14),
        ("Writing the statements: 14 lines gone through, 2 of 2 statements done", 14, 14),
    ]


def test_a_scheme_that_lists_nobody_offers_no_payer(desk: Path) -> None:
    laid(desk, "records", *(EXAMPLES / ESSEX / "records").glob("*.csv"))
    assert call("settle", scheme=f"{ESSEX}.yaml", period="2026-08")["payers"] == []


def test_nothing_is_paid_out_of_no_settlement(desk: Path) -> None:
    calls.settle(json.dumps({"scheme": "no-such-scheme"}), lambda *_: None)
    for name in ("statement", "finance"):
        assert "nothing is settled" in call(name, provider="P1")["not_read"]["message"]


def test_the_workbook_and_the_statements_are_made_where_they_are_asked_for(desk: Path) -> None:
    laid(desk, "records", *(EXAMPLES / ESSEX / "records").glob("*.csv"))
    call("settle", scheme=f"{ESSEX}.yaml", period="2026-08", as_at="2026-09-14")
    call("everything", workbook=False, statements=False)
    assert "settlement.xlsx" not in saved("settlement")
    told: list[tuple[int, int]] = []
    calls.everything('{"workbook": true}', lambda _, done, of: told.append((done, of)))
    # By hand, from the file: 152 lines.
    assert told[-1] == (152, 152)
    assert "settlement.xlsx" in saved("settlement")


def test_the_next_run_of_a_ledger_is_looked_at_and_nothing_is_settled(desk: Path) -> None:
    shutil.copytree(CASE / "ledger", desk / "ledger")
    before = in_folder(desk / "ledger", "ledger")
    laid(desk, "extract", CASE / "august" / "Reablement Extract Aug-26.csv", CASE / "Provider references.csv")
    laid(desk, "mapping", CASE / "mapping.yaml")
    (desk / "command").mkdir()
    asked = [f"{ESSEX}.yaml", "extract", "--map", "mapping/mapping.yaml", "--ledger", "ledger"]
    wanted = ["--out", "command/run", "--workbook", "command/run.xlsx"]
    said = said_by_the_command(desk, "settle", *asked, *wanted)
    answer = call("look", scheme=f"{ESSEX}.yaml", mapped=True)
    assert f"Proposal: {answer['proposal']}" in said
    expected = in_folder(desk / "command" / "run", "run") | {"run.xlsx": (desk / "command" / "run.xlsx").read_bytes()}
    assert saved("run") == expected
    assert in_folder(desk / "ledger", "ledger") == before
    shutil.rmtree(desk / "ledger")
    assert "choose its folder" in call("look", scheme=f"{ESSEX}.yaml", mapped=True)["not_read"]["message"]
    (desk / "ledger").mkdir()
    (desk / "ledger" / "letter.txt").write_text("no ledger", encoding="utf-8")
    assert [one["code"] for one in call("look", scheme=f"{ESSEX}.yaml", mapped=True)["problems"]] == ["PBR060"]
