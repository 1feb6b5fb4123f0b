"""The table, piped and on a terminal: complete, in line, and safe to print."""

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pbr.problems.problem import Place, Problem
from pbr.reports.plain_text_table import plain_table
from pbr.reports.terminal_table import print_on_terminal
from pbr.reports.warnings_shown import warnings_shown
from pbr.settlement.line import Line
from tests.reports.hand_made import EARLIER, HELD, LINES, OPEN, PACKAGE, UNKNOWN, about, settlement_of

NASTY = "[red]Acme[/red] \x1b[2JLtd\u202e"
SHOWN = "[red]Acme[/red] \\x1b[2JLtd\\u202e"


def on_terminal(*lines: Line) -> str:
    file = io.StringIO()
    print_on_terminal(settlement_of(*lines), file)
    return file.getvalue()


def test_the_piped_table_says_everything_in_columns() -> None:
    assert plain_table(settlement_of(*LINES)) == (
        """\
A set price and a bonus
Period: 2026-06-01 to 2026-06-30
As at:  2026-06-30

Provider  Payment  Status   Lines     Amount   At stake
P1        package  due          1  £1,575.00      £0.00
P1        plan     due          1     -£4.50      £0.00
P2        bonus    held         1      £0.00    £250.00
P2        bonus    open         1      £0.00    £250.00
P2        package  earlier      1      £0.00  £1,575.00

Provider        Due
P1        £1,570.50
P2            £0.00

Total due: £1,570.50

Status   Lines     Amount   At stake
held         1      £0.00    £250.00
open         1      £0.00    £250.00
due          2  £1,570.50      £0.00
earlier      1      £0.00  £1,575.00

Measure             Provider  Window         Counts                      Share           By chance       Expected
no_further_support  P1        2026-04-to-06  66 of 117, 4 not yet known  56.4% to 59.8%  49.1% to 67.0%  at least 50%

By chance: how far chance alone could move a share of so few records (Wilson's interval, 19 times in 20).

Rows of  Read  Used  Out of scope  Dropped  Held
plans       6     4             1        0     1

note: £1,575.00 on 1 line fell due before the period and is not in the total; without a ledger it may be unpaid
note: rows that could not be read, held and not paid for: 1; what they would come to is in no sum here
warning[PBR605] plans.csv:1:4: unknown column
"""
    )


def test_what_is_not_known_is_said_and_never_shown_as_nil() -> None:
    unknown = HELD._replace(at_stake=None)
    shown = plain_table(settlement_of(PACKAGE, OPEN, UNKNOWN, UNKNOWN, unknown, EARLIER))
    assert (
        """\
Provider  Payment  Status   Lines     Amount               At stake
P1        package  due          1  £1,575.00                  £0.00
P2        bonus    held         1      £0.00              not known
P2        bonus    open         3      £0.00  £250.00 + 2 not known
P2        package  earlier      1      £0.00              £1,575.00
"""
        in shown
    )
    assert (
        """\
Status   Lines     Amount               At stake
held         1      £0.00              not known
open         3      £0.00  £250.00 + 2 not known
due          1  £1,575.00                  £0.00
earlier      1      £0.00              £1,575.00
"""
        in shown
    )


def test_the_whole_run_says_so() -> None:
    assert "the whole run and its run-off" in plain_table(settlement_of(PACKAGE, whole_run=True))


def test_a_long_name_is_never_cut_when_piped() -> None:
    name = "A very long name of a provider of care " * 6
    assert name.strip() in plain_table(settlement_of(about(PACKAGE, provider=name)))


@pytest.mark.parametrize("show", [lambda line: plain_table(settlement_of(line)), on_terminal])
def test_names_are_text_and_cannot_command_a_terminal(
    show: Callable[[Line], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = show(about(PACKAGE, provider=NASTY))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert SHOWN in shown


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_amounts_are_whole_on_a_terminal_of_any_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    line = about(PACKAGE, provider="A provider with a long name + another")._replace(
        amount=123456789, at_stake=98765432
    )
    shown = on_terminal(line, UNKNOWN, OPEN)
    assert "£1,234,567.89" in shown
    assert "£987,654.32" in shown
    assert re.search(r"\+ 1\s+not known", shown)


def test_names_of_a_group_are_said_once_on_a_terminal() -> None:
    shown = on_terminal(*LINES)
    assert shown.count("bonus ") == 1


def test_how_to_mend_a_warning_stands_below_it_once_for_those_mended_alike() -> None:
    def warning(code: str, line: int, help_: str) -> Problem:
        return Problem(code, f"message {line}", Place("plans.csv", line), help_, "warning")

    told = warnings_shown(
        [
            warning("PBR814", 2, "check the day"),
            warning("PBR720", 3, "leave it blank"),
            warning("PBR814", 4, "check the day"),
            warning("PBR814", 5, "check the plan"),
            warning("PBR605", 6, ""),
        ],
        "the page lists",
    )
    assert told == [
        "warning[PBR814] plans.csv:2: message 2",
        "warning[PBR814] plans.csv:4: message 4",
        "  = help: check the day",
        "warning[PBR720] plans.csv:3: message 3",
        "  = help: leave it blank",
        "warning[PBR814] plans.csv:5: message 5",
        "  = help: check the plan",
        "warning[PBR605] plans.csv:6: message 6",
    ]


def test_no_more_than_twenty_warnings_are_shown_and_the_rest_are_counted() -> None:
    many = [Problem("PBR814", f"message {at}", Place("plans.csv", at), "check", "warning") for at in range(1, 24)]
    told = warnings_shown(many, "the page lists")
    assert len(told) == 22
    assert told[-2:] == ["  = help: check", "and 3 more warnings, which the page lists"]


def test_a_help_cannot_command_a_terminal_either() -> None:
    warned = Problem("PBR605", "unknown column", Place("plans.csv", 1), "take out \x1b[2J", "warning")
    shown = plain_table(replace(settlement_of(*LINES), warnings=(warned,)))
    assert shown.endswith("warning[PBR605] plans.csv:1: unknown column\n  = help: take out \\x1b[2J\n")
