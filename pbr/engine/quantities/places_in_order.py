"""Which of some records, in their order, have a place: for certain, for certain not, or it is not known.

What is not decided may take a place from those after it. So may what is decided where its code or its window is not
known: it could be counted with any of them. Both are worked out over every way in which they can turn out. Those whose
day is not known come after all others, and any of them may be the first of themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import chain, islice

from pbr.engine.quantities.unread_counted import UnreadRows, unread_rows
from pbr.scheme.pricing.places import AtMost
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import Open, PlaceNotKnown
from pbr.settlement.reason import PlacesTaken
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass

_MOST_NAMED = 5
"""How many records that took the places, or may take them, are named."""

Group = tuple[object, str | None]
"""The code and the window that records are counted together by; None for either that is not known."""

NoPlace = tuple[Status, PlacesTaken | Open]
"""That a record has no place, or that it is not known, and why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that is earned, or may be: ``row`` tells it from others; ``lacking`` is what its group waits for.

    ``is_dated`` says whether the day is known by which it stands in its order.
    """

    row: int
    record: RecordRef
    status: Status
    is_dated: bool
    group: Group
    lacking: Open | None

    @property
    def is_certain(self) -> bool:
        """Whether it is certain that it takes a place of its group."""
        return self.status is Status.DUE and self.lacking is None


@dataclass(slots=True)
class _Ahead:
    """What has come so far of one plan, person or provider."""

    many: int
    unread: UnreadRows
    certain: defaultdict[Group, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    doubtful: defaultdict[Group, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    codes: defaultdict[str | None, set[object]] = field(default_factory=lambda: defaultdict(set))
    anywhere: Counter[Group] = field(default_factory=Counter)

    def take(self, candidate: Candidate) -> None:
        """Put a record behind those that have come."""
        code, window = candidate.group
        surely_first = candidate.is_certain and candidate.is_dated
        (self.certain if surely_first else self.doubtful)[candidate.group].append(candidate)
        if candidate.lacking is not None:
            self.anywhere[candidate.group] += 1
        self.codes[window].add(code)

    def perhaps(self, group: Group) -> list[list[Candidate]]:
        """Those that may be counted in a group and are not certain of it, by kind, each in its order."""
        code, window = group
        patterns = dict.fromkeys([group, (None, window), (code, None), (None, None)])
        return [self.doubtful[pattern] for pattern in patterns if pattern in self.doubtful]

    def at_most(self, group: Group) -> int:
        """How many may have a place of a group before what comes next."""
        code, window = group
        known = len(self.certain.get(group, ())) + len(self.doubtful.get(group, ()))
        others = dict.fromkeys([(None, window), (code, None), (None, None)])
        return known + sum(self.anywhere[one] for one in others if one != group) + unread_rows(self.unread)

    def may_be_full(self, group: Group, among: int = 0) -> bool:
        """Whether some group that a record may be of may have no place left: one of its window, or its own.

        ``among`` is 1 where the record is among those that have come itself.
        """
        (code, window), full = group, self.many + among
        if code is not None or self.at_most(group) >= full:
            return self.at_most(group) >= full
        return any(self.at_most((one, window)) >= full for one in self.codes[window] | self.codes[None])


def refused(limit: AtMost, ordered: Iterable[Candidate], unread: UnreadRows) -> Iterator[tuple[int, NoPlace]]:
    """Those of one plan, person or provider that have no place, or of which it is not known, with why."""
    ahead, undated = _Ahead(limit.many, unread), list[Candidate]()
    for candidate in ordered:
        group = candidate.group
        certain = () if candidate.lacking is not None else ahead.certain.get(group, ())
        if len(certain) >= limit.many:
            if candidate.status is not Status.HELD:
                yield candidate.row, (Status.NOT_EARNED, PlacesTaken(limit.text, *_named([certain], candidate)))
            continue
        if not candidate.is_dated:
            undated.append(candidate)
        elif candidate.status is Status.DUE and ahead.may_be_full(group):
            yield candidate.row, (Status.OPEN, candidate.lacking or _not_known(limit, ahead, candidate))
        ahead.take(candidate)
    for candidate in undated:
        if candidate.status is Status.DUE and ahead.may_be_full(candidate.group, among=1):
            yield candidate.row, (Status.OPEN, candidate.lacking or _not_known(limit, ahead, candidate))


def _not_known(limit: AtMost, ahead: _Ahead, candidate: Candidate) -> PlaceNotKnown:
    named, others = _named(ahead.perhaps(candidate.group), candidate)
    stands = ahead.unread.rows
    return PlaceNotKnown(limit.text, (*named, *stands), others + unread_rows(ahead.unread) - len(stands))


def _named(others: Sequence[Sequence[Candidate]], candidate: Candidate) -> tuple[tuple[str, ...], int]:
    """The references of some records, and how many are not named: those of another provider are not."""
    provider = candidate.record.provider
    beside = [one.record for one in chain.from_iterable(others) if one is not candidate]
    named = tuple(islice((record.id for record in beside if record.provider == provider), _MOST_NAMED))
    return named, len(beside) - len(named)
