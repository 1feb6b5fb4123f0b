"""A record that earns two payments of which only one is paid: nothing is published, and both places are shown."""

import csv
from pathlib import Path

import pytest

from tests.cli.command import pbr

SCHEME = Path(__file__).parents[1] / "cases" / "only-one" / "good" / "one-rate-or-the-other.yaml"
"""£30.00 for a visit at night, £40.00 for one by two carers, and only one of them."""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-04-01\n"
VISITS = """\
visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,at_night,two_carers
V1,A,2026-05-04,30,30,yes,no
V2,A,2026-05-05,30,30,yes,yes
V3,A,2026-05-06,30,30,yes,
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """An extract with one visit of each kind: one rate, both, and not known."""
    (tmp_path / "plans.csv").write_text(PLANS, encoding="utf-8")
    (tmp_path / "visits.csv").write_text(VISITS, encoding="utf-8")
    return tmp_path


def test_nothing_is_published_and_both_are_shown(records: Path, tmp_path: Path) -> None:
    done = pbr("settle", str(SCHEME), str(records), "--period", "2026-05", "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert not (tmp_path / "out").exists()
    assert "visits.csv:3: error[PBR399]" in done.stderr
    text = SCHEME.read_text(encoding="utf-8").splitlines()
    for payment in ("night_rate", "pair_rate"):
        at = text.index(f"  {payment}:") + 1
        assert f"one-rate-or-the-other.yaml:{at}:3: '{payment}' is earned by this" in done.stderr
    assert "S1" not in done.stderr


def test_all_else_is_settled_and_neither_is_paid(records: Path) -> None:
    done = pbr("settle", str(SCHEME), str(records), "--period", "2026-05", "--hold-errors", "--format", "csv")
    assert done.returncode == 3
    assert "2 lines are in error: their records earn two payments of which only one is paid\n" in done.stderr
    # by hand: V1 alone is known to be one of the two
    assert {row["line_id"]: row["status"] for row in csv.DictReader(done.stdout.splitlines())} == {
        "V1/night_rate": "due", "V1/pair_rate": "not_earned", "V2/night_rate": "error", "V2/pair_rate": "error",
        "V3/night_rate": "open", "V3/pair_rate": "open",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("visit", "told"),
    [
        ("V1", "Because at_night (at_night is yes) and pair_rate is not earned (two_carers is no)."),
        ("V2", "To be due it needs this: the scheme says which of the two it is, or its row is corrected:"),
        ("V3", "To be due it needs this: pair_rate is not earned."),
    ],
)
def test_the_story_of_each_says_what_the_other_does(visit: str, told: str, records: Path) -> None:
    done = pbr("settle", str(SCHEME), str(records), "--period", "2026-05", "--hold-errors", "--explain", visit)
    assert told in " ".join(done.stdout.split())
    assert "1 record has two payments of which only one is paid" in done.stdout


@pytest.mark.parametrize("asked", [(), ("--hold-errors",)], ids=["refused", "held"])
def test_an_explanation_says_what_is_published_of_it(records: Path, asked: tuple[str, ...]) -> None:
    done = pbr("settle", str(SCHEME), str(records), "--period", "2026-05", *asked, "--explain", "V2")
    told = " ".join(done.stdout.split())
    assert (
        "1 record has two payments of which only one is paid: with --hold-errors all but this is settled and "
        "published, without it nothing is" in told
    )
    assert "yet" not in told.split("Due in this period")[0]


def test_it_is_said_that_what_is_at_stake_counts_both(records: Path) -> None:
    said = "note: at stake counts each of night_rate, pair_rate, of which only one is paid for a record"
    done = pbr("settle", str(SCHEME), str(records), "--period", "2026-05", "--hold-errors")
    assert said in done.stdout
    (records / "visits.csv").write_text("".join(VISITS.splitlines(keepends=True)[:2]), encoding="utf-8")
    assert said not in pbr("settle", str(SCHEME), str(records), "--period", "2026-05").stdout


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        (("V4",), "1 line is in error: its record has no price\n"),
        (
            ("V2", "V4"),
            "3 lines are in error: some of their records have no price, "
            "and others earn two payments of which only one is paid\n",
        ),
    ],
    ids=["no price", "each"],
)
def test_it_is_said_why_lines_are_in_error(visits: tuple[str, ...], said: str, records: Path, tmp_path: Path) -> None:
    """V4 is by two carers, three days before their price begins."""
    rows = [*VISITS.splitlines(), "V4,A,2026-05-01,30,30,no,yes"]
    (records / "visits.csv").write_text("\n".join([rows[0], *(row for row in rows if row[:2] in visits), ""]))
    scheme = tmp_path / "scheme.yaml"
    priced = "prices:\n  pair_price: {from 2026-05-04: £40.00, assumed: for this case}\npayments:"
    text = SCHEME.read_text(encoding="utf-8").replace("pay: £40.00", "pay: pair_price").replace("payments:", priced, 1)
    scheme.write_text(text, encoding="utf-8")
    done = pbr("settle", str(scheme), str(records), "--period", "2026-05", "--hold-errors")
    assert said in done.stderr
