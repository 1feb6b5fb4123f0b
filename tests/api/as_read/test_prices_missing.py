"""Records without a price in an extract settled as it is read: the same problems, or the same lines that say so."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.api.as_read.both_ways import EVERY_WAY, WAYS, as_read, whole
from tests.api.as_read.test_not_clean import LAST, SCHEME, Tables, cell, clean, column, several, written

BY_PROVIDER = """\
pbr: 1
scheme: by_provider
title: Months of providers, plans and outcomes, each by a price of its own, and only one of two payments
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  monthly: {assumed: made up, by: provider_id, from 2026-04-01: {P2: £5.00}}
  of_area: {assumed: made up, by: area, from 2026-04-01: {North: £10.00}}
  of_code: {assumed: made up, by: outcome, from 2026-04-01: {washing: £3.00}}
payments:
  month: {assumed: made up, pay: monthly, for each: month per provider, priced at: start of month, due: end of month}
  plan:
    {assumed: made up, pay: of_area, for each: plan where end_reason is known, priced at: started_on, due: started_on}
  again: {assumed: made up, pay: £1.00, for each: plan where rate is "higher", priced at: started_on, due: started_on}
  result: {assumed: made up, pay: of_code, for each: outcome, priced at: reviewed_on, due: reviewed_on}
only one of:
  plan_or_again: {assumed: made up, payments: "plan, again"}
examples:
  None:
    as at: 2026-04-02
    total due: £0.00
"""

LACKING: Sequence[tuple[str, Callable[[Tables], None]]] = (
    ("one record", cell("plans.csv", 9, "rate", "lower")),
    ("the first and the last", several(cell("plans.csv", 1, "rate", "lower"), cell("plans.csv", 40, "rate", "lower"))),
    ("three causes", column("plans.csv", "rate", lambda at, was: ("lower", "standard", "higher", "intensive")[at % 4])),
    ("every record", column("plans.csv", "rate", lambda at, was: "lower")),
)


@pytest.fixture(scope="module")
def by_provider(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scheme by which months of providers, plans and outcomes may each be without a price."""
    scheme = tmp_path_factory.mktemp("scheme") / "by_provider.yaml"
    scheme.write_text(BY_PROVIDER, encoding="utf-8")
    return scheme


@pytest.mark.parametrize("lacking", [case[1] for case in LACKING], ids=[case[0] for case in LACKING])
def test_what_has_no_price_is_told_of_all_parts_and_nothing_is_written(
    lacking: Callable[[Tables], None], tmp_path: Path
) -> None:
    tables = clean()
    lacking(tables)
    records = written(tmp_path / "records", tables)
    (tmp_path / "out").mkdir()
    at_once = whole(SCHEME, records, tmp_path / "out" / "whole", as_at=LAST)
    assert {one.code for one in at_once.problems} == {"PBR902"}
    for parts, workers in WAYS:
        assert as_read(SCHEME, records, tmp_path / "out" / "parts", parts, workers, as_at=LAST) == at_once
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("lacking", [case[1] for case in LACKING], ids=[case[0] for case in LACKING])
def test_with_errors_held_its_lines_say_so(lacking: Callable[[Tables], None], tmp_path: Path) -> None:
    tables = clean()
    lacking(tables)
    records = written(tmp_path / "records", tables)
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST, hold_errors=True)
    assert b",error," in at_once.files["lines.csv"]
    for parts, workers in WAYS:
        out = tmp_path / f"in-{parts}"
        assert as_read(SCHEME, records, out, parts, workers, as_at=LAST, hold_errors=True) == at_once


@pytest.mark.parametrize("hold_errors", [False, True])
def test_months_plans_and_outcomes_and_what_earns_two_payments(
    by_provider: Path, tmp_path: Path, *, hold_errors: bool
) -> None:
    tables = clean()
    several(
        column("plans.csv", "area", lambda at, was: ("North", "South", "East")[at % 7 % 3]),
        cell("plans.csv", 4, "rate", "higher"),
        cell("plans.csv", 30, "rate", "higher"),
    )(tables)
    records = written(tmp_path / "records", tables)
    at_once = whole(by_provider, records, tmp_path / "whole", as_at=LAST, hold_errors=hold_errors)
    if not hold_errors:
        # Of two providers twelve months; every second outcome is "dressing", and of seven plans in a row four are
        # in another area, three of the last five.
        assert [one.place.file for one in at_once.problems].count("records") == 24
        told = {str(one.place): one.message for one in at_once.problems if one.place.file != "records"}
        assert list(told) == ["outcomes.csv:3:3", "plans.csv:3:4", "plans.csv:5"]
        assert [text.rpartition("; ")[2].split()[0] for text in told.values()] == ["40", "23", "2"]
    for parts, workers in EVERY_WAY:
        out = tmp_path / f"in-{parts}"
        found = as_read(by_provider, records, out, parts, workers, as_at=LAST, hold_errors=hold_errors)
        assert found == at_once


def test_what_providers_alone_lack_is_told(by_provider: Path, tmp_path: Path) -> None:
    tables = clean()
    column("outcomes.csv", "outcome", lambda at, was: "washing")(tables)
    records = written(tmp_path / "records", tables)
    at_once = whole(by_provider, records, tmp_path / "whole", as_at=LAST)
    assert {one.place.file for one in at_once.problems} == {"records"}
    assert as_read(by_provider, records, tmp_path / "parts", 7, as_at=LAST) == at_once
