"""A comparison says which of its sums are before deductions that were not taken, and calls schemes by their titles."""

import json
from pathlib import Path

from tests.cli.command import pbr
from tests.engine.test_not_deducted import CHARGED, GOOD, PEOPLE, STAYS, files
from tests.reports.simulation.elements import rows_of, tree_of, words_of

PLAIN = """
payments:
  price:
    assumed: made up
    pay: £1,000.00
    for each: person
    priced at: referred_on
    due: referred_on
"""
TITLE = "Of people, with nothing taken off"
BAD = "R2,S2,P1,residential,2026-06-01,2026-06-14,lots\n"
QUERIED = "R2,S2,P1,hospital,2026-06-01,2026-06-07,700.00\n"
SUMS = "What each scheme costs, and what is not certain"


def compared(folder: Path, row: str) -> tuple[str, str, dict[str, object]]:
    """The table in one line, the page, and what the JSON has of the scheme with the deduction."""
    scheme, records = files(folder, CHARGED, people=PEOPLE, stays=STAYS + GOOD + row)
    (folder / "plain").mkdir()
    other, _ = files(folder / "plain", PLAIN, people=PEOPLE)
    plain = other.with_name("nothing_off.yaml")
    text = other.read_text(encoding="utf-8").replace("scheme: by_hand", "scheme: nothing_off")
    plain.write_text(text.replace("title: A scheme of a test", f"title: {TITLE}"), encoding="utf-8")
    asked = ("simulate", records, scheme, "--baseline", plain, "--period", "2026-06", "--hold-errors")
    done = pbr(*asked, "--html", folder / "page.html")
    found = json.loads(pbr(*asked, "--format", "json").stdout)
    (one,) = [each for each in found["schemes"] if each["scheme"] == "by_hand"]
    return " ".join(done.stdout.split()), (folder / "page.html").read_text(encoding="utf-8"), one


def test_the_sum_of_a_scheme_whose_deduction_has_no_sum_is_marked(tmp_path: Path) -> None:
    table, page, found = compared(tmp_path, BAD)
    # two people at £1,000.00, and two weeks of R1 at £300.00; the other scheme takes nothing off
    assert "by_hand £1,400.00 * " in table
    assert "nothing_off £2,000.00 - " in table
    assert "* BEFORE DEDUCTIONS Not taken So by_hand what 1 row" in table
    assert "nothing_off £2,000.00 *" not in table
    rows = {row[0]: row[1] for row in rows_of(tree_of(page), SUMS)}
    assert rows["A scheme of a test"] == "£1,400.00, before deductions that were not taken"
    assert rows[TITLE] == "£2,000.00"
    assert found["not_deducted"] == {"amount": "0.00", "lines": 0, "no_sum": 0, "rows": 1, "due_if_deducted": None}


def test_a_sum_that_is_known_says_what_would_be_due_and_the_page_has_titles_alone(tmp_path: Path) -> None:
    table, page, found = compared(tmp_path, QUERIED)
    # a week at £700.00 is held: £1,400.00 less £700.00
    assert "£700.00 on 1 line" in table
    said = words_of(tree_of(page))
    assert (
        "What “A scheme of a test” would have paid is before deductions that were not taken: £700.00 on 1 line; "
        "with all of it taken, £700.00 would be due."
    ) in said
    assert "under “A scheme of a test”: £700.00 on 1 line was not deducted" in said
    assert "under by_hand" not in said
    assert "under by_hand: £700.00 on 1 line was not deducted" in table
    known = {"amount": "700.00", "lines": 1, "no_sum": 0, "rows": 0, "due_if_deducted": "700.00"}
    assert found["not_deducted"] == known


def test_where_everything_was_taken_off_nothing_is_marked(tmp_path: Path) -> None:
    table, page, found = compared(tmp_path, "")
    assert "*" not in table
    assert "not taken" not in page
    assert "not_deducted" not in found
