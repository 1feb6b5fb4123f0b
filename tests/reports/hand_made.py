"""A small settlement made by hand: one plan of each kind for two providers, as a report would be given it."""

from datetime import date
from fractions import Fraction

from pbr.problems.problem import Place, Problem
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.settlement.facts import Fact, FieldName
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.open_reasons import AmountNotKnown, FactsNotKnown
from pbr.settlement.reason import Earned, HeldByDispute
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.settlement import RowCounts, Settlement
from pbr.settlement.slot import ONLY
from pbr.settlement.totals import Tally
from pbr.values.period import Period
from pbr.values.window import window_of

PACKAGE = Line(
    scheme="essex_reablement_bonus",
    record=RecordRef("plans", "A", "A", "S1", "P1"),
    payment="package",
    part="",
    slot=ONLY,
    payer=Payer.COUNCIL,
    clause="package",
    status=Status.DUE,
    kind=LineKind.PAY,
    due_on=date(2026, 5, 4),
    service_from=date(2026, 5, 4),
    service_to=None,
    quantity=Fraction(1),
    unit="plan",
    unit_price=Fraction(157500),
    share=None,
    amount=157500,
    at_stake=None,
    due_to_date=157500,
    settled_before=0,
    corrects="",
    reason=Earned("finished"),
)
THIRD = PACKAGE._replace(
    record=RecordRef("outcomes", "A1", "A", "S1", "P1"),
    payment="plan",
    part="balance",
    quantity=Fraction(21, 2),
    unit="hour",
    unit_price=Fraction(10001, 8),
    share=Fraction(1, 3),
    amount=-450,
)
OPEN = PACKAGE._replace(
    record=RecordRef("plans", "B", "B", "S1", "P2"),
    payment="bonus",
    status=Status.OPEN,
    due_on=None,
    amount=0,
    at_stake=25000,
    due_to_date=0,
    reason=FactsNotKnown(((Fact(FieldName("plans", "end_reason"), None),),)),
)


def about(line: Line, **changed: str) -> Line:
    """The same line, about another record, person or provider."""
    return line._replace(record=line.record._replace(**changed))


UNKNOWN = about(OPEN, id="F")._replace(at_stake=None, reason=AmountNotKnown(FieldName("plans", "weekly_hours")))
HELD = about(OPEN, id="C")._replace(
    status=Status.HELD, at_stake=25000, reason=HeldByDispute(FieldName("outcomes", "disputed"))
)
EARLIER = about(OPEN, id="D")._replace(payment="package", status=Status.EARLIER, at_stake=157500)

LINES = (PACKAGE, THIRD, OPEN, HELD, EARLIER)

BAD_ROW = HeldRow(
    table="plans",
    file="plans.csv",
    line=7,
    record_id="E",
    provider_id="P2",
    problems=(
        Problem("PBR701", "this is not a date", Place("plans.csv", 7, 5, field="started_on")),
        Problem("PBR702", "this is not a code", Place("plans.csv", 7, 9, field="end_reason")),
    ),
)

MEASURED = Measured(
    measure="no_further_support",
    provider_id="P1",
    window=window_of("quarter", date(2026, 4, 1), Period(date(2026, 4, 1), date(2027, 3, 31))),
    count=66,
    out_of=117,
    unknown=4,
    maybe_in=0,
    maybe_for=0,
    maybe_against=0,
    low=Fraction(66, 117),
    high=Fraction(70, 117),
    expected="at least 50%",
)


def settlement_of(*lines: Line, title: str = "A set price and a bonus", whole_run: bool = False) -> Settlement:
    """Give a settlement of these lines for June 2026."""
    tally = Tally()
    for line in lines:
        tally.add(line)
    return Settlement(
        scheme="essex_reablement_bonus",
        title=title,
        scheme_file=InputFile("essex.yaml", "0" * 64),
        inputs=(InputFile("plans.csv", "1" * 64, 5),),
        period=Period(date(2026, 6, 1), date(2026, 6, 30)),
        whole_run=whole_run,
        tally=tally,
        measures=(MEASURED,),
        rows=(RowCounts("plans", read=6, used=4, out_of_scope=1, dropped=0, held=1),),
        held_rows=(BAD_ROW,),
        warnings=(Problem("PBR605", "unknown column", Place("plans.csv", 1, 4, field="colour"), severity="warning"),),
        as_at=date(2026, 6, 30),
    )
