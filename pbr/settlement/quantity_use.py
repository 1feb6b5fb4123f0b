"""How much of a limit of quantity, or of how often, is used and is left: of each one that something counts under."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pbr.records.record_id import line_id
from pbr.settlement.record_ref import RecordRef
from pbr.values.number import plain_number
from pbr.values.units_in_words import several_of_one


class QuantityUse(NamedTuple):
    """What counts under a limit of quantity, whenever it falls due, in the ``unit`` that its payment counts.

    ``record`` is the plan, person or provider that it is for: a person with whichever provider, who has none here.
    ``most`` is how much is paid for, None while the plan's own number is blank.
    Of a payment that is made so many times and no more it is how many, and the unit is the record that is counted.
    ``used`` is what is earned, what is over included; ``may_be`` what it may come to once all is decided, None where
    there is no bound to that. ``code`` is what a payment counts apart for each of those, where it does.
    """

    payment: str
    record: RecordRef
    window: str
    most: Fraction | None
    unit: str
    used: Fraction
    may_be: Fraction | None
    code: str = ""

    @property
    def whose(self) -> str:
        """Whom it is for, by reference."""
        return self.record.plan or self.record.person or self.record.provider

    @property
    def for_each(self) -> str:
        """Whom it is for, and the code where each code of theirs is counted apart: ``S1/washing``."""
        return line_id(self.whose, self.code) if self.code else self.whose

    @property
    def use_id(self) -> str:
        """What it is called in a worked example: whose it is, the payment, and the window where there are several."""
        return line_id(self.for_each, self.payment, *([] if self.window == "run" else [self.window]))

    @property
    def left(self) -> Fraction | None:
        """How much more is paid for; nil once all of it is used, None while it is not known how much that may be."""
        return None if self.most is None else max(Fraction(0), self.most - self.used)

    @property
    def reached(self) -> bool | None:
        """Whether all of it is used; None while that may still come out either way."""
        if self.most is None:
            return None
        if self.used >= self.most:
            return True
        return None if self.may_be is None or self.may_be >= self.most else False

    @property
    def words(self) -> str:
        """How a worked example writes it: ``15.5 of 14 hours``, or ``15.5 hours of what is not known``."""
        if self.most is None:
            unit = self.unit if self.used == 1 else several_of_one(self.unit)
            return f"{plain_number(self.used)} {unit} of what is not known"
        unit = self.unit if self.most == 1 else several_of_one(self.unit)
        return f"{plain_number(self.used)} of {plain_number(self.most)} {unit}"


def whose_quantity(whom: str, record: RecordRef) -> RecordRef:
    """Whose quantity it is that a record counts in: the plan's, the person's with any provider, or the provider's."""
    match whom:
        case "plan":
            return RecordRef("plans", record.plan, record.plan, record.person, record.provider)
        case "person":
            return RecordRef("", record.person, "", record.person, "")
        case _:
            return RecordRef("", "", "", "", record.provider)


def quantities_in_order(uses: Iterable[QuantityUse], payments: Sequence[str]) -> tuple[QuantityUse, ...]:
    """By payment as the scheme has them, then by provider, whose they are, code, and window."""
    at = {name: position for position, name in enumerate(payments)}
    return tuple(sorted(uses, key=lambda one: (at[one.payment], one.record.provider, one.whose, one.code, one.window)))
