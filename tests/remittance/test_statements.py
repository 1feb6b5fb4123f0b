"""The statements of a run: of each provider its own lines, and together the run to the penny."""

import csv
import json
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pbr.api.paid_out.remittance import Remitted, remit
from pbr.problems.problem import ProblemsFound
from pbr.records.papers.provider_directory import PROVIDERS_FILE, ProviderDetails
from pbr.remittance.read_paid_run import read_paid_run
from pbr.remittance.statement_csv import StatementCsv
from pbr.remittance.statements import write_statements
from tests.examples.statements import EXAMPLE, LEDGER, NAME, make_statements
from tests.remittance.test_paid_run import SETTLEMENTS

EXAMPLES = EXAMPLE.parent


OF_A_RETURN = ("LOC-1", "LOC-2", "LOC-3", "not_given")
"""The providers of the example of a national return."""


def directory(folder: Path, *providers: str) -> Path:
    """A directory of these providers."""
    path = folder / "who.csv"
    rows = "".join(f"{one},Provider {one} Ltd\n" for one in providers)
    path.write_text(f"provider_id,name\n{rows}", encoding="utf-8")
    return path


def made(tmp_path: Path, source: Path, run: int | None = None, only: str = "", instead: bool = False) -> Remitted:
    """The statements of what is paid out, in a folder of their own."""
    out = tmp_path / "statements"
    providers = directory(tmp_path, "P1", "P2", "P3", "P4", *OF_A_RETURN)
    return remit(source, providers, out, run, only, instead)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pence(cell: str) -> int:
    return int(Decimal(cell).scaleb(2))


@pytest.mark.parametrize(
    ("source", "run"),
    [*((folder, None) for folder in SETTLEMENTS), *((LEDGER, number) for number in (5, 8, 10, 12, 13))],
    ids=lambda one: one.parent.name if isinstance(one, Path) else str(one),
)
def test_together_they_come_to_the_run_to_the_penny(tmp_path: Path, source: Path, run: int | None) -> None:
    remitted = made(tmp_path, source, run)
    paid = read_paid_run(source, run)
    index = rows(tmp_path / "statements" / "statements.csv")
    assert sum(pence(one["entries"]) for one in index) == sum(line.amount for line in paid.lines())
    assert sum(pence(one["payable"]) for one in index) == paid.payable
    for one in index:
        lines = rows(tmp_path / "statements" / one["table"])
        assert sum(pence(line["amount"]) for line in lines) == pence(one["entries"])
        assert pence(one["brought_forward"]) + pence(one["entries"]) == pence(one["payable"]) + pence(
            one["carried_forward"]
        )
        assert len(lines) == int(one["lines"])
    assert len(index) == len(remitted.written)


def test_no_line_of_another_provider_and_every_line_of_its_own(tmp_path: Path) -> None:
    source = EXAMPLES / "wiltshire-payable-outcomes" / "settlement"
    made(tmp_path, source)
    own: dict[str, set[str]] = {}
    for line in read_paid_run(source).lines():
        own.setdefault(line.provider_id, set()).add(line.line_id)
    for one in rows(tmp_path / "statements" / "statements.csv"):
        told = rows(tmp_path / "statements" / one["table"])
        assert {line["reference"] for line in told} == own[one["provider_id"]]
        page = (tmp_path / "statements" / one["page"]).read_text(encoding="utf-8")
        for other in own.keys() - {one["provider_id"]}:
            assert f">{other}<" not in page
            assert f"Provider {other} Ltd" not in page


PATHS = re.compile(r"\.csv:|\.csv line|\.yaml|examples/")
CODES = re.compile(r"PBR[0-9]{3}|\b(support_at_end|end_reason|reviewed_on|achieved_on|plan_type|verified_by)\b")


@pytest.mark.parametrize("folder", SETTLEMENTS, ids=lambda folder: folder.parent.name)
def test_its_words_have_no_path_no_code_of_a_field_and_no_assumption(tmp_path: Path, folder: Path) -> None:
    made(tmp_path, folder)
    for page in (tmp_path / "statements").glob("*.html"):
        text = page.read_text(encoding="utf-8").partition("</head>")[2]
        assert not PATHS.search(text)
        assert not CODES.search(text)
        assert "assumed" not in text.lower()
        assert "BORROWED" not in text
    for table in (tmp_path / "statements").glob("*-0*.csv"):
        for row in rows(table):
            words = f"{row['why']} {row['next']} {row['changed']}"
            assert not PATHS.search(words)
            assert not CODES.search(words)


def test_a_statement_by_hand() -> None:
    """November of the year worked by hand: W09-3 was entered for another person, and W16 began.

    W09's £840.00 are shared by two and not three: £420.00 each and not £280.00, +£140.00 twice, -£280.00 once. W16 has
    120 hours at £17.50, of which a fifth is £420.00. In all £420.00.
    """
    told = {row["reference"]: row for row in rows(EXAMPLE / NAME / "WILEPZ-00008-P1.csv")}
    corrected = [row for row in told.values() if row["section"] == "corrected"]
    assert [(row["record_id"], row["settled_before"], row["stands_at"], row["amount"]) for row in corrected] == [
        ("W09-1", "280.00", "420.00", "140.00"),
        ("W09-2", "280.00", "420.00", "140.00"),
        ("W09-3", "280.00", "0.00", "-280.00"),
    ]
    assert told["8/000003"]["corrects"] == "7/000004"
    assert told["8/000003"]["why"] == "The outcome W09-3 was entered wrongly and is withdrawn."
    assert (told["8/000004"]["section"], told["8/000004"]["amount"]) == ("paid", "420.00")
    waits = told["W13-1/plan.balance"]
    assert (waits["section"], waits["at_stake"], waits["since_run"], waits["days"]) == (
        "undecided",
        "196.00",
        "7",
        "30",
    )
    page = (EXAMPLE / NAME / "WILEPZ-00008-P1.html").read_text(encoding="utf-8")
    for said in (
        "Elm Home Care Ltd, Chippenham", "104477", "VAT", "WILEPZ-00008-P1", "120 hours × £17.50 × 20%",
        "run 7, 31 October 2026 (30 days)", "1 November 2026 to 30 November 2026, both days included",
        read_paid_run(LEDGER, 8).head,
    ):  # fmt: skip
        assert said in page
    assert page.index("<strong>£420.00</strong>") > 0


def test_what_is_carried_is_said(tmp_path: Path) -> None:
    """December: P1's up-front £147.00 of W13 goes back, and it has nothing else: payable nothing, -£147.00 carried."""
    made(tmp_path, LEDGER, 10)
    page = (tmp_path / "statements" / "WILEPZ-00010-P1.html").read_text(encoding="utf-8")
    assert "<strong>£0.00</strong>" in page
    assert "£147.00 is carried forward from this statement, and comes off what is paid next." in page
    assert "P2" not in page.partition("</head>")[2]
    made(tmp_path, LEDGER, 11, instead=True)
    page = (tmp_path / "statements" / "WILEPZ-00011-P1.html").read_text(encoding="utf-8")
    assert "£147.00 was carried forward to this statement from the one before" in page
    assert "Keys that the provider lost (letter of 12 January)." in page


def test_money_kept_back_is_shown_and_is_in_no_amount(tmp_path: Path) -> None:
    """The run's page by hand: of a contract's quarter, a quarter's share is kept back until enough is achieved."""
    source = EXAMPLES / "sutton-ability-proved-once" / "settlement"
    made(tmp_path, source)
    kept = {line.line_id: line.at_stake for line in read_paid_run(source).lines() if line.amount and line.at_stake}
    assert kept
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "statements").glob("*.html"))
    assert "What is kept back" in pages


def test_what_was_not_paid_says_what_would_make_it_due(tmp_path: Path) -> None:
    made(tmp_path, EXAMPLES / "essex-reablement-bonus" / "settlement")
    table = next((tmp_path / "statements").glob("ESS*-P1.csv"))
    told = {(row["section"], row["why"], row["next"]) for row in rows(table)}
    assert (
        "not earned",
        "Not earned: the support needed at the end of the plan is reduced.",
        "It is due when it counts as 'no further support'.",
    ) in told
    page = table.with_suffix(".html").read_text(encoding="utf-8")
    assert "A plan counts as &#34;no further support&#34; when" in page


def test_the_example_is_made_again(tmp_path: Path) -> None:
    make_statements(tmp_path / NAME)
    assert {path.name: path.read_bytes() for path in (tmp_path / NAME).iterdir()} == {
        path.name: path.read_bytes() for path in (EXAMPLE / NAME).iterdir()
    }


def test_one_provider_alone_is_marked_so(tmp_path: Path) -> None:
    remitted = made(tmp_path, LEDGER, 8, only="P2")
    assert [one.details.provider_id for one in remitted.written] == ["P2"]
    said = json.loads((tmp_path / "statements" / "statements.json").read_text(encoding="utf-8"))
    assert (said["only_provider"], said["statements"]) == ("P2", 1)
    with pytest.raises(ProblemsFound) as found:
        made(tmp_path, LEDGER, 8)
    assert [problem.code for problem in found.value.problems] == ["PBR032"]


def test_a_provider_without_details_stops_it_by_name(tmp_path: Path) -> None:
    out = tmp_path / "statements"
    with pytest.raises(ProblemsFound) as found:
        remit(LEDGER, directory(tmp_path, "P1"), out, 8)
    assert [(problem.code, "P2" in problem.message) for problem in found.value.problems] == [("PBR917", True)]
    assert not out.exists()


def test_a_provider_that_is_not_in_it(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        made(tmp_path, LEDGER, 8, only="p1")
    assert [problem.code for problem in found.value.problems] == ["PBR918"]


def test_sums_that_do_not_agree_stop_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that goes by and is not written, as on a disk that lies."""
    monkeypatch.setattr(StatementCsv, "write", lambda self, line: None)
    with pytest.raises(ProblemsFound) as found:
        made(tmp_path, LEDGER, 8)
    assert {problem.code for problem in found.value.problems} == {"PBR919"}
    assert not (tmp_path / "statements").exists()


def test_nothing_else_is_overwritten(tmp_path: Path) -> None:
    made(tmp_path, LEDGER, 8)
    again = (tmp_path / "statements" / "statements.json").read_bytes()
    made(tmp_path, LEDGER, 8)
    assert (tmp_path / "statements" / "statements.json").read_bytes() == again
    (tmp_path / "statements" / "notes.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        made(tmp_path, LEDGER, 8, instead=True)
    assert [problem.code for problem in found.value.problems] == ["PBR021"]
    assert (tmp_path / "statements" / "notes.csv").read_text(encoding="utf-8") == "mine"


def test_names_are_shown_as_they_are_and_never_run(tmp_path: Path) -> None:
    who = tmp_path / "who.csv"
    who.write_text('provider_id,name\nP1,"<b>Elm</b> & ""Oak"""\nP2,=1+1\n', encoding="utf-8")
    out = tmp_path / "statements"
    remit(LEDGER, who, out, 8)
    page = (out / "WILEPZ-00008-P1.html").read_text(encoding="utf-8")
    assert "<b>Elm" not in page
    assert "&lt;b&gt;Elm&lt;/b&gt; &amp; &#34;Oak&#34;" in page
    assert rows(out / "statements.csv")[1]["name"] == "'=1+1"


def test_a_run_settled_before_its_words_were_kept(tmp_path: Path) -> None:
    """The statement has its sums, and no reasons: none is made up."""
    run = replace(read_paid_run(LEDGER, 8), opened=lambda name: None)
    directory = {one: ProviderDetails(one, f"Provider {one}") for one in ("P1", "P2")}
    written = write_statements(run, directory, tmp_path).written
    assert sum(one.remittance.entries for one in written) == run.entries
    told = rows(tmp_path / "WILEPZ-00008-P1.csv")
    assert {row["why"] for row in told} == {""}
    assert "What each payment is for" not in (tmp_path / "WILEPZ-00008-P1.html").read_text(encoding="utf-8")


def test_the_directory_may_lie_in_a_folder(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / PROVIDERS_FILE, tmp_path)
    out = tmp_path / "statements"
    assert remit(LEDGER, tmp_path, out, 8).written[0].details.supplier_number == "104477"
