"""Payments that others follow: read when first asked for, never round in a ring, and earned record by record."""

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from pbr.conditions.date_expressions import operands_of_day
from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.name_resolution import called
from pbr.conditions.size_limit import MOST_TERMS_DEEP
from pbr.conditions.syntax_tree import And, Not, PaymentEarned, Span
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.earned_by import by_itself, earned_by
from pbr.scheme.payments.payments import Payment
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.source.yaml_nodes import Scalar
from pbr.values.period import Period

_BY_A_TERM = "name what earns it under 'terms', and ask for that in both payments"


class PaymentsFollowed:
    """The payments of a scheme, each read once: in the order written, or before that where another follows it."""

    def __init__(
        self,
        names: Collection[str],
        read: Callable[[str], Payment | None],
        runs: Period,
        reading: Reading,
        together: Sequence[Collection[str]] = (),
    ) -> None:
        """``together`` are names of payments of which only one is paid for a record, rule by rule."""
        self._names, self._read, self._runs, self.reading, self._together = names, read, runs, reading, together
        self._found: dict[str, Payment | None] = {}
        self._underway: dict[str, Place] = {}
        """Those being read, each with the place where it asks for the next."""

    def payment(self, name: str) -> Payment | None:
        """A payment by its name; None where it has a problem."""
        if name not in self._found:
            self._underway[name] = self.reading.place("payments", name)
            self._found[name] = self._read(name)
            del self._underway[name]
        return self._found[name]

    def asked_for(self, name: str, place: Place) -> Payment:
        """A payment that the one being read asks for at a place.

        Raises `Unread` where that leads round in a ring, which is noted, or where it has a problem of its own.
        """
        asking = next(reversed(self._underway))
        self._underway[asking] = place
        if name in self._underway:
            self._note_ring(name, place)
            raise Unread("", f"the payment '{name}' leads round in a ring", 0, 1)
        if len(self._underway) > MOST_TERMS_DEEP:
            self.reading.problem(
                "PBR316", f"more than {MOST_TERMS_DEEP} payments follow one another here", place, _BY_A_TERM
            )
            raise Unread("", f"the payment '{name}' is too far away", 0, 1)
        found = self.payment(name) if name in self._names else None
        if found is None:
            raise Unread("", f"the payment '{name}' has a problem of its own", 0, 1)
        return found

    def is_named(self, name: str) -> bool:
        """Whether a payment is called so, whether or not it could be read."""
        return self.reading.is_written("payments", name)

    def others(self, name: str) -> list[str]:
        """The names of the payments beside one, in the order written."""
        return [one for one in self._names if one != name]

    def earned(self, text: Scalar, name: str, kind: TableKind, span: Span) -> PaymentEarned:
        """Whether a payment is earned, as a record of a kind asks in some columns of a text.

        Raises `Misread` where there is no such payment, or none that such a record can follow.
        """
        if not self.is_named(name):
            message = f"there is no payment called '{name}'"
            raise Misread("PBR341", message, *span, did_you_mean(name, list(self._names)) or self._listed())
        self._check_not_said_already(name, span)
        payment = self.asked_for(name, text.at(*span))
        refused = not_followed(payment, kind)
        if refused is not None:
            raise Misread("PBR341", refused[0], *span, refused[1])
        if not operands_of_day(payment.priced_at):
            # It is said of that payment itself that no day of a record fixes its price.
            raise Unread("", f"the payment '{name}' has a problem of its own", *span)
        earned, failed = earned_by(payment, self._runs)
        beside = [self.asked_for(one, text.at(*span)) for one in self._not_with(name)]
        of_parent = payment.kind is not kind
        if not beside:
            return PaymentEarned(name, of_parent, earned, failed, span)
        # Where another of which only one is paid may be earned as well, it is not known which of them is.
        others = tuple(by_itself(one, self._runs) for one in beside)
        alone = And((earned, *(Not(one, span) for one in others)), span)
        return PaymentEarned(name, of_parent, alone, failed, span, others)

    def _not_with(self, name: str) -> list[str]:
        """The payments that must not be earned beside one, each once, as far as there are such payments."""
        beside = [one for names in self._together if name in names for one in names if one != name]
        return [one for one in dict.fromkeys(beside) if one in self._names]

    def _check_not_said_already(self, name: str, span: Span) -> None:
        """Raise `Misread` where a payment asks after one that must not be earned beside it anyway."""
        asking = next(reversed(self._underway))
        if name in self._not_with(asking):
            raise Misread(
                "PBR397",
                f"'{asking}' asks whether '{name}' is earned, and 'only one of' says already that not both are",
                *span,
                f"take this out; or take '{asking}' out of 'only one of', where '{name}' goes before it",
            )

    def _listed(self) -> str:
        return f"payments: {', '.join(self._names)}"

    def _note_ring(self, name: str, place: Place) -> None:
        underway = list(self._underway)
        ring = underway[underway.index(name) :]
        follows = [(one, other) for one, other in pairwise([*ring, name]) if one != ring[-1]]
        self.reading.problem(
            "PBR340",
            f"these payments lead round in a ring: {' -> '.join([*ring, name])}",
            place,
            "say of one of them what earns it by the record alone",
            related=tuple((f"'{one}' follows '{other}' here", self._underway[one]) for one, other in follows),
        )


def not_followed(payment: Payment, kind: TableKind) -> tuple[str, str] | None:
    """Why a payment for a record of a kind cannot follow another, and what to write; None where it can."""
    name = payment.name
    of = payment.kind
    if of is None:
        return f"'{name}' is paid to a provider as a whole, and no record earns it", "scale this payment by the measure"
    if of.name not in (kind.name, kind.parent):
        return (
            f"'{name}' is paid for each {of.one}, and {called(kind)} can ask only after itself and what it belongs to",
            f"ask it in a payment for each: {of.one}",
        )
    lines = _lines_of_its_own(payment, of)
    return None if not lines else (f"'{name}' {lines}", _by_a_term(payment))


def _lines_of_its_own(payment: Payment, of: TableKind) -> str:
    """What kind of line a payment has, where no record earns or does not earn it as a whole; empty where one does."""
    if payment.verb != "pay":
        return f"pays nobody (it is written with '{payment.verb}'), and so is not earned"
    if payment.parts:
        parts = ", ".join(part.name for part in payment.parts)
        return f"has a line for each of its parts ({parts}), of which one may be earned and another not"
    if payment.instalments:
        return f"has a line for each instalment of {called(of)}, and those after its last day are not earned"
    if isinstance(payment.scope.basis, TimeSpan):
        unit = payment.scope.basis.unit
        return (
            f"has a line for each calendar month of {called(of)}, by the {unit}, and none for {called(of)} as a whole"
        )
    if payment.scale is not None:
        measure = payment.scale.measure.name
        return f"is scaled by '{measure}': its line is of all {of.name} of a provider together, and none earns it alone"
    if payment.added_up is not None:
        return f"has one line for the {of.name} that are added up '{payment.added_up.text}', and none for each"
    if payment.amount.so_far is not None or payment.most_of is not None:
        counted = payment.counted.text if payment.counted is not None else ""
        return f"counts what the {of.name} before one come to ({counted}), so that none earns it by itself"
    if payment.at_most is not None and of.name == "standards":
        return f"is paid at most {payment.at_most.text}, and a standard that nobody recorded may be one of them"
    return ""


def _by_a_term(payment: Payment) -> str:
    """How to ask for what earns a payment, where the payment itself cannot be asked after."""
    gates = [payment.gates.when, *(part.gates.when for part in payment.parts)]
    asked = [gate.text for gate in gates if gate is not None]
    what = f"what earns it ({asked[0]})" if len(asked) == 1 else "the condition that is meant"
    return f"name {what} under 'terms', and ask for that name in both payments"
