"""What records come to together before anything is rounded: those of one plan or provider in one window.

Sums are added, so that it does not matter which records were added up first, nor in which part of a run.
"""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from fractions import Fraction

from pbr.engine.verdicts.verdict import Verdict
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import Open, OpenAmong
from pbr.settlement.reason import Held, HeldAmong, Reason
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

Number = Fraction | int
"""A number, or money in pence."""

_MOST_NAMED = 5
"""How many records are named that are not decided."""


@dataclass(slots=True)
class AddedTogether:
    """How many records there are, of which days, and what their numbers come to; no numbers where there is no record.

    ``blank`` says that a number of one of them is not known, and so no sum is.
    """

    records: int = 0
    days: set[date] = field(default_factory=set)
    numbers: tuple[Number, ...] = ()
    blank: bool = False

    def add(self, other: "AddedTogether") -> None:
        """Add what other records come to."""
        self.records += other.records
        self.days |= other.days
        self.blank = self.blank or other.blank
        if self.numbers and other.numbers:
            self.numbers = tuple([one + more for one, more in zip(self.numbers, other.numbers, strict=True)])
        else:
            self.numbers = self.numbers or other.numbers


@dataclass(slots=True)
class Doubts:
    """Records that are not decided: the first of them by name, how many more, and why the first is not."""

    named: tuple[str, ...] = ()
    more: int = 0
    because: Reason | None = None

    def merge(self, other: "Doubts") -> None:
        """Add the doubts about records that come after these."""
        named = (*self.named, *other.named)
        self.named, self.more = named[:_MOST_NAMED], self.more + other.more + len(named[_MOST_NAMED:])
        self.because = self.because or other.because


@dataclass(slots=True)
class Group:
    """The records of one plan or provider in one window: what they come to at ``least`` and at ``most``.

    The two differ by the records that are not decided. ``refused`` are those that are not earned.
    """

    least: AddedTogether = field(default_factory=AddedTogether)
    most: AddedTogether = field(default_factory=AddedTogether)
    refused: AddedTogether = field(default_factory=AddedTogether)
    held: Doubts = field(default_factory=Doubts)
    opened: Doubts = field(default_factory=Doubts)
    earned_because: Reason | None = None
    refused_because: Reason | None = None

    def add(self, record_id: str, verdict: Verdict, day: date, numbers: Sequence[Number] | None) -> None:
        """Add a record by what its gates say; its numbers are None where one of them is not known."""
        status, because = verdict
        one = AddedTogether(1, {day}, tuple(numbers or ()), numbers is None)
        if status is Status.NOT_EARNED:
            self.refused.add(one)
            self.refused_because = self.refused_because or because
        elif status is Status.DUE:
            self.least.add(one)
            self.most.add(one)
            self.earned_because = self.earned_because or because
        else:
            # Nobody knows yet whether it counts: what it would take off is there at least, what it would add at most.
            self.least.add(AddedTogether(0, set(), tuple([min(each, 0) for each in one.numbers]), one.blank))
            self.most.add(AddedTogether(1, {day}, tuple([max(each, 0) for each in one.numbers]), one.blank))
            doubts = self.held if status is Status.HELD else self.opened
            doubts.merge(Doubts((record_id,), 0, because))

    def merge(self, other: "Group") -> None:
        """Add the records of the same plan or provider, in the same window, that come after these."""
        self.least.add(other.least)
        self.most.add(other.most)
        self.refused.add(other.refused)
        self.held.merge(other.held)
        self.opened.merge(other.opened)
        self.earned_because = self.earned_because or other.earned_because
        self.refused_because = self.refused_because or other.refused_because

    @property
    def undecided(self) -> Verdict | None:
        """The verdict of records that are not decided; None where all are."""
        held, opened = self.held, self.opened
        if isinstance(held.because, Held):
            return Status.HELD, HeldAmong(held.named, held.more, held.because)
        if isinstance(opened.because, Open):
            return Status.OPEN, OpenAmong(opened.named, opened.more, opened.because)
        return None


Groups = dict[Window, Group]
"""The records of one plan or provider, by window."""


def merge_groups(groups: Groups, others: Groups) -> None:
    """Add the records of others to those of the same windows."""
    for window, group in others.items():
        groups.setdefault(window, Group()).merge(group)
