"""The block that says what schemes are expected to come to under assumptions, and what would change the answer."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, TextIO

from pbr.problems.visible_text import visible
from pbr.reports.simulation.layout.analysis_report import Further
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.money_format import amount, percent, plain_percent, signed
from pbr.reports.simulation.layout.text_columns import WIDEST, folded
from pbr.reports.simulation.sensitivity.html import how_worked, what_changes, what_if_sections
from pbr.reports.spreadsheet import money_cell, number_cell, text_cell, write_table
from pbr.reports.text_table import Block, Column
from pbr.simulate.assumption import Assumption
from pbr.simulate.backcast.baseline_difference import Difference, difference
from pbr.simulate.scenario.assumptions import SUCCESS
from pbr.simulate.sensitivity.sensitivity import Answer, Expected
from pbr.simulate.sensitivity.tornado import Bar
from pbr.simulate.stated_value import Unit
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence

_EXPECTED = ("scheme", "expected", "difference", "difference_percent", "why_not")
_TORNADO = ("scheme", "assumption", "low", "high", "expected_at_low", "expected_at_high")
_SWITCHING = (
    "scheme",
    "success",
    "compared_with",
    "rates_percent",
    "in_words",
    "more_at_0_percent",
    "more_at_100_percent",
)
_ASSUMPTIONS = ("assumption", "assumed", "expected", "low", "high", "basis", "where_from")
WHAT_IF_FILES = ("expected.csv", "tornado.csv", "switching.csv", "assumptions.csv")


def what_if_block(answer: Answer) -> Further:
    """Give the answer as a block of a comparison."""
    parts = (
        _heading(answer),
        _totals(answer),
        _tornado(answer),
        _switching(answer),
        _not_worked(answer),
        _assumed(answer),
    )
    return Further(
        "what_if",
        parts,
        _json(answer),
        {
            "expected.csv": lambda file: _write_expected(file, answer),
            "tornado.csv": lambda file: _write_tornado(file, answer),
            "switching.csv": lambda file: _write_switching(file, answer),
            "assumptions.csv": lambda file: _write_assumptions(file, answer),
        },
        lambda shown: what_if_sections(_titled(answer, shown)),
    )


def _titled(answer: Answer, shown: Shown) -> Answer:
    return replace(answer, schemes=tuple(_scheme_titled(one, shown) for one in answer.schemes))


def _scheme_titled(one: Expected, shown: Shown) -> Expected:
    switching = tuple(
        replace(each, candidate=shown.entitled(each.candidate), other=each.other and shown.entitled(each.other))
        for each in one.switching
    )
    return replace(one, candidate=shown.entitled(one.candidate), switching=switching)


def _heading(answer: Answer) -> str:
    title = answer.assumptions.title
    heading = f"What if: {visible(title)}" if title else "What if"
    return "\n".join([heading, *(folded(sentence, WIDEST) for sentence in how_worked(answer))])


def _difference(one: Expected, answer: Answer) -> Difference | None:
    baseline = answer.baseline
    if baseline is None or baseline is one or one.pence is None or baseline.pence is None:
        return None
    return difference(one.pence, baseline.pence)


def _totals(answer: Answer) -> Block:
    columns = (
        Column("Scheme"),
        Column("Expected", number=True),
        Column("Difference", number=True),
        Column("%", number=True),
    )
    rows = []
    for one in answer.schemes:
        found = _difference(one, answer)
        compared = (signed(found.pence), percent(found.share)) if found else ("", "")
        if one is answer.baseline:
            compared = ("baseline", "")
        rows.append((visible(one.candidate.label), amount(one.pence), *compared))
    return Block(columns, tuple(rows))


def _tornado(answer: Answer) -> Block:
    columns = (
        Column("Scheme"),
        Column("Moves most"),
        Column("From", number=True),
        Column("To", number=True),
        Column("At the low", number=True),
        Column("At the high", number=True),
    )
    rows = tuple(
        (
            visible(one.candidate.label),
            visible(bar.assumption.name),
            _said(bar.assumption, bar.assumption.value.low),
            _said(bar.assumption, bar.assumption.value.high),
            amount(_pence(bar.at_low)),
            amount(_pence(bar.at_high)),
        )
        for one, bar in _bars(answer)
    )
    return Block(columns, rows, groups=1)


def _switching(answer: Answer) -> Block:
    columns = (Column("Scheme"), Column("Answer changes"), Column("Success rate of"), Column("At", number=True))
    rows = tuple(
        (visible(found.candidate.label), visible(what_changes(found)), SUCCESS[found.fact], found.words)
        for one in answer.schemes
        for found in one.switching
    )
    return Block(columns, rows, groups=1)


def _not_worked(answer: Answer) -> Block:
    columns = (Column("Not worked out in full"), Column("Why"))
    rows = tuple((visible(one.candidate.label), visible(one.why)) for one in answer.schemes if one.why)
    return Block(columns, rows)


def _assumed(answer: Answer) -> Block:
    columns = (Column("Assumption"), Column("Assumed"), Column("Where from"))
    rows = tuple(
        (visible(one.name), visible(one.value.words), visible(one.provenance.sentence))
        for one in answer.assumptions.all
    )
    return Block(columns, rows)


def _bars(answer: Answer) -> Iterator[tuple[Expected, Bar]]:
    return ((one, bar) for one in answer.schemes for bar in one.bars)


def _said(assumption: Assumption, value: Fraction) -> str:
    return assumption.value.unit.said(value)


def _pence(exact: Fraction) -> int:
    return to_pence(exact, Rounding.HALF_UP)


def _cell(assumption: Assumption, value: Fraction) -> str:
    """Give a value as a spreadsheet reads it: pounds, per cent to one decimal, or a number."""
    match assumption.value.unit:
        case Unit.MONEY:
            return money_cell(_pence(value))
        case Unit.DAYS:
            return number_cell(value)
        case _:
            return plain_percent(value)


def _write_expected(file: TextIO, answer: Answer) -> None:
    rows = []
    for one in answer.schemes:
        found = _difference(one, answer)
        cells = ("", "") if found is None else (money_cell(found.pence), plain_percent(found.share))
        rows.append((text_cell(one.candidate.label), money_cell(one.pence), *cells, text_cell(one.why)))
    write_table(file, _EXPECTED, rows)


def _write_tornado(file: TextIO, answer: Answer) -> None:
    rows = (
        (
            text_cell(one.candidate.label),
            text_cell(bar.assumption.name),
            _cell(bar.assumption, bar.assumption.value.low),
            _cell(bar.assumption, bar.assumption.value.high),
            money_cell(_pence(bar.at_low)),
            money_cell(_pence(bar.at_high)),
        )
        for one, bar in _bars(answer)
    )
    write_table(file, _TORNADO, rows)


def _write_switching(file: TextIO, answer: Answer) -> None:
    rows = (
        (
            text_cell(found.candidate.label),
            SUCCESS[found.fact],
            text_cell(found.other.label) if found.other else "the cost of care",
            " ".join(map(plain_percent, found.rates)),
            found.words,
            money_cell(_pence(found.at_none)),
            money_cell(_pence(found.at_all)),
        )
        for one in answer.schemes
        for found in one.switching
    )
    write_table(file, _SWITCHING, rows)


def _write_assumptions(file: TextIO, answer: Answer) -> None:
    rows = (
        (
            text_cell(one.name),
            text_cell(one.value.words),
            *(_cell(one, value) for value in (one.value.central, one.value.low, one.value.high)),
            one.provenance.kind,
            text_cell(one.provenance.text),
        )
        for one in answer.assumptions.all
    )
    write_table(file, _ASSUMPTIONS, rows)


def _json(answer: Answer) -> dict[str, Any]:
    assumptions, file = answer.assumptions, answer.assumptions.file
    return {
        "title": assumptions.title,
        "file": None if file is None else {"file": file.name, "sha256": file.sha256},
        "drawn": assumptions.which.value,
        "assumptions": [_assumption(one) for one in assumptions.all],
        "schemes": [_scheme(one, answer) for one in answer.schemes],
    }


def _assumption(one: Assumption) -> dict[str, Any]:
    value = one.value
    return {
        "assumption": one.name,
        "assumed": value.words,
        "expected": _cell(one, value.central),
        "low": _cell(one, value.low),
        "high": _cell(one, value.high),
        "basis": one.provenance.kind,
        "where_from": one.provenance.text,
    }


def _scheme(one: Expected, answer: Answer) -> dict[str, Any]:
    found = _difference(one, answer)
    return {
        "scheme": one.candidate.label,
        "expected": None if one.pence is None else plain_pounds(one.pence),
        "difference": None if found is None else plain_pounds(found.pence),
        "difference_percent": None if found is None or found.share is None else plain_percent(found.share),
        "why_not": one.why or None,
        "tornado": [
            {
                "assumption": bar.assumption.name,
                "expected_at_low": plain_pounds(_pence(bar.at_low)),
                "expected_at_high": plain_pounds(_pence(bar.at_high)),
            }
            for bar in one.bars
        ],
        "switching": [
            {
                "success": SUCCESS[found.fact],
                "compared_with": found.other.label if found.other else None,
                "rates_percent": [plain_percent(rate) for rate in found.rates],
                "in_words": found.words,
            }
            for found in one.switching
        ],
    }
