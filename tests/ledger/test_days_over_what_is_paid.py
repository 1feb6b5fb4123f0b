"""A month of which some days are over `at most`: its entry has the days that are paid, and says of how many."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import commit
from pbr.api.ledger.started_run import RunAsked
from pbr.engine.settled_before.stands import as_it_stands
from pbr.values.period import Period
from tests.ledger.hand_made import LINE

SCHEME = """\
pbr: 1
scheme: respite
title: Only so many days
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  respite:
    assumed: made up
    pay: £10.00
    for each: day of stay from from_on to to_on
    at most: 10 days for each person and contract year
    priced at: from_on
    due: end of month
examples:
  None:
    stays:
      - {stay_id: R1, person_id: S1, provider_id: P1, kind: residential, from_on: 2026-06-01, to_on: 2026-06-01}
    as at: 2026-05-31
    total due: £0.00
"""
HEADING = "stay_id,person_id,provider_id,kind,from_on,to_on\n"
PAID_BY_TWO = "payers:\n  council: The council\n  health: The board\npaid by: council 50%, health rest\npayments:\n"
SHOWN = ("record_id", "payer", "service_from", "service_to", "quantity", "unit_price", "share", "amount")


def settled(folder: Path, scheme: str, stays: str) -> list[dict[str, str]]:
    """The entries of June, as they stand in the file of the run."""
    (folder / "scheme.yaml").write_text(scheme, encoding="utf-8")
    (folder / "stays.csv").write_text(HEADING + stays, encoding="utf-8")
    june = Period(date(2026, 6, 1), date(2026, 6, 30))
    asked = RunAsked(folder / "scheme.yaml", folder / "stays.csv", folder / "ledger", june, committing=True)
    assert not isinstance(commit(asked, Confirmed(None, "")), AlreadySettled)
    with (folder / "ledger" / "00001" / "lines.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("price", "at_most", "shown", "reason"),
    [
        # 10 of 14 days at 10.00
        (
            "day", "10 days",
            ("2026-06-01", "2026-06-10", "10.0", "10.00", "1.0", "100.00"),
            "at most 10 days for each person and contract year: paid for 10 of 14 days",
        ),
        # 1 of 2 weeks at 10.00
        (
            "week", "1 week",
            ("2026-06-01", "2026-06-07", "1.0", "10.00", "1.0", "10.00"),
            "at most 1 week for each person and contract year: paid for 1 of 2 weeks",
        ),
        # 14 days, none of them over
        (
            "day", "14 days",
            ("2026-06-01", "2026-06-14", "14.0", "10.00", "1.0", "140.00"),
            "for each day of stay from from_on to to_on",
        ),
    ],
)  # fmt: skip
def test_its_quantity_is_what_is_paid(
    tmp_path: Path, price: str, at_most: str, shown: tuple[str, ...], reason: str
) -> None:
    by_week = "    part weeks: by the day\n" if price == "week" else ""
    scheme = SCHEME.replace("each: day", f"each: {price}").replace("10 days for", f"{at_most} for")
    scheme = scheme.replace("    priced at", f"{by_week}    priced at")
    (line,) = settled(tmp_path, scheme, "R1,S1,P1,residential,2026-06-01,2026-06-14\n")
    assert tuple(line[name] for name in SHOWN) == ("R1", "council", *shown)
    assert line["reason"] == reason


def test_weeks_that_are_not_whole_are_said_in_days(tmp_path: Path) -> None:
    # R0 has the first 3 of 7 days; 4 of the 10 of R1 are left, which are 4/7 of 10.00
    scheme = SCHEME.replace("each: day", "each: week").replace("10 days for", "1 week for")
    scheme = scheme.replace("    priced at", "    part weeks: by the day\n    priced at")
    stays = "R0,S1,P1,residential,2026-06-01,2026-06-03\nR1,S1,P1,residential,2026-06-04,2026-06-13\n"
    first, second = settled(tmp_path, scheme, stays)
    assert (first["quantity"], first["amount"]) == ("0.4285714286", "4.29")
    assert (second["quantity"], second["amount"]) == ("0.5714285714", "5.71")
    assert second["reason"] == "at most 1 week for each person and contract year: paid for 4 of 10 days"


@pytest.mark.parametrize(
    ("price", "pence", "shown"),
    [
        # 2 x 1.00 is 2.00
        (Fraction(100), 100, Fraction(100)),
        # each of 1.005 is 1.01, and 2 x 1.005 would be 2.01, not 2.02
        (Fraction(201, 2), 101, None),
        # 2 x 1.0025 is 2.005, which is 2.01 or 2.00 as one rounds it
        (Fraction(401, 4), 100, Fraction(401, 4)),
    ],
)
def test_a_price_that_does_not_multiply_out_is_blank(price: Fraction, pence: int, shown: Fraction | None) -> None:
    piece = LINE._replace(quantity=Fraction(1), unit_price=price, share=Fraction(1), due_to_date=pence, amount=pence)
    stands = as_it_stands([piece, piece], None)
    assert (stands.quantity, stands.unit_price, stands.amount) == (Fraction(2), shown, 2 * pence)
    assert (stands.share is None) == (shown is None)


def test_of_two_payers_each_has_the_days_that_are_paid(tmp_path: Path) -> None:
    # half of 10 x 2.11 is 10.55
    scheme = SCHEME.replace("payments:\n", PAID_BY_TWO).replace("£10.00", "£2.11")
    lines = settled(tmp_path, scheme, "R1,S1,P1,residential,2026-06-01,2026-06-14\n")
    assert sorted(tuple(line[name] for name in SHOWN) for line in lines) == [
        ("R1", payer, "2026-06-01", "2026-06-10", "10.0", "2.11", "0.5", "10.55") for payer in ("council", "health")
    ]


def test_days_over_that_come_first_are_not_what_the_month_is_about(tmp_path: Path) -> None:
    # R0 has the one day of the week of 1 June; of R1 that week's are over, and the Monday after it is paid
    scheme = SCHEME.replace("10 days for each person and contract year", "1 day for each person and week")
    stays = "R0,S1,P1,residential,2026-06-01,2026-06-01\nR1,S1,P1,residential,2026-06-02,2026-06-08\n"
    lines = settled(tmp_path, scheme, stays)
    assert [(line["record_id"], line["status"], line["quantity"], line["amount"]) for line in lines] == [
        ("R0", "due", "1.0", "10.00"),
        ("R1", "due", "1.0", "10.00"),
    ]
    assert lines[1]["reason"] == "at most 1 day for each person and week: paid for 1 of 7 days"
