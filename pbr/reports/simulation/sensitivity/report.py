"""The block that says what schemes are expected to come to under assumptions, and what would change the answer."""

from dataclasses import replace
from fractions import Fraction

from pbr.problems.visible_text import visible
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.money_format import amount, percent
from pbr.reports.simulation.layout.text_columns import WIDEST, folded
from pbr.reports.simulation.sensitivity.data_files import (
    bars,
    beside_baseline,
    pence,
    what_if_json,
    write_assumptions,
    write_expected,
    write_switching,
    write_tornado,
)
from pbr.reports.simulation.sensitivity.html import how_worked, what_changes, what_if_sections
from pbr.reports.text_table import Column, TextTable
from pbr.simulate.assumption import Assumption
from pbr.simulate.scenario.assumptions import SUCCESS
from pbr.simulate.sensitivity.sensitivity import ExpectedTotal, WhatIfAnswer
from pbr.values.money import signed_pounds


def what_if_block(answer: WhatIfAnswer) -> AnalysisReport:
    """Give the answer as a block of a comparison."""
    parts = (
        _heading(answer),
        _totals(answer),
        _tornado(answer),
        _switching(answer),
        _not_worked(answer),
        _assumed(answer),
    )
    return AnalysisReport(
        "what_if",
        parts,
        what_if_json(answer),
        {
            "expected.csv": lambda file: write_expected(file, answer),
            "tornado.csv": lambda file: write_tornado(file, answer),
            "switching.csv": lambda file: write_switching(file, answer),
            "assumptions.csv": lambda file: write_assumptions(file, answer),
        },
        lambda shown: what_if_sections(_titled(answer, shown)),
    )


def _titled(answer: WhatIfAnswer, shown: Shown) -> WhatIfAnswer:
    return replace(answer, schemes=tuple(_scheme_titled(one, shown) for one in answer.schemes))


def _scheme_titled(one: ExpectedTotal, shown: Shown) -> ExpectedTotal:
    switching = tuple(
        replace(each, candidate=shown.entitled(each.candidate), other=each.other and shown.entitled(each.other))
        for each in one.switching
    )
    return replace(one, candidate=shown.entitled(one.candidate), switching=switching)


def _heading(answer: WhatIfAnswer) -> str:
    title = answer.assumptions.title
    heading = f"What if: {visible(title)}" if title else "What if"
    return "\n".join([heading, *(folded(sentence, WIDEST) for sentence in how_worked(answer))])


def _totals(answer: WhatIfAnswer) -> TextTable:
    columns = (
        Column("Scheme"),
        Column("Expected", number=True),
        Column("Difference", number=True),
        Column("%", number=True),
    )
    rows = []
    for one in answer.schemes:
        found = beside_baseline(one, answer)
        compared = (signed_pounds(found.pence), percent(found.share)) if found else ("", "")
        if one is answer.baseline:
            compared = ("baseline", "")
        rows.append((visible(one.candidate.label), amount(one.pence), *compared))
    return TextTable(columns, tuple(rows))


def _tornado(answer: WhatIfAnswer) -> TextTable:
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
            amount(pence(bar.at_low)),
            amount(pence(bar.at_high)),
        )
        for one, bar in bars(answer)
    )
    return TextTable(columns, rows, groups=1)


def _switching(answer: WhatIfAnswer) -> TextTable:
    columns = (Column("Scheme"), Column("Answer changes"), Column("Success rate of"), Column("At", number=True))
    rows = tuple(
        (visible(found.candidate.label), visible(what_changes(found)), SUCCESS[found.fact], found.words)
        for one in answer.schemes
        for found in one.switching
    )
    return TextTable(columns, rows, groups=1)


def _not_worked(answer: WhatIfAnswer) -> TextTable:
    columns = (Column("Not worked out in full"), Column("Why"))
    rows = tuple((visible(one.candidate.label), visible(one.why)) for one in answer.schemes if one.why)
    return TextTable(columns, rows)


def _assumed(answer: WhatIfAnswer) -> TextTable:
    columns = (Column("Assumption"), Column("Assumed"), Column("Where from"))
    rows = tuple(
        (visible(one.name), visible(one.value.words), visible(one.provenance.sentence))
        for one in answer.assumptions.all
    )
    return TextTable(columns, rows)


def _said(assumption: Assumption, value: Fraction) -> str:
    return assumption.value.unit.said(value)
