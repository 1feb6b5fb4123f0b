"""A scheme: a contract whose names and types have been checked, ready to be compiled, described and explained."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from pbr.problems.problem import Problem
from pbr.records.dictionary import TABLES, Own, Tables
from pbr.records.input_file import InputFile
from pbr.scheme.limits.limits import Limit
from pbr.scheme.measuring.framework import Framework
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.prices import Price
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.rounding import Rounding

if TYPE_CHECKING:
    # Not loaded for a scheme that was checked before and has none of them.
    from pbr.calendar.calendar import Calendar
    from pbr.scheme.examples.worked_examples import Example
    from pbr.scheme.fitness.fitness import Answered
    from pbr.scheme.measuring.exclusions import LeftOutRecords
    from pbr.scheme.measuring.measures import Measure
    from pbr.scheme.measuring.rankings import Ranking
    from pbr.scheme.measuring.verdicts import VerdictRule
    from pbr.scheme.payments.only_one import OnlyOne
    from pbr.scheme.payments.payers import PaidBy
    from pbr.scheme.reading.indices import Index
    from pbr.scheme.reading.renamed import Renamed
    from pbr.scheme.reading.terms import Term
    from pbr.scheme.records.holds import Hold


@dataclass(frozen=True, slots=True)
class Scheme:
    """Everything a scheme file says. ``warnings`` are problems that do not stop it.

    ``formerly`` is what it was called before, and ``renamed`` what in it was called otherwise. ``own`` are the fields
    and codes that it adds to the dictionary of records, and ``tables`` the dictionary with them. ``payers`` are
    those who pay, with what each is called: none where the council pays all; ``paid_by`` pays what says no other.
    ``only_one`` are payments of which only one is paid for a record.
    """

    name: str
    title: str
    file: InputFile
    text: str
    runs: Period
    rounding: Rounding
    sources: Mapping[str, str]
    about: str
    leaves_out: tuple[str, ...]
    left_out: "tuple[LeftOutRecords, ...]"
    holds: "tuple[Hold, ...]"
    framework: Framework
    terms: "tuple[Term, ...]"
    measures: "Mapping[str, Measure]"
    prices: Mapping[str, Price]
    payments: tuple[Payment, ...]
    limits: tuple[Limit, ...]
    examples: "tuple[Example, ...]"
    warnings: tuple[Problem, ...]
    formerly: str = ""
    renamed: "tuple[Renamed, ...]" = ()
    own: tuple[Own, ...] = ()
    tables: Tables = field(default_factory=lambda: TABLES)
    calendar: "Calendar | None" = None
    verdicts: "tuple[VerdictRule, ...]" = ()
    indices: "Mapping[str, Index]" = field(default_factory=dict)
    rankings: "tuple[Ranking, ...]" = ()
    payers: Mapping[str, str] = field(default_factory=dict)
    paid_by: "PaidBy | None" = None
    fitness: "tuple[Answered, ...]" = ()
    only_one: "tuple[OnlyOne, ...]" = ()

    @property
    def notes(self) -> frozenset[str]:
        """The payments that are only shown, and pay nothing."""
        return frozenset(payment.name for payment in self.payments if payment.verb == "note")

    @property
    def paid_to_persons(self) -> frozenset[str]:
        """The payments that persons are paid, and not their providers, and the limits by which they are asked back."""
        paid = [payment.name for payment in self.payments if payment.to_person]
        return frozenset([*paid, *(limit.name for limit in self.limits if limit.to_person)])
