"""What the lines under limits have come to: sums that are added, whichever records they are of."""

from dataclasses import field
from datetime import date, timedelta

from pbr.engine.settled_before.stands import is_undecided
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import Paid, Released
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

UnderLimit = tuple[str, str, Window | None]
"""A limit, a person (empty for a provider as a whole), and a window; None for the whole run."""

OnDay = tuple[date, str]
"""A day on which something is due, and the provider to whom."""

ON_NO_KNOWN_DAY = date.min + timedelta(days=1)
"""Stands for the day of what stands though nobody knows any more when it is due."""

_COUNTED = (Status.DUE, Status.EARLIER, Status.SETTLED)


def counts(line: Line) -> bool:
    """Whether a line is due now or was earlier; with a ledger also what stands while it is not decided."""
    return line.status in _COUNTED or bool(line.settled_before)


def is_no_more(line: Line) -> bool:
    """Whether what was settled of a line is due no more: not one that is due still, and comes to nil."""
    released = isinstance(line.reason, Released) and line.reason.share > 0
    comes_to_nil = not line.kind.is_limit and (released or isinstance(line.reason, Paid))
    return line.status is Status.TAKEN_BACK and not comes_to_nil


@dataclass(slots=True)
class DueFor:
    """The plans or persons for which something is due under a limit: before the period, and by now."""

    before: set[str] = field(default_factory=set)
    now: set[str] = field(default_factory=set)

    def merge(self, other: "DueFor") -> None:
        """Add those of other lines."""
        self.before |= other.before
        self.now |= other.now


@dataclass(slots=True)
class SumUnderLimit:
    """What the lines under a limit have come to, in pence: before the period, and by now. None: nothing was due.

    ``each`` are those for which something is due, under a limit that is so much for each of them; ``others`` is what
    the payments have come to of which a limit is a share.
    """

    before: int | None = None
    now: int | None = None
    person_id: str = ""
    latest: date | None = None
    in_doubt: bool = False
    """Whether something under it is not decided that may yet be the first to be due."""
    each: DueFor | None = None
    others: "SumUnderLimit | None" = None
    of_all: int | None = None
    """What the limit comes to for a person with all providers, of which this is what one of them has."""
    carried: tuple[int, int] = (0, 0)
    """What was over in the window before and is carried to this one: by what was due before the period, and by now."""
    saved: tuple[int, int] = (0, 0)
    """What was left of the sum of the window before, and is added to this one's: the same two."""
    brought: int = 0
    """What was not drawn before the window and was kept, in pence; below nil what was drawn beyond what was there."""

    def add(self, line: Line, whose: str = "") -> None:
        """Count one line, if it is due now or was earlier; with a ledger also what stands while it is not decided.

        ``whose`` is the plan or person that it is for, where those are counted.
        """
        if not counts(line):
            self.in_doubt = self.in_doubt or is_undecided(line)
            return
        if is_no_more(line):
            return
        # A limit that brings nothing any more begins no other: nothing is due under one that counts it alone.
        if line.due_to_date or not line.kind.is_limit:
            self.now = (self.now or 0) + line.due_to_date
        # A limit before this one may be due in part now and have been due in part before.
        before = line.due_to_date - line.amount
        if before or line.status is Status.EARLIER:
            self.before = (self.before or 0) + before
        if whose:
            self._due_for(whose, bool(before) or line.status is Status.EARLIER)
        if line.status is Status.EARLIER and line.due_on is not None:
            self.latest = max(self.latest or line.due_on, line.due_on)

    def add_due(self, pence: int, before_on: date | None) -> None:
        """Count what one line of a payment comes to that is due in the period, or was ``before_on`` a day before it."""
        self.now = (self.now or 0) + pence
        if before_on is not None:
            self.before = (self.before or 0) + pence
            self.latest = max(self.latest or before_on, before_on)

    def _due_for(self, whose: str, before: bool) -> None:
        if self.each is None:
            self.each = DueFor()
        self.each.now.add(whose)
        if before:
            self.each.before.add(whose)

    def add_to_others(self, line: Line) -> None:
        """Count one line of the payments of which the limit is a share."""
        if self.others is None:
            self.others = SumUnderLimit()
        self.others.add(line)

    def begin(self) -> None:
        """Begin without any line: what is owed over nothing is worked as over a sum of nil."""
        self.now, self.before = self.now or 0, self.before or 0

    def merge(self, other: "SumUnderLimit") -> None:
        """Add what other lines under the same limit have come to."""
        self.now = _added(self.now, other.now)
        self.before = _added(self.before, other.before)
        self.latest = max(filter(None, (self.latest, other.latest)), default=None)
        self.in_doubt = self.in_doubt or other.in_doubt
        if other.each is not None:
            self.each = self.each or DueFor()
            self.each.merge(other.each)
        if other.others is not None:
            self.others = self.others or SumUnderLimit()
            self.others.merge(other.others)


def _added(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) + other


@dataclass(slots=True)
class SumsUnderLimits:
    """What lines under the limits over persons and providers have come to, and under which a provider has any.

    By provider, then by limit, person and window: a person may have two providers, and each settles with the council.
    ``undated`` is what stands of which nobody knows any more in which window it is, by limit, provider, and plan or
    person: what was deducted, and what was paid. ``in_doubt`` are those under which something is not decided that may
    yet be the first to be due in some window. ``of_all`` is what has come under limits over persons with all their
    providers, by the day on which it is due and the provider; in the others no provider is named for those. ``begun``
    has, by limit and provider, the windows in which it has a line; None is the whole run, or one that nobody knows.
    """

    of_providers: dict[str, dict[UnderLimit, SumUnderLimit]] = field(default_factory=dict)
    of_all: dict[UnderLimit, dict[OnDay, SumUnderLimit]] = field(default_factory=dict)
    begun: dict[tuple[str, str], set[Window | None]] = field(default_factory=dict)
    undated: dict[tuple[str, str, str], tuple[int, int]] = field(default_factory=dict)
    in_doubt: set[tuple[str, str, str]] = field(default_factory=set)

    def begin(self, limit: str, provider_id: str, window: Window | None) -> None:
        """Take note that a provider has a line under a limit, whatever its status."""
        windows = self.begun.get((limit, provider_id))
        if windows is None:
            windows = self.begun[limit, provider_id] = set()
        windows.add(window)

    def merge(self, other: "SumsUnderLimits") -> None:
        """Add what lines of other records have come to."""
        for provider_id, sums in other.of_providers.items():
            mine = self.of_providers.setdefault(provider_id, {})
            for key, total in sums.items():
                mine.setdefault(key, SumUnderLimit(person_id=total.person_id)).merge(total)
        for key, of_days in other.of_all.items():
            on_days = self.of_all.setdefault(key, {})
            for at, total in of_days.items():
                on_days.setdefault(at, SumUnderLimit(person_id=total.person_id)).merge(total)
        for begun, windows in other.begun.items():
            self.begun.setdefault(begun, set()).update(windows)
        for whose, (deducted, paid) in other.undated.items():
            self._leave(whose, deducted)
            self._leave(whose, paid)
        self.in_doubt |= other.in_doubt

    def leave_undated(self, whose: tuple[str, str, str], line: Line) -> None:
        """Leave out of every window a line of which nobody knows in which it is."""
        if is_no_more(line):
            return
        if counts(line):
            self._leave(whose, line.due_to_date)
        elif is_undecided(line):
            self.in_doubt.add(whose)

    def _leave(self, whose: tuple[str, str, str], pence: int) -> None:
        deducted, paid = self.undated.get(whose, (0, 0))
        self.undated[whose] = deducted + min(pence, 0), paid + max(pence, 0)
