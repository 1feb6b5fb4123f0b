"""What each scheme is expected to come to under assumptions, what moves that, and where the answer changes."""

from collections.abc import Iterator
from fractions import Fraction

from pbr.reports.charts.bars import Bar as Drawn
from pbr.reports.charts.bars import heard, horizontal_bars
from pbr.reports.charts.colours import DARK_BLUE, TURQUOISE
from pbr.reports.charts.marks import MarkedScale, marked_scales
from pbr.reports.charts.svg import Picture
from pbr.reports.charts.tornado import Swing, tornado
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import NOTHING, amount, exact_amount, exact_signed, percent
from pbr.reports.text_table import Column
from pbr.simulate.backcast.baseline_difference import difference
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.scenario.assumptions import SUCCESS
from pbr.simulate.sensitivity.sensitivity import ExpectedTotal, WhatIfAnswer
from pbr.simulate.sensitivity.switching_values import SwitchingValue
from pbr.simulate.sensitivity.tornado import TornadoBar
from pbr.values.money import signed_pounds

_MORE = (
    "More at 0% and at 100%: how much more a scheme comes to than what it is compared with, with no success at all and "
    "with nothing but successes."
)


def what_if_sections(answer: WhatIfAnswer) -> tuple[Block, ...]:
    """Show the answer and, at the end of the page, what it rests on."""
    title = answer.assumptions.title
    worked, how = how_worked(answer)
    return (
        Block(
            name="what-if",
            heading="What each scheme is expected to come to, and what would change the answer",
            sentences=(f"What if: {title}. {worked}" if title else worked,),
            figures=(_expected(answer), *_tornados(answer), *_switching(answer), *_not_worked(answer)),
            notes=(how, *((_MORE,) if any(one.switching for one in answer.schemes) else ())),
        ),
        Block(
            name="assumed",
            heading="What was assumed",
            sentences=("Everything that was assumed, and where it comes from.",),
            figures=_assumed(answer),
            rests_on=True,
        ),
    )


def how_worked(answer: WhatIfAnswer) -> tuple[str, str]:
    """Say what was worked out, and at which rates and over which plans."""
    again = answer.assumptions.which is WhichDrawn.ALL
    drawn = "every result, known or not, at its rate" if again else "what is known as it is, and the rest at its rate"
    return (
        f"Each scheme over its whole run, as expected: {drawn}.",
        "A rate that is not assumed is the one that the records show. Where the answer changes is found over the plans "
        "that a scheme has a line for, like with like, with one rate for all of them.",
    )


def what_changes(found: SwitchingValue) -> str:
    """Say what happens at the rates found."""
    return f"same cost as {found.other.label}" if found.other else "no margin left"


def _expected(answer: WhatIfAnswer) -> IllustratedTable:
    bars = [
        Drawn(
            one.candidate.label,
            amount(one.pence),
            one.pence,
            colour=TURQUOISE if one is answer.baseline else DARK_BLUE,
        )
        for one in answer.schemes
        if one.pence is not None
    ]
    numbers = Numbers(
        "What each scheme is expected to come to",
        columns("Scheme", "Expected", "Difference", "%"),
        tuple((one.candidate.label, amount(one.pence), *_compared(one, answer.baseline)) for one in answer.schemes),
    )
    picture = horizontal_bars(
        "expected-chart", "What each scheme is expected to come to", f"A bar for each scheme: {heard(bars)}.", bars
    )
    return IllustratedTable(numbers, (picture,) if bars else ())


def _compared(one: ExpectedTotal, baseline: ExpectedTotal | None) -> tuple[str, str]:
    if one is baseline:
        return "baseline", NOTHING
    if baseline is None or one.pence is None or baseline.pence is None:
        return NOTHING, NOTHING
    found = difference(one.pence, baseline.pence)
    return signed_pounds(found.pence), percent(found.share)


def _tornados(answer: WhatIfAnswer) -> Iterator[IllustratedTable]:
    """Draw a tornado for each scheme that has an assumption with a range."""
    for at, one in enumerate(answer.schemes, 1):
        if one.total is not None and one.bars:
            label = one.candidate.label
            numbers = Numbers(
                f"{label}: how far each assumption moves what is expected",
                columns("Assumption", "From", "To", "At the low", "At the high"),
                tuple(map(_row, one.bars)),
            )
            yield IllustratedTable(numbers, (_tornado(f"tornado-{at}", label, one.total, one.bars),))


def _row(bar: TornadoBar) -> tuple[str, ...]:
    value = bar.assumption.value
    ends = (value.unit.said(value.low), value.unit.said(value.high))
    return (bar.assumption.name, *ends, exact_amount(bar.at_low), exact_amount(bar.at_high))


def _tornado(name: str, label: str, total: Fraction, bars: tuple[TornadoBar, ...]) -> Picture:
    swings = [
        Swing(
            bar.assumption.name, f"{exact_amount(bar.at_low)} to {exact_amount(bar.at_high)}", bar.at_low, bar.at_high
        )
        for bar in bars
    ]
    heard = "; ".join(f"{swing.label} {swing.figures}" for swing in swings)
    return tornado(
        name,
        f"{label}: how far each assumption moves what is expected (orange: at its low value, blue: at its high)",
        f"About {exact_amount(total)}, a bar for each assumption, from its low value to its high: {heard}.",
        total,
        swings,
    )


def _switching(answer: WhatIfAnswer) -> Iterator[IllustratedTable]:
    found = [each for one in answer.schemes for each in one.switching]
    if not found:
        return
    numbers = Numbers(
        "The success rate at which the answer changes",
        (
            *(Column(heading) for heading in ("Scheme", "Answer changes", "Success rate of")),
            *(Column(heading, number=True) for heading in ("At", "More at 0%", "More at 100%")),
        ),
        tuple(
            (
                each.candidate.label,
                what_changes(each),
                SUCCESS[each.fact],
                each.words,
                exact_signed(each.at_none),
                exact_signed(each.at_all),
            )
            for each in found
        ),
    )
    scales = [
        MarkedScale(f"{each.candidate.label}: {what_changes(each)}", f"{SUCCESS[each.fact]}: {each.words}", each.rates)
        for each in found
    ]
    heard = "; ".join(f"{scale.label}, {scale.figures}" for scale in scales)
    desc = f"A scale of success rates from 0% to 100% for each, with a mark where the answer changes: {heard}."
    yield IllustratedTable(
        numbers, (marked_scales("switching-chart", "The success rate at which the answer changes", desc, scales),)
    )


def _not_worked(answer: WhatIfAnswer) -> Iterator[IllustratedTable]:
    rows = tuple((one.candidate.label, one.why) for one in answer.schemes if one.why)
    if rows:
        yield IllustratedTable(
            Numbers("Schemes not worked out in full, and why", (Column("Scheme"), Column("Why")), rows)
        )


def _assumed(answer: WhatIfAnswer) -> tuple[IllustratedTable, ...]:
    rows = tuple((one.name, one.value.words, one.provenance.sentence) for one in answer.assumptions.all)
    headings = (Column("Assumption"), Column("Assumed"), Column("Where from"))
    return (IllustratedTable(Numbers("The assumptions", headings, rows)),) if rows else ()
