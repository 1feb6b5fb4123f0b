"""Payments as clauses: for each of what, how much, when it is earned, and when it is due."""

from pbr.conditions.date_expressions import Day, Each, Edge, days_of_line
from pbr.conditions.name_resolution import called
from pbr.describe.amounts import amount_in_words, share_in_words
from pbr.describe.conditions import in_words, long_time
from pbr.describe.days import begun, day_in_words, on_day, stretch_in_words
from pbr.describe.field_words import field_in_words
from pbr.describe.gates import beside_in_words, gates_in_words
from pbr.describe.layout import Clause
from pbr.describe.payers import paid_by_in_words, paid_to_in_words
from pbr.describe.scales import due_together, lines_of_days, steps_in_words
from pbr.describe.shared_wording import assumed, counted, many, where_from
from pbr.describe.tiers import places_in_words, tiers_in_words
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.instalments import Instalments
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment, Verb
from pbr.scheme.units.durations import Duration
from pbr.scheme.units.payment_basis import (
    Costing,
    DistinctDays,
    EachRecord,
    Hours,
    ProviderWindow,
    Scope,
    TimeSpan,
    Units,
)
from pbr.values.units_in_words import several_of_one

_VERBS: dict[Verb, str] = {
    "pay": "the council pays",
    "deduct": "the council deducts",
    "note": "the settlement shows, as a note that pays nobody,",
}

_VERBS_OF_PAYERS: dict[Verb, str] = {
    "pay": "what is paid is",
    "deduct": "what is taken off is",
    "note": _VERBS["note"],
}
"""The same where the scheme says who pays: the council alone does not."""

_PART_OF = {
    "week": "A part of a week counts by the day, in sevenths.",
    "month": "A whole calendar month is one, and a part of it counts by the day: its days over all days of that month.",
}
"""What is said of a part of what is counted; a day has none."""


def payment_clause(payment: Payment) -> Clause:
    """One payment: its sentences, its parts, and where it comes from."""
    priced_on = day_in_words(payment.priced_at, "")
    sentences = [
        f"{payment.name}: for each {scope_in_words(payment.scope)}, {_verb(payment)} "
        f"{amount_in_words(payment.amount, priced_on)}{_dated(payment, priced_on)}.",
        *added_up_in_words(payment),
        *_counting(payment),
        *gates_in_words(payment.gates, payment.verb),
        *beside_in_words(payment),
        *places_in_words(payment),
        *tiers_in_words(payment),
        *paid_to_in_words(payment),
        *paid_by_in_words(payment.paid_by),
    ]
    if payment.instalments:
        sentences.append(_paid_in(payment.instalments))
        until = payment.instalments.until
        if until is not None:
            goes_on = "; while it is blank they all stand" if payment.instalments.open_ended else ""
            sentences.append(f"One that falls after {day_in_words(until, '')} is not earned{goes_on}.")
        plain = payment.due is None or isinstance(payment.due, Each)
        due = "its own day" if plain or payment.due is None else day_in_words(payment.due, "")
        sentences.append(f"Each instalment is due on {due}.")
    elif payment.due is not None:
        sentences.append(f"It is due {on_day(payment.due, _window_of(payment.due, payment, priced_on))}.")
    if payment.scale:
        sentences += [*_pooled(payment), steps_in_words(payment.scale, payment.verb)]
    if payment.parts:
        sentences.append("It is divided into the parts below.")
    parts = tuple(_part_clause(part, payment, priced_on) for part in payment.parts)
    return Clause(" ".join(sentences), where_from(payment.provenance), parts=parts)


def _paid_in(plan: Instalments) -> str:
    """How many instalments there are, from when, and how far apart; whether each is the whole amount."""
    start, shorter = on_day(plan.start), " (the last day of a shorter month)" if plan.apart.unit == "month" else ""
    if plan.in_full:
        return (
            f"The whole of it is paid at most {plan.count} times: the first time {start} and again {plan.apart.said} "
            f"after it{shorter}."
        )
    after = "on the same day of each month after it" if plan.apart.is_monthly else f"{plan.apart.said} after it"
    return f"It is paid in {plan.count} instalments, the first {start} and the others {after}{shorter}."


def _verb(payment: Payment) -> str:
    return (_VERBS if payment.paid_by is None else _VERBS_OF_PAYERS)[payment.verb]


def added_up_in_words(payment: Payment) -> list[str]:
    """Whose records are added up, over which days, and of which day the one price is."""
    added = payment.added_up
    if added is None or payment.kind is None:
        return []
    over = "in the whole run"
    if added.window != "run":
        counted_from = begun(added.window)
        over = f"{'on' if added.window == 'day' else 'in'} each {stretch_in_words(added.window)}{counted_from}"
        over += "," if counted_from else ""
    what = many(payment.kind.one)
    sentences = [f"The {what} of one {added.by} {over} are added up first, and are priced and paid as one."]
    if added.price_of is not None:
        sentences.append(f"Its price is that of the {added.price_of} day of those days that is in the run.")
    return sentences


def _dated(payment: Payment, priced_on: str) -> str:
    """The day that places in the run what has no price of its own."""
    if any(use.price.kind == "money" for use in payment.amount.uses()):
        return ""
    return ", for the days in the run" if isinstance(payment.priced_at, Each) else f", dated by {priced_on}"


def scope_in_words(scope: Scope) -> str:
    """What a payment is for each of: ``plan where …``, ``week of a stay from … to …, both days included``."""
    where = f" where {in_words(scope.where)}" if scope.where is not None else ""
    match scope.basis:
        case EachRecord(kind=kind):
            return f"{kind.one}{where}"
        case TimeSpan(kind=kind, unit=unit, first=first, last=last, lasting=lasting):
            span = _span(first, last, lasting)
            return f"{unit} of {called(kind)}, {span}{',' if where else ''}{where}"
        case Hours(field=field, one=one) | Units(field=field, one=one):
            return f"{one} of {field_in_words(field.table, field.field)}{where}"
        case DistinctDays(field=field):
            return f"day that is {field_in_words(field.table, field.field)}{where}"
        case Costing(kind=kind, weekly_hours=hours, first=first, last=last, lasting=lasting):
            span = _span(first, last, lasting)
            weekly = field_in_words(hours.table, hours.field)
            return f"hour agreed in {called(kind)}, at {weekly}, {span}{',' if where else ''}{where}"
        case ProviderWindow(stretch=stretch):
            return f"provider and each {stretch_in_words(stretch)} of the run{begun(stretch)}"


def _span(first: Day, last: Day, lasting: Duration | None) -> str:
    if lasting is None:
        return f"from {day_in_words(first, '')} to {day_in_words(last, '')}, both days included"
    return f"for {long_time(lasting.many, lasting.unit)} from {day_in_words(first, '')}, that day included"


def _counting(payment: Payment) -> list[str]:
    """How time is counted, where it is time that is paid for."""
    match payment.scope.basis:
        case TimeSpan(unit=unit, open_ended=open_ended):
            sentences = [_PART_OF[unit]] if unit in _PART_OF else []
            if open_ended:
                sentences.append("While there is no last day, it is counted to the day of settling.")
            if payment.cut_short:
                at = on_day(payment.cut_short.at)
                sentences.append(f"It stops {at} when {in_words(payment.cut_short.when)}, if that is sooner.")
            return [*sentences, lines_of_days(payment.scale)]
        case Hours(kind=kind, one=one):
            return _time_rounded(payment, kind, one)
        case Units(kind=kind, one=one, field=field):
            below = " Less than nil counts as nil." if field.field.may_be_negative else ""
            return [f"The {several_of_one(one)} of {_whole(payment, kind)} are counted as they stand.{below}"]
        case DistinctDays(kind=kind):
            return [f"A day is counted once, however many {kind.name} are of it."]
        case Costing():
            return ["Each day agreed is a seventh of the weekly hours; the value is fixed once, whatever is delivered."]
        case EachRecord() | ProviderWindow():
            return []


def _whole(payment: Payment, kind: TableKind) -> str:
    """What is counted as a whole: each record, or all that are added up."""
    return f"each {kind.one}" if payment.added_up is None else "what is added up"


def _time_rounded(payment: Payment, kind: TableKind, one: str) -> list[str]:
    """How the time of a record, or of several, is brought to whole steps, and the shortest that counts."""
    rounded, whole = payment.rounded, _whole(payment, kind)
    if rounded is None:
        return [f"The {one}s of {whole} are counted as they stand."]
    step = counted(rounded.step, "minute")
    subject, any_time = f"Each {kind.one} by itself", "One of any time"
    if payment.added_up is not None:
        subject, any_time = "What is added up", "Any time"
    match rounded.way:
        case "nearest" if rounded.step == 1:
            sentences = [f"{whole[0].upper()}{whole[1:]} is counted to the minute."]
        case "nearest":
            sentences = [f"{subject} is rounded to the nearest {step}, half of them up."]
        case way:
            sentences = [f"{subject} is rounded {way} to {step}."]
    if rounded.least:
        least = counted(rounded.least, "minute")
        sentences.append(f"{any_time} at all counts as at least {least}.")
    return sentences


def _pooled(payment: Payment) -> list[str]:
    """That records which a measure scales are paid together."""
    if payment.scale is None or payment.kind is None:
        return []
    over = payment.scale.measure.over
    when = "the whole run" if over == "run" else f"each {stretch_in_words(over)}"
    return [f"What is earned for all of a provider's {many(payment.kind.one)} in {when} is paid together."]


def _window_of(due: Day, payment: Payment, priced_on: str) -> str:
    """Which month, quarter or year an edge is of."""
    match payment.scope.basis:
        case TimeSpan() if payment.scale is None:
            return "in which the service was given"
        case ProviderWindow(stretch=stretch):
            return (
                "paid for"
                if isinstance(due, Edge) and due.of == stretch
                else f"in which the {stretch if stretch in ('month', 'quarter') else stretch_in_words(stretch)} begins"
            )
        case basis if payment.scale is not None:
            each = "the service" if isinstance(basis, TimeSpan) else priced_on
            return due_together(due, payment.scale.measure.over, each)
        case _ if payment.added_up is not None and payment.added_up.window != "day":
            return due_together(due, payment.added_up.window, priced_on)
        case _:
            return "" if days_of_line(payment.priced_at) else f"in which {priced_on} falls"


def _part_clause(part: Part, payment: Payment, priced_on: str) -> Clause:
    share = "the rest" if part.share is None else share_in_words(part.share)
    if part.spread is not None:
        where = f" where {in_words(part.spread.where)}" if part.spread.where is not None else ""
        how = "by their weights" if part.spread.by_weight else "equally"
        owner = payment.kind.one if payment.kind else ""
        share += f", shared {how} over each {part.spread.kind.one} of the {owner}{where}"
    sentences = [f"{part.name}: {share}.", *gates_in_words(part.gates, payment.verb)]
    sentences.append(f"It is due {on_day(part.due, _window_of(part.due, payment, priced_on))}.")
    if part.scale:
        sentences.append(steps_in_words(part.scale, payment.verb))
    return Clause(" ".join(sentences), tuple(map(assumed, part.assumes)))
