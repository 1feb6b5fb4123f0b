"""Columns of a council's own in an extract that has none, for the shipped schemes that read some."""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path

Values = Mapping[str, tuple[str, ...]]

OFFERS: Values = {
    # Below the allocation, above it, above it and agreed, no offer, no allocation, the same, above it and refused.
    "weekly_allocation": ("210.00", "210.00", "210.00", "210.00", "", "150.50", "99.99"),
    "weekly_offer": ("196.00", "217.00", "217.00", "", "150.50", "150.50", "100.00"),
    "above_allocation_agreed": ("", "", "yes", "yes", "", "no", "no"),
}
CHOICES: Values = {
    # Taken as money, gross too, by one who pays more than it is worth; accepted; declined; not chosen; pay not known.
    "choice": ("direct_payment", "direct_payment", "accepted", "", "direct_payment", "declined", "direct_payment"),
    "chosen_on": ("2026-05-11", "2026-08-20", "2026-04-30", "", "2026-06-02", "2026-07-01", "2026-05-04"),
    "paid_from": (
        *("2026-05-11", "2026-07-06", "2026-05-04", "2026-06-08", "2026-06-01", "2026-07-06", "2026-03-30"),
        *("2026-04-06", "2027-04-04", "2026-09-14", "2026-10-19"),
    ),
    "paid_gross": ("", "yes", "", "no", "yes", ""),
    "four_weeks_value": ("480.00", "350.00", "99.99", "200.00", ""),
    "person_pays_in_four_weeks": ("96.40", "0.00", "", "120.00"),
}
FUNDS: Values = {
    "choice": ("individual_service_fund", "individual_service_fund", "direct_payment", "individual_service_fund", ""),
    "fund_from": ("2026-04-06", "2026-05-04", "2026-04-05", "2026-07-13", "2026-06-15", "2026-11-23", "2027-03-08"),
    "budget_for_two_weeks": ("200.00", "20.00", "133.33", "60.00", "", "300.00"),
    "person_pays_in_two_weeks": ("40.00", "0.00", "21.50"),
    "brought_forward": ("", "", "150.00", "0.00"),
}
PURCHASES: Values = {
    "bought_in": ("", "", "", "12.34", "", ""),
    "receipt_seen": ("", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "", "yes", "no", "yes"),
}
HOURS: Values = {"hours_until_first_visit": ("20", "24", "", "24.01", "3.5", "48", "23.99")}
OWN_COLUMNS: Mapping[str, Mapping[str, Values]] = {
    "wigan-best-offer": {"plans": OFFERS},
    "direct-payment": {"plans": CHOICES},
    "wirral-rapid-access": {"plans": HOURS},
    "individual-service-fund": {"plans": FUNDS, "visits": PURCHASES},
}
"""By shipped scheme and table: the columns of its own, each with the values of its rows in turn."""


OWN_CODES: Mapping[str, tuple[str, str, str, str]] = {
    "wirral-rapid-access": ("plans", "plan_type", "other", "rapid_access"),
}
"""By shipped scheme: a table and a field of it that takes a code of its own, written where extracts have another."""


def with_own_codes(scheme: str, table: str, row: dict[str, str]) -> dict[str, str]:
    """A row of a table as a scheme has it that adds a code to those of the dictionary; as it is for another scheme."""
    of, field, code, own = OWN_CODES.get(scheme, ("", "", "", ""))
    return {**row, field: own} if table == of and row[field] == code else row


def own_columns(scheme: str, table: str, at: int) -> dict[str, str]:
    """The cells of a council's own in one row of a table, by the row's number; none for another scheme."""
    columns = OWN_COLUMNS.get(scheme, {}).get(table, {})
    return {name: values[at % len(values)] for name, values in columns.items()}


def with_own_columns(scheme: str, extract: Path, into: Path) -> Path:
    """The extract for a scheme: a copy in a new folder with its own columns, or the extract itself."""
    if scheme not in OWN_COLUMNS:
        return extract
    shutil.copytree(extract, into)
    for table in OWN_COLUMNS[scheme]:
        with (extract / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (into / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0], *own_columns(scheme, table, 0)], lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, **own_columns(scheme, table, at)} for at, row in enumerate(rows))
    return into
