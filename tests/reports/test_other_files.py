"""totals.csv, held.csv, measures.csv and settlement.json."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TextIO

from pbr import __version__
from pbr.reports.held_csv import HeldCsv
from pbr.reports.measures_csv import write_measures
from pbr.reports.settlement_json import settlement_json
from pbr.reports.totals_csv import write_totals
from pbr.settlement.slot import RowSlot
from pbr.values.period import Period
from pbr.values.window import whole_run
from tests.reports.hand_made import BAD_ROW, HELD, LINES, MEASURED, OPEN, PACKAGE, UNKNOWN, about, settlement_of


def text_of(write: Callable[[TextIO], object]) -> str:
    file = io.StringIO()
    write(file)
    return file.getvalue()


def test_totals_are_by_provider_payment_and_status_and_add_up_without_rows_of_totals() -> None:
    tally = settlement_of(PACKAGE, *LINES).tally
    assert text_of(lambda file: write_totals(file, tally)) == (
        "provider_id,payment,status,lines,amount,at_stake,no_sum\n"
        "P1,package,due,2,3150.00,0.00,0\n"
        "P1,plan,due,1,-4.50,0.00,0\n"
        "P2,bonus,held,1,0.00,250.00,0\n"
        "P2,bonus,open,1,0.00,250.00,0\n"
        "P2,package,earlier,1,0.00,1575.00,0\n"
    )


def test_lines_without_a_sum_are_counted_and_neither_nil_nor_due_ones_are_among_them() -> None:
    nil = OPEN._replace(at_stake=0)
    settlement = settlement_of(PACKAGE, OPEN, nil, UNKNOWN, UNKNOWN, HELD._replace(at_stake=None))
    assert text_of(lambda file: write_totals(file, settlement.tally)) == (
        "provider_id,payment,status,lines,amount,at_stake,no_sum\n"
        "P1,package,due,1,1575.00,0.00,0\n"
        "P2,bonus,held,1,0.00,0.00,1\n"
        "P2,bonus,open,4,0.00,250.00,2\n"
    )
    said = json.loads(settlement_json(settlement))
    assert said["by_status"]["open"] == {"lines": 4, "amount": "0.00", "at_stake": "250.00", "no_sum": 2}
    assert [total["no_sum"] for total in said["totals"]] == [0, 1, 2]


def test_held_rows_are_listed_with_each_problem_and_held_lines_with_what_is_at_stake() -> None:
    def write(file: TextIO) -> None:
        line_of_the_row = about(HELD, id="E")._replace(payment="", slot=RowSlot("plans.csv", 7))
        HeldCsv(file, [BAD_ROW]).write([line_of_the_row, *LINES])

    rows = list(csv.DictReader(io.StringIO(text_of(write))))
    assert [(row["held"], row["record_id"], row["code"], row["field"]) for row in rows] == [
        ("row", "E", "PBR701", "started_on"),
        ("row", "E", "PBR702", "end_reason"),
        ("line", "C", "", ""),
    ]
    assert (rows[0]["file"], rows[0]["line"], rows[0]["reason"]) == ("plans.csv", "7", "this is not a date")
    assert (rows[2]["payment"], rows[2]["at_stake"], rows[2]["reason"]) == ("bonus", "250.00", "held: disputed")


def test_measures_have_their_ends_as_decimals_and_their_counts() -> None:
    whole = whole_run(Period(date(2026, 4, 1), date(2027, 3, 31)))
    nothing = replace(MEASURED, measure="m", window=whole, count=0, out_of=0, unknown=0, low=None, high=None)
    text = text_of(lambda file: write_measures(file, [MEASURED, nothing]))
    assert text.splitlines()[1:] == [
        "no_further_support,P1,2026-04-to-06,2026-04-01,2026-06-30,66,117,4,0,0,0,0.5641025641,0.5982905983,"
        "at least 50%,",
        "m,P1,run,2026-04-01,2027-03-31,0,0,0,0,0,0,,,at least 50%,",
    ]


def test_json_starts_with_the_total_and_has_amounts_as_text() -> None:
    text = settlement_json(settlement_of(*LINES))
    assert text.startswith('{\n  "total_due": "1570.50",\n')
    said = json.loads(text)
    assert said["by_status"]["held"] == {"lines": 1, "amount": "0.00", "at_stake": "250.00", "no_sum": 0}
    assert said["scheme"]["sha256"] == "0" * 64
    assert said["inputs"] == [{"file": "plans.csv", "sha256": "1" * 64, "rows": 5}]
    assert said["period"] == {"first": "2026-06-01", "last": "2026-06-30", "whole_run": False}
    assert said["as_at"] == "2026-06-30"
    assert said["rows"]["plans"] == {"read": 6, "used": 4, "out_of_scope": 1, "dropped": 0, "held": 1}
    assert (said["measures"][0]["low"], said["measures"][0]["high"]) == ("22/39", "70/117")
    assert said["measures"][0]["words"] == "66 of 117, 4 not yet known"
    assert said["made_by"] == f"pbr {__version__}"
    assert [total["provider_id"] for total in said["totals"]] == ["P1", "P1", "P2", "P2", "P2"]
