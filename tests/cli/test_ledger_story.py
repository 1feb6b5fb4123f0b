"""``pbr settle --ledger --explain``: the story then and now of one provider, as JSON, and as a letter."""

import json
from pathlib import Path

import pytest

from tests.cli.command import ESSEX, pbr
from tests.finance.three_months import HEADER, NOTICES, A, B

# One person with a plan of each of two providers.
BOTH = "G,S1,P2,reablement,2026-07-06,,,,\n"


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with June settled, and July's extract: A is withdrawn, and G of the same person begins with P2."""
    folder = tmp_path_factory.mktemp("june")
    for month, plans in (("2026-06", A + B), ("2026-07", B + BOTH)):
        (folder / month).mkdir()
        (folder / month / "plans.csv").write_text(HEADER + plans, encoding="utf-8")
    (folder / "2026-07" / "notices.csv").write_text(NOTICES, encoding="utf-8")
    done = pbr("settle", ESSEX, folder / "2026-06", "--ledger", folder / "ledger", "--period", "2026-06", "--commit")
    assert done.returncode == 0, done.stderr
    return folder


def told(june: Path, *more: str) -> str:
    done = pbr("settle", ESSEX, june / "2026-07", "--ledger", june / "ledger", "--explain", *more)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_as_json_it_has_then_now_what_moves_and_what_was_settled(june: Path) -> None:
    said = json.loads(told(june, "A", "--format", "json"))
    assert (said["explained"], said["run"], said["period"]["first"]) == ("A", 2, "2026-07-01")
    # By hand: A's package of 1,575.00 was settled in run 1, and goes back because it is withdrawn.
    assert said["then"]["run"] == 1
    assert said["then"]["story"]["amount"] == "1575.00"
    (package,) = [line for line in said["against_the_ledger"] if line["settled_before"] != "0.00"]
    assert (package["payment"], package["due_to_date"], package["settled_before"], package["amount"]) == (
        "package", "0.00", "1575.00", "-1575.00",
    )  # fmt: skip
    assert package["corrects"] == "1/000001"
    (entry,) = said["settled_so_far"]
    assert (entry["entry"], entry["amount"], entry["corrects"]) == ("1/000001", "1575.00", None)
    # The last run was laid out for a moment in a place that is gone.
    assert "run 1/" in json.dumps(said["then"]["story"])
    assert "pbr-run-" not in json.dumps(said)


def test_what_the_run_moves_stands_before_the_stories_it_is_worked_by(june: Path) -> None:
    # By hand: A's package of 1,575.00 goes back, and G's of 1,575.00 begins; nothing else of the person is settled.
    text = told(june, "S1")
    heading, _, _, *moves = text.splitlines()[:5]
    assert heading == "What run 2 of 2026-07-01 to 2026-07-31 moves"
    assert " ".join(moves) == (
        "This run moves £0.00 (£1,575.00 up and £1,575.00 down) of S1: £1,575.00 stands, less £1,575.00 that "
        "was settled before."
    )
    order = [
        text.index(part)
        for part in (
            "- A/package, P1: £0.00 stands, £1,575.00 was settled (entry 1/000001), this run moves -£1,575.00 (notice)",
            "- G/package, P2: £1,575.00 stands, £0.00 was settled, this run moves £1,575.00",
            "nothing moves: ",
            "Settled so far\n",
            "The worked basis then, in run 1 of 2026-06-01 to 2026-06-30\n",
            "Due in this period for what is told here: £1,575.00\n",
            "The worked basis now, in run 2 of 2026-07-01 to 2026-07-31\n",
        )
    ]
    assert order == sorted(order)
    assert text.count("as if nothing had been settled before") == 2


@pytest.fixture
def corrected(june: Path, tmp_path: Path) -> Path:
    """The same ledger, and a July in which the review of B found that some support is needed still."""
    (tmp_path / "2026-07").mkdir()
    (tmp_path / "2026-07" / "plans.csv").write_text(HEADER + A + B.replace(",none,", ",reduced,"), encoding="utf-8")
    (tmp_path / "ledger").symlink_to(june / "ledger")
    return tmp_path


def test_why_a_settled_sum_is_not_what_it_was_is_said(corrected: Path) -> None:
    # By hand: B's bonus of 250.00 was due on 29 June, the day of its review, and is not earned any more.
    said = told(corrected, "B")
    moves = "B/bonus, P2: £0.00 stands, £250.00 was settled (entry 1/000003), this run moves -£250.00"
    assert f"- {moves} (record: support_at_end): not earned" in said
    # What did not move has no reason to.
    assert "B/package, P2: £1,575.00 stands, £1,575.00 was settled (entry 1/000002), nothing moves: " in said
    lines = json.loads(told(corrected, "B", "--format", "json"))["against_the_ledger"]
    assert {line["line_id"]: line["because"] for line in lines} == {
        "B/package": None,
        "B/bonus": "record: support_at_end",
    }
    page = told(corrected, "B", "--format", "html")
    assert "this run would pay -£250.00, for the record was corrected: " in page


@pytest.mark.parametrize(("wanted", "of"), [("package", ("A/", "B/", "G/")), ("A/package", ("A/",))])
def test_of_a_payment_every_line_that_moves_is_told(june: Path, wanted: str, of: tuple[str, ...]) -> None:
    said = told(june, wanted)
    # By hand: B's and G's packages stand, A's and B's were settled; of A alone 1,575.00 goes back.
    moves = {
        "package": "This run moves £0.00 (£1,575.00 up and £1,575.00 down) of package: £3,150.00 stands,",
        "A/package": "This run moves -£1,575.00 of A/package: £0.00 stands, less £1,575.00 that was settled before.",
    }[wanted]
    assert moves in said
    assert [line[2:4] for line in said.splitlines() if line.startswith("- ") and "was settled" in line] == [
        one for one in ("A/", "G/", "B/") if one in of
    ]


def test_a_sentence_that_is_cut_names_no_place_in_part(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason\n"
        "A0001,S1,P1,reablement,standard,2026-04-06,2026-04-06,2026-06-26,,\n"
        "A0002,S2,P1,ongoing,standard,2026-04-06,2026-04-06,2026-06-26,,\n",
        encoding="utf-8",
    )
    (records / "outcomes.csv").write_text(
        "outcome_id,plan_id,outcome,kind,payable,agreed_on,due_on,result,achieved_on,reviewed_on,verified_by,disputed\n"
        "A0001-1,A0001,dressing,improvement,yes,2026-04-06,2026-06-26,,,,,\n"
        "A0002-1,A0002,dressing,improvement,yes,2026-04-06,2026-06-26,,,,,\n",
        encoding="utf-8",
    )
    asked = ("settle", "wiltshire-penalty-and-reward", records, "--ledger", tmp_path / "ledger")
    assert pbr(*asked, "--period", "2026-04", "--commit").returncode == 0
    said = pbr(*asked, "--explain", "A0001-1").stdout
    assert "Not paid: outcome is not for outcome A0001-1: plan's plan_type is reablement …\n" in said
    # What the last run kept was laid out for a moment, in a place whose name is another each time.
    assert "/pbr-" not in said


def test_a_letter_says_what_stands_what_was_settled_and_what_the_run_pays(june: Path) -> None:
    page = told(june, "A", "--format", "html")
    assert "This run would pay: <strong>-£1,575.00</strong>" in page
    assert (
        "£0.00 stands, and £1,575.00 was settled before: this run would pay -£1,575.00, for the record was withdrawn "
        "or replaced" in page
    )
    assert "Entry 1/<wbr>000001" in page or "Entry 1/000001" in page
    assert "£1,575.00, so that £1,575.00 stood." in page
    # Nobody's pseudonym, no file, and nothing of another provider.
    assert not any(never in page for never in ("S1", ".csv", "P2"))


def test_of_several_providers_a_letter_is_refused_until_one_is_named(june: Path) -> None:
    refused = pbr("settle", ESSEX, june / "2026-07", "--ledger", june / "ledger", "--explain", "S1", "--format", "html")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "error[PBR921] S1 has lines of 2 providers" in refused.stderr
    page = told(june, "S1", "--format", "html", "--provider", "P2")
    # By hand: G's package alone.
    assert "This run would pay: <strong>£1,575.00</strong>" in page
    assert "P1" not in page
    assert "Settled so far" not in page


@pytest.mark.parametrize("form", ["table", "json"])
def test_kept_to_one_provider_nothing_of_the_other_is_told(june: Path, form: str) -> None:
    whole = told(june, "S1", "--format", form)
    part = told(june, "S1", "--format", form, "--provider", "P2")
    assert "A/package" in whole
    assert "G/package" in part
    assert not any(never in part for never in ("A/package", "1/000001", '"P1"'))


def test_a_provider_of_whom_nothing_is_told_is_refused(june: Path) -> None:
    done = pbr("settle", ESSEX, june / "2026-07", "--ledger", june / "ledger", "--explain", "B", "--provider", "P9")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[PBR920]" in done.stderr


def test_a_run_is_looked_at_for_one_provider(june: Path) -> None:
    done = pbr("settle", ESSEX, june / "2026-07", "--ledger", june / "ledger", "--provider", "P2")
    assert done.returncode == 0, done.stderr
    # By hand: G's package 1,575.00; P1's 1,575.00 that goes back is not P2's.
    assert "P2" in done.stdout
    assert "£1,575.00" in done.stdout
    assert "-£1,575.00" not in done.stdout.split("Nothing is settled yet")[0]


def test_a_part_is_never_settled_nor_in_a_workbook(june: Path) -> None:
    for what in (("--commit",), ("--workbook", "run.xlsx"), ("--out", "run")):
        done = pbr("settle", ESSEX, june / "2026-07", "--ledger", june / "ledger", "--provider", "P2", *what, cwd=june)
        assert (done.returncode, done.stdout) == (2, "")
        assert "a part is never published" in done.stderr
    assert not (june / "run.xlsx").exists()
