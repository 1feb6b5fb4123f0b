"""A scheme in the words of a statement: what each payment is for and when it is earned, with nothing of where it is
written, where it comes from or what was assumed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from fractions import Fraction
from typing import NamedTuple

from pbr.conditions.name_resolution import called
from pbr.describe.conditions import in_words
from pbr.describe.days import day_in_words, on_day, stretch_in_words
from pbr.describe.gates import beside_in_words, gates_in_words
from pbr.describe.limits import limit_in_words
from pbr.describe.measures import taken_in_words
from pbr.describe.payments import added_up_in_words, scope_in_words
from pbr.describe.scales import steps_in_words
from pbr.describe.shared_wording import listed, money_written, spaced
from pbr.describe.tiers import tiers_in_words
from pbr.remittance.of_persons import of_persons
from pbr.scheme.limits.limits import Limit
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payers import PaidBy
from pbr.scheme.payments.payments import Payment, Verb
from pbr.scheme.reference.roundings import meaning_of
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import PayerName
from pbr.values.dataclass import dataclass

_VERBS: dict[Verb, str] = {
    "pay": "It is paid",
    "deduct": "It is taken off",
    "note": "It is only shown, and pays nobody,",
}


class PaymentWords(NamedTuple):
    """What a payment, a part of one or a limit is for; ``part`` is empty for a payment as a whole.

    ``paid_by`` are those who pay it, where the scheme lists its payers; nobody pays a note.
    """

    payment: str
    part: str
    text: str
    paid_by: tuple[PayerName, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeWords:
    """What a statement says of a scheme. ``terms`` are the meanings of the contract's own words.

    ``payers`` has what each payer is called, where the scheme lists them. ``of_persons`` are the payments, limits and
    notes that are a person's money, and are told to no provider.
    """

    rounding: str
    payments: tuple[PaymentWords, ...]
    terms: tuple[str, ...]
    measures: tuple[str, ...]
    payers: Mapping[PayerName, str] = field(default_factory=dict)
    of_persons: frozenset[str] = frozenset()

    def called(self, payer: PayerName) -> str:
        """What a payer is called: by its name, or by how the scheme writes it where it says no more."""
        return self.payers.get(payer, spaced(payer))


def scheme_words(scheme: Scheme) -> SchemeWords:
    """Say what a scheme's payments are for, as a provider reads it."""
    return SchemeWords(
        rounding=f"Each line is rounded once, to the penny: {meaning_of(scheme.rounding)} A total is the sum of "
        f"its lines, so no penny is lost or made.{_odd_pennies(scheme)}",
        payments=(*(said for payment in scheme.payments for said in _payment(payment)), *map(_limit, scheme.limits)),
        terms=tuple(
            f'{called(term.kind).capitalize()} counts as "{spaced(term.name)}" when {in_words(term.condition)}.'
            for term in scheme.terms
        ),
        measures=tuple(map(_measure, scheme.measures.values())),
        payers=dict(scheme.payers),
        of_persons=of_persons(scheme),
    )


def _odd_pennies(scheme: Scheme) -> str:
    """How a sum is divided among several who pay it; nothing where no sum is."""
    every = [*(payment.paid_by for payment in scheme.payments), *(limit.paid_by for limit in scheme.limits)]
    shared = [one for one in every if one is not None and one.shares]
    if not shared:
        return ""
    rest = list(dict.fromkeys(scheme.payers.get(one.rest, one.rest) for one in shared))
    has = "has" if len(rest) == 1 else "have, each of its own,"
    who = f"{listed(rest)} {has} the odd pennies"
    return f" Where several pay a line, each share of it is cut off at the penny, and {who}."


def _payment(payment: Payment) -> Iterator[PaymentWords]:
    verb = "It is paid to the person, and not to the provider," if payment.to_person else _VERBS[payment.verb]
    sentences = [f"{verb} for each {scope_in_words(payment.scope)}."]
    sentences += [*added_up_in_words(payment), *gates_in_words(payment.gates, payment.verb)]
    sentences += [*map(spaced, beside_in_words(payment))]
    sentences += tiers_in_words(payment)
    if payment.instalments:
        plan = payment.instalments
        often = "month by month" if plan.apart.is_monthly else plan.apart.said
        many = f"at most {plan.count} times" if plan.in_full else f"in {plan.count} instalments"
        sentences.append(f"It is paid {many}, {often}.")
    elif payment.due is not None:
        sentences.append(f"It is due {on_day(payment.due)}.")
    if payment.scale:
        sentences.append(steps_in_words(payment.scale, payment.verb))
    paid_by = _payers_of(payment.paid_by)
    yield PaymentWords(payment.name, "", " ".join(sentences), paid_by)
    for part in payment.parts:
        yield PaymentWords(payment.name, part.name, " ".join(_part(part, payment)), paid_by)


def _payers_of(paid_by: PaidBy | None) -> tuple[PayerName, ...]:
    """Those who pay something; none where it is nobody's, or the council pays all."""
    return () if paid_by is None else tuple(paid_by.of_each)


def _part(part: Part, payment: Payment) -> list[str]:
    share = "The rest of it" if part.share is None else "A share of it"
    if part.spread is not None:
        where = f" where {in_words(part.spread.where)}" if part.spread.where is not None else ""
        how = "by their weights" if part.spread.by_weight else "equally"
        owner = payment.kind.one if payment.kind else ""
        share += f", shared {how} over each {part.spread.kind.one} of the {owner}{where}"
    scaled = [steps_in_words(part.scale, payment.verb)] if part.scale else []
    return [f"{share}.", *gates_in_words(part.gates, payment.verb), f"It is due {on_day(part.due)}.", *scaled]


def _limit(limit: Limit) -> PaymentWords:
    side = "no more than" if limit.cap else "no less than"
    names = listed([spaced(name) for name in limit.of])
    within = f", in each {stretch_in_words(limit.window)}" if limit.by_window else ""
    money = money_written(Fraction(limit.pence)) if limit.worked is None else spaced(limit_in_words(limit))
    text = f"A limit: {names} come to {side} {money} for each {limit.over}{within}. What that "
    return PaymentWords(limit.name, "", f"{text}adds or takes away is a line of its own.", _payers_of(limit.paid_by))


def _measure(measure: Measure) -> str:
    return f"{spaced(measure.name)}: {taken_in_words(measure)}."


def conditions_in_words(scheme: Scheme) -> Mapping[str, str]:
    """What each condition, day and thing that is paid for means, by its text in the scheme.

    The same text may mean two things, of a plan and of an outcome: it is then in neither's words, but left as it is.
    """
    found: dict[str, str] = {}
    unlike: set[str] = set()
    for text, words in _texts(scheme):
        if found.setdefault(text, words) != words:
            unlike.add(text)
    return {text: words for text, words in found.items() if text not in unlike}


def _texts(scheme: Scheme) -> Iterator[tuple[str, str]]:
    for hold in scheme.holds:
        yield hold.text, in_words(hold.condition)
    for payment in scheme.payments:
        yield payment.scope.text, scope_in_words(payment.scope)
        yield payment.priced_at_text, day_in_words(payment.priced_at, "")
        for gate in (*payment.gates.all(), *(one for part in payment.parts for one in part.gates.all())):
            yield gate.text, in_words(gate.condition)
        if payment.cut_short:
            yield payment.cut_short.text, in_words(payment.cut_short.when)
        if payment.instalments and payment.instalments.until is not None:
            yield payment.instalments.until_text, day_in_words(payment.instalments.until, "")
        for part in payment.parts:
            if part.spread is not None and part.spread.where is not None:
                yield part.spread.where_text, in_words(part.spread.where)
