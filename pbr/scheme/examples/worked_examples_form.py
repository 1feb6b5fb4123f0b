"""Worked examples as they are written: the form of one, its period, lines and total read."""

from typing import Annotated

from pydantic import Field

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES
from pbr.scheme.examples.rows_alike_form import RowsForm, read_rows
from pbr.scheme.examples.worked_examples import STATUS_WORDS, Example, ExpectedLine, ExpectedTotal
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import WHAT_TO_WRITE, Block, Form, Text
from pbr.settlement.line import Status
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import date_in_scheme, period_in_words
from pbr.values.figure_suggestions import money_meant
from pbr.values.money import money_in_scheme
from pbr.values.period import Period
from pbr.values.period_suggestions import meant_in_scheme


class ExampleForm(Form):
    """A worked example: rows of the tables, ``as at`` or ``period``, ``lines`` and ``totals``, and so on."""

    plans: RowsForm
    outcomes: RowsForm
    visits: RowsForm
    people: RowsForm
    stays: RowsForm
    standards: RowsForm
    openings: RowsForm
    answers: RowsForm
    incidents: RowsForm
    as_at: Text | None = Field(None, alias="as at")
    period: Text | None = None
    lines: Annotated[dict[str, Text], Block] = Field({})
    totals: Annotated[dict[str, Text], Block] = Field({})
    measures: Annotated[dict[str, Text], Block] = Field({})
    limits: Annotated[dict[str, Text], Block] = Field({})
    verdicts: Annotated[dict[str, Text], Block] = Field({})
    ranks: Annotated[dict[str, Text], Block] = Field({})
    total_due: Text | None = Field(None, alias="total due")


def own_rows(table: str) -> str:
    """What the form of an example with rows of a council's own table calls them."""
    return f"rows_of_{table}"


def read_examples(forms: dict[str, ExampleForm], runs: Period, reading: Reading) -> tuple[Example, ...]:
    """Every worked example, in the order written."""
    examples = (_read_example(name, form, runs, reading) for name, form in forms.items())
    return tuple(example for example in examples if example is not None)


def _read_example(name: str, form: ExampleForm, runs: Period, reading: Reading) -> Example | None:
    place = reading.place("examples", name)
    period = _read_period(form, runs, reading, place)
    lines = [_read_line(line_id, text, reading) for line_id, text in form.lines.items()]
    totals = [
        ExpectedTotal(words, pence, text.place)
        for words, text in form.totals.items()
        if (pence := _read_money(text, reading)) is not None
    ]
    total = _read_total(form.total_due, name, place, reading)
    written = {table: getattr(form, table if table in TABLES else own_rows(table)) for table in reading.tables}
    rows = {table: read_rows(reading.tables[table], each, reading) for table, each in written.items() if each}
    if period is None or total is None:
        return None
    expected = tuple(line for line in lines if line is not None)
    total_place = form.total_due.place if form.total_due else place
    return Example(
        name, rows, period, expected, tuple(totals), form.measures, total, total_place, place, form.verdicts,
        form.limits, form.ranks,
    )  # fmt: skip


def _read_total(text: Scalar | None, name: str, place: Place, reading: Reading) -> int | None:
    """The total of an example in pence; nil where a scheme pays nothing, and none is written."""
    if text is not None:
        return _read_money(text, reading)
    if not reading.is_written("payments"):
        return 0
    reading.problem("PBR202", f"'total due' is missing from '{name}'", place, WHAT_TO_WRITE["total due"])
    return None


def _read_money(text: Scalar, reading: Reading) -> int | None:
    """An amount of money in pence; a problem at its place where it is none."""
    pence = money_in_scheme(text.text)
    if pence is None:
        reading.problem(
            "PBR211",
            f"'{text.text}' is not an amount of money",
            text.place,
            money_meant(text.text) or "write it like £1,575.00",
        )
    return pence


def _read_period(form: ExampleForm, runs: Period, reading: Reading, place: Place) -> Period | None:
    """The period of an example: as written, or from the start of the run to the day it is as at."""
    if (form.as_at is None) == (form.period is None):
        reading.problem(
            "PBR220",
            "a worked example is settled once, as at a day or for a period",
            place,
            "write either as at: and a day, or period: and a month or two days",
        )
        return None
    if form.period is not None:
        period = period_in_words(form.period.text)
        if period is None:
            reading.problem(
                "PBR214",
                f"'{form.period.text}' is not a period",
                form.period.place,
                meant_in_scheme(form.period.text)
                or "write a month, 2026-06, or two days, the earlier first: 2026-06-01 to 2026-08-31",
            )
        return period
    day = date_in_scheme(form.as_at.text) if form.as_at else None
    if form.as_at and day is None:
        reading.problem(
            "PBR212",
            f"'{form.as_at.text}' is not a day of the calendar between 1900 and 2199",
            form.as_at.place,
            "write it like 2026-06-30",
        )
    if form.as_at and day and day < runs.first:
        reading.problem(
            "PBR220", f"this day is before the scheme's run, which starts on {runs.first}", form.as_at.place
        )
        return None
    return Period(runs.first, day) if day else None


def _read_line(line_id: str, text: Scalar, reading: Reading) -> ExpectedLine | None:
    money = money_in_scheme(text.text)
    if money is not None:
        return ExpectedLine(line_id, Status.DUE, money, text.text, text.place)
    words, _, last = text.text.rpartition(" ")
    stake = money_in_scheme(last)
    status = STATUS_WORDS.get(words if stake is not None else text.text)
    if status is None:
        reading.problem(
            "PBR221",
            f"'{text.text}' is neither money due nor a status",
            text.place,
            did_you_mean(text.text, list(STATUS_WORDS)) or f"write an amount, or one of: {', '.join(STATUS_WORDS)}",
        )
        return None
    return ExpectedLine(line_id, status, stake, text.text, text.place)
