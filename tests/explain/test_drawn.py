"""What was paid in advance and not drawn, told: what was brought forward, what was paid, drawn and kept."""

from pathlib import Path

from tests.cli.command import pbr

SCHEME = "individual-service-fund"
RECORDS = Path(__file__).parents[2] / "examples" / SCHEME / "records"


def told(wanted: str, *asked: str) -> str:
    done = pbr("settle", SCHEME, str(RECORDS), *asked, "--explain", wanted)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_a_note_of_what_was_brought_forward_is_there_and_all_of_it_goes_back() -> None:
    # £80.00 and four times £124.50 are £578.00, of which £40.00 was drawn; the plan ended on 20 May.
    said = told("C/unspent/2026-04-06", "--period", "2026-06")
    assert "fund: £498.00. brought: £80.00. Together, falling due in 2026-04-06 to 2026-06-28: £578.00" in said
    assert "no more than £40.00 (what is drawn by hours, purchases: £40.00) over the plan in 2026-04-06." in said
    assert "the limit is no more than £40.00. It is worked on 2026-06-28" in said
    # Once in the heading, and not again in the reason and the working.
    assert said.count("what is drawn by hours, purchases: £40.00") == 1


def test_what_was_kept_is_brought_forward_to_the_next_window() -> None:
    # A has £400.00 of the first twelve weeks and six times £160.00, and draws nothing more by 20 September.
    said = told("A/unspent/2026-06-29", "--period", "2026-09")
    assert "Brought forward from the window before: £400.00. fund: £960.00." in said
    assert "Together, falling due in 2026-06-29 to 2026-09-20: £1,360.00" in said
    assert "A/unspent/2026-06-29: -£960.00 is due on 2026-09-20" in said


def test_while_a_receipt_is_not_seen_the_most_that_may_go_back_is_open() -> None:
    said = told("D/unspent/2026-04-06", "--period", "2026-06")
    assert "Nothing yet: -£480.00 is open." in said
    assert "what is drawn by hours, purchases, or how much may be kept, is not known yet" in said


def test_a_plan_is_told_how_much_of_its_fund_is_drawn() -> None:
    said = told("E", "--period", "2026-06")
    assert "£0.00 of £200.00 that was there is drawn, and £200.00 is left" in said
