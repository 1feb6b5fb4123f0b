"""What can be added up: records that each have a day, at one price, due on one day once all of them are in."""

from collections.abc import Iterator

from pbr.conditions.date_expressions import Choice, Day, Edge, LaterOf, OneDay, fields_of_day
from pbr.conditions.syntax_tree import FieldRef, Shifted
from pbr.problems.problem import Place
from pbr.records.dictionary import FieldType
from pbr.scheme.payments.added_up import AddedUp
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import DistinctDays, EachRecord, Hours, Units

_SUMMED = (FieldType.NUMBER, FieldType.MONEY)


def check_added_up(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Note a problem for everything in a payment that cannot be said of several records at once."""
    added, written = payment.added_up, form.added_up
    if written is None:
        if isinstance(payment.scope.basis, DistinctDays):
            message = "a day is counted once however many records are of it, and this does not say whose records"
            reading.problem("PBR466", message, form.for_each.place, "write added up: by plan and day")
        return
    if added is None:
        return
    problems = list(_cannot_be_added(payment, added, written.place, form))
    for message, place, remedy in problems:
        reading.problem("PBR466", message, place, remedy)
    if not problems:
        _check_one_price(payment, added, written.place, form, reading)
        _check_due(payment, added, form, reading)


def _cannot_be_added(
    payment: Payment, added: AddedUp, place: Place, form: PaymentForm
) -> Iterator[tuple[str, Place, str]]:
    """What is wrong where this cannot be added up, where, and how to mend it."""
    basis = payment.scope.basis
    if not isinstance(basis, EachRecord | Hours | Units | DistinctDays):
        message = f"'added up' adds records or their numbers up, and this is paid for each {basis.counted}"
        yield message, place, "count records, or what stands in a field: hour of visit's delivered_minutes"
        return
    kind = basis.kind
    if added.by == "plan" and kind.parent != "plans":
        yield (
            f"{kind.name} are not several to a plan, by which they could be added up",
            place,
            "write added up: by provider and month",
        )
    if payment.parts or payment.instalments or payment.at_most or payment.scale:
        message = "what is added up is one line: it is not in parts or instalments, scaled, or paid at most so often"
        yield message, place, "write what is divided, scaled or limited as a payment of its own"
    if payment.to_person and added.by == "provider":
        message = "what is added up by provider is of several persons, and this is paid to one"
        yield message, place, "write added up: by plan and month"
    if payment.amount.bands is not None:
        message = "what is added up is one sum, and its share goes by bands of each record's own"
        yield message, place, "pay each record by itself, or write one share"
    if payment.amount.inside():
        message = "what is added up has one amount, and this is of two, or of what another payment comes to"
        yield message, place, "write each as a payment of its own"
    day = payment.dated_by
    if day is None or not day.field.required:
        message = f"records are added up by a day that each of them has, and '{payment.priced_at_text}' may be blank"
        if day is None:
            message = f"records are added up by a date of theirs, and '{payment.priced_at_text}' is none"
        dated = ", ".join(field.name for field in kind.fields if field.type is FieldType.DATE and field.required)
        yield message, form.priced_at.place, f"write one of: {dated}" if dated else "write plan's started_on"
    elif isinstance(basis, DistinctDays) and not _same(basis.field, day):
        message = f"the days of '{basis.field.written}' are counted, and records are added up by '{day.written}'"
        yield message, form.priced_at.place, f"write priced at: {basis.field.written}"


def _check_one_price(payment: Payment, added: AddedUp, place: Place, form: PaymentForm, reading: Reading) -> None:
    """One price for all: what chooses it is the same for all, or a number that is added up; and its day is said."""
    amount, day = payment.amount, payment.dated_by
    uses = [use for use in (amount.price, amount.share) if isinstance(use, PriceUse)]
    if uses and added.window != "day" and added.price_of is None:
        message = "what is added up over longer than a day has one price, and this does not say of which day"
        remedy = f"write added up: by {added.text}, at the price of its last day"
        reading.problem("PBR468", message, place, remedy)
    if added.window == "day" and added.price_of is not None:
        message = "a day has no first and last day, of which the price could be"
        reading.problem("PBR468", message, place, f"write added up: by {added.by} and day")
    verb_place = next(iter(form.verbs.values())).place
    for ref in [ref for use in uses for ref in use.by]:
        number = ref.field.type in _SUMMED and not ref.of_parent
        if not number and not _is_one(ref, added, day):
            _differs(f"the price differs by '{ref.written}'", added, verb_place, reading)
    if amount.field is not None and not _is_one(amount.field, added, day):
        _differs(f"'{amount.field.written}' is money of one record", added, verb_place, reading)


def _check_due(payment: Payment, added: AddedUp, form: PaymentForm, reading: Reading) -> None:
    due, day = payment.due, payment.dated_by
    if due is None or form.due is None:
        return
    differing = next((ref for ref in fields_of_day(due) if not _is_one(ref, added, day)), None)
    if differing is not None:
        _differs(f"it is due by '{differing.written}'", added, form.due.place, reading)
    elif added.window != "run" and not _is_after(due, added, day):
        message = f"this may be due before the {added.window} has ended, and what comes after it would change it"
        end = "week" if added.window == "week" else "month"
        reading.problem("PBR469", message, form.due.place, f"write due: end of {end}, or later of end of month and …")


def _differs(what: str, added: AddedUp, place: Place, reading: Reading) -> None:
    remedy = "take what is the same for all of them; records of each kind can have a payment of their own, by 'where'"
    reading.problem("PBR467", f"{what}, which may differ among what is added up by {added.text}", place, remedy)


def _is_one(ref: FieldRef, added: AddedUp, day: FieldRef | None) -> bool:
    """Whether a field is the same for all records that are added up together."""
    if ref.field.name == "provider_id" or (added.by == "plan" and ref.of_parent):
        return True
    return added.window == "day" and day is not None and _same(ref, day)


def _is_after(due: Day | Choice, added: AddedUp, day: FieldRef | None) -> bool:
    """Whether a day is never before the last day of the window."""
    match due:
        case Edge(end=end, days=days):
            return end and days >= 0
        case LaterOf(choices=choices):
            return any(_is_after(one, added, day) for one in choices)
        case OneDay(value=value):
            return _is_after(value, added, day)
        case FieldRef():
            return added.window == "day" and day is not None and _same(due, day)
        case Shifted(base=base, days=days, months=months):
            return days >= 0 and months >= 0 and isinstance(base, FieldRef) and _is_after(base, added, day)
        case _:
            return False


def _same(one: FieldRef, other: FieldRef) -> bool:
    return (one.table, one.field.name, one.of_parent) == (other.table, other.field.name, other.of_parent)
