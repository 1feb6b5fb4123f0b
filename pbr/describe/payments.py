"""Payments as clauses: for each of what, how much, when it is earned, and when it is due."""

from pbr.conditions.days import Each, Edge
from pbr.conditions.names import called
from pbr.describe.amounts import amount_in_words, share_in_words
from pbr.describe.clauses import Clause
from pbr.describe.conditions import in_words
from pbr.describe.days import day_in_words, on_day
from pbr.describe.gates import gates_in_words
from pbr.describe.scales import steps_in_words
from pbr.describe.wording import assumed, counted, where_from
from pbr.scheme.basis import Costing, EachRecord, Minutes, ProviderWindow, Scope, TimeSpan
from pbr.scheme.parts import Part
from pbr.scheme.payments import Payment, Verb

_VERBS: dict[Verb, str] = {
    "pay": "the council pays",
    "deduct": "the council takes off what it owes",
    "note": "the settlement shows, as a note that pays nobody,",
}


def payment_clause(payment: Payment) -> Clause:
    """One payment: its sentences, its parts, and where it comes from."""
    priced_on = day_in_words(payment.priced_at, "")
    sentences = [
        f"{payment.name}: for each {scope_in_words(payment.scope)}, {_VERBS[payment.verb]} "
        f"{amount_in_words(payment.amount, priced_on)}{_dated(payment, priced_on)}.",
        *_counting(payment),
        *gates_in_words(payment.gates),
    ]
    if payment.instalments:
        start = on_day(payment.instalments.start)
        sentences.append(
            f"It is paid in {payment.instalments.count} instalments, the first {start} and each of the others a "
            "month after the one before (on the last day of a shorter month). Each instalment is due on its own day."
        )
    elif payment.due is not None:
        sentences.append(f"It is due {on_day(payment.due, _window_of(payment, priced_on))}.")
    if payment.scale:
        sentences.append(steps_in_words(payment.scale))
    if payment.parts:
        sentences.append("It is divided into the parts below.")
    parts = tuple(_part_clause(part, payment, priced_on) for part in payment.parts)
    return Clause(" ".join(sentences), where_from(payment.provenance), parts=parts)


def _dated(payment: Payment, priced_on: str) -> str:
    """The day that places in the run what has no price of its own."""
    if payment.amount.price is not None:
        return ""
    return ", for the days in the run" if isinstance(payment.priced_at, Each) else f", dated by {priced_on}"


def scope_in_words(scope: Scope) -> str:
    """What a payment is for each of: ``plan where …``, ``week of a stay from … to …, both days included``."""
    where = f" where {in_words(scope.where)}" if scope.where is not None else ""
    match scope.basis:
        case EachRecord(kind=kind):
            return f"{kind.one}{where}"
        case TimeSpan(kind=kind, unit=unit, first=first, last=last):
            span = f"from {day_in_words(first, '')} to {day_in_words(last, '')}, both days included"
            return f"{unit} of {called(kind)}, {span}{',' if where else ''}{where}"
        case Minutes(kind=kind):
            return f"hour of the minutes delivered in {called(kind)}{where}"
        case Costing(kind=kind, first=first, last=last):
            span = f"from {day_in_words(first, '')} to {day_in_words(last, '')}, both days included"
            return f"hour agreed in {called(kind)}, at its weekly hours, {span}{',' if where else ''}{where}"
        case ProviderWindow(stretch=stretch):
            return f"provider and each calendar {stretch} of the run"


def _counting(payment: Payment) -> list[str]:
    """How time is counted, where it is time that is paid for."""
    match payment.scope.basis:
        case TimeSpan(unit=unit, open_ended=open_ended):
            sentences = ["A part of a week counts by the day, in sevenths."] if unit == "week" else []
            if open_ended:
                sentences.append("While there is no last day, it is counted to the day of settling.")
            if payment.cut_short:
                at = on_day(payment.cut_short.at)
                sentences.append(f"It stops {at} when {in_words(payment.cut_short.when)}, if that is sooner.")
            return [*sentences, "Each calendar month is a line of its own."]
        case Minutes(kind=kind):
            if payment.round_up_to == 1:
                return [f"Each {kind.one} is counted to the minute."]
            return [f"Each {kind.one} by itself is rounded up to {counted(payment.round_up_to, 'minute')}."]
        case Costing():
            return ["Each day agreed is a seventh of the weekly hours; the value is fixed once, whatever is delivered."]
        case EachRecord() | ProviderWindow():
            return []


def _window_of(payment: Payment, priced_on: str) -> str:
    """Which month, quarter or year an edge is of."""
    match payment.scope.basis:
        case TimeSpan():
            return "in which the service was given"
        case ProviderWindow(stretch=stretch):
            return _in_window(payment, stretch)
        case _ if payment.scale is not None and payment.scale.measure.over == "run":
            return "in which the scheme's run ends"
        case _ if (
            payment.scale is not None
            and isinstance(payment.due, Edge)
            and (payment.scale.measure.over != payment.due.of)
        ):
            return f"in which the calendar {payment.scale.measure.over} ends in which {priced_on} falls"
        case _:
            return "" if isinstance(payment.priced_at, Edge | Each) else f"in which {priced_on} falls"


def _in_window(payment: Payment, stretch: str) -> str:
    due = [payment.due, *(part.due for part in payment.parts)]
    same = all(isinstance(day, Edge) and day.of == stretch for day in due if day is not None)
    return "paid for" if same else f"in which the {stretch} begins or ends"


def _part_clause(part: Part, payment: Payment, priced_on: str) -> Clause:
    share = "the rest" if part.share is None else share_in_words(part.share)
    if part.spread is not None:
        where = f" where {in_words(part.spread.where)}" if part.spread.where is not None else ""
        how = "by their weights" if part.spread.by_weight else "equally"
        owner = payment.kind.one if payment.kind else ""
        share += f", shared {how} over each {part.spread.kind.one} of the {owner}{where}"
    sentences = [f"{part.name}: {share}.", *gates_in_words(part.gates)]
    sentences.append(f"It is due {on_day(part.due, _window_of(payment, priced_on))}.")
    if part.scale:
        sentences.append(steps_in_words(part.scale))
    return Clause(" ".join(sentences), tuple(map(assumed, part.assumes)))
