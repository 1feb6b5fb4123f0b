"""Limits (caps and floors): over a plan, a person or a provider, in all the run or in each window; own lines."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pbr.problems.problem import Place
from pbr.scheme.limits.limit_sums import DrawnBy, OwnSum, ShareOfOthers, SumForEach, WorkedFrom
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.provenance import Provenance
from pbr.settlement.line import LineKind
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Over as How
from pbr.values.window import Window

if TYPE_CHECKING:
    from pbr.scheme.payments.payers import PaidBy

Over = Literal["plan", "person with each provider", "person with all providers", "provider"]
Borne = Literal["those due last", "each in proportion"]
"""Which of a person's providers bear what a limit over all of them takes."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap or a floor on what some payments come to together, in pence.

    Where the sum is a ``price``, ``pence`` is that of the run's first day.
    ``window`` is over how long: the whole run, or each month, cycle or year, in which a line is by its due day.
    Where the sum is ``worked`` out from something else, ``pence`` is the money for each that is counted, what may be
    kept of what is not drawn, or nil; and ``text`` is always how the scheme writes it. ``borne`` is who bears what it
    takes, of a person with all providers. What it takes in one window is paid in the next as far as that one's sum
    goes, where it ``carries``; what is left of the sum of one is added to the next one's, where it ``saves``.
    ``to_person`` says that persons were paid what is under it, and are asked back what goes back.
    """

    name: str
    cap: bool
    pence: int
    of: tuple[str, ...]
    over: Over
    window: How
    provenance: Provenance
    place: Place
    formerly: Scalar | None = None
    price: Price | None = None
    worked: WorkedFrom | None = None
    text: str = ""
    paid_by: "PaidBy | None" = None
    borne: Borne | None = None
    carries: bool = False
    to_person: bool = False
    saves: bool = False

    @property
    def of_all(self) -> bool:
        """Whether it is one sum for a person, whoever the providers are."""
        return self.over == "person with all providers"

    @property
    def of_person(self) -> bool:
        """Whether it is over persons, with each provider or with all."""
        return self.over in ("person with each provider", "person with all providers")

    @property
    def own(self) -> OwnSum | None:
        """What each plan's own sum is, where the limit is that."""
        return self.worked if isinstance(self.worked, OwnSum) else None

    @property
    def for_each(self) -> SumForEach | None:
        """Of what the limit is so much money for each, where it is."""
        return self.worked if isinstance(self.worked, SumForEach) else None

    @property
    def drawn(self) -> DrawnBy | None:
        """What draws on the payments under it, where the limit is what is drawn."""
        return self.worked if isinstance(self.worked, DrawnBy) else None

    @property
    def own_money(self) -> OwnSum | None:
        """The plan's own money that is the sum, or that may be kept of what is not drawn."""
        return self.own if self.drawn is None else self.drawn.kept

    @property
    def line_kind(self) -> LineKind:
        """What a line of it does: it keeps to a limit, or is what a person has left and is asked back."""
        return LineKind.PERSON_LIMIT if self.to_person else LineKind.LIMIT

    @property
    def others(self) -> tuple[str, ...]:
        """The payments of which the limit is a share, or that draw on those under it; none where it is neither."""
        return self.worked.of if isinstance(self.worked, ShareOfOthers | DrawnBy) else ()

    @property
    def worked_at_end(self) -> bool:
        """Whether it is worked on the last day of each window and not before: a floor, or what is not drawn."""
        return self.by_window and (not self.cap or self.drawn is not None)

    @property
    def by_window(self) -> bool:
        """Whether it is over each of several windows, and not over the whole run."""
        return self.window != "run"

    def in_window(self, window: Window | None, runs: Period) -> "Limit":
        """The limit as it is in one of its windows: a price is the one of its first day, or of the run's first."""
        if self.price is None:
            return self
        step = self.price.step_on(runs.first if window is None else max(window.period.first, runs.first))
        pence = self.pence if step is None else int(step.figures[()])
        return self if pence == self.pence else replace(self, pence=pence)

    @property
    def owed_over_nothing(self) -> bool:
        """Whether it is a floor by window over a provider: one that is listed is owed it where nothing is due too."""
        return self.over == "provider" and self.by_window and not self.cap

    @property
    def one(self) -> str:
        """What each is called that the limit is over: a plan, a person or a provider."""
        return "person" if self.of_person else self.over

    @property
    def whom(self) -> str:
        """Whom the limit is over, as one line of it says: the person is one with this provider alone."""
        return "person with this provider" if self.of_person else self.over

    def brings_with(self, bound: int, pence: int | None, carried: int) -> int:
        """The same on the last day of a window to which so much is ``carried``: all that is over, or is left for it."""
        return min(bound - (pence or 0), carried) if carried else self.brings_to(bound, pence)

    def brings(self, pence: int | None) -> int:
        """What brings a sum to the limit: below nil under a cap, above it over a floor; nothing where nothing is due.

        ``pence`` is None where nothing is due, which is not a sum of nil: a floor adds to that.
        """
        return self.brings_to(self.pence, pence)

    def brings_to(self, bound: int, pence: int | None) -> int:
        """The same for a sum of the limit that is worked out: ``bound``, in pence."""
        if pence is None:
            return 0
        return min(0, bound - pence) if self.cap else max(0, bound - pence)


def counted_later(limits: Sequence[Limit], at: int) -> list[int]:
    """The places of the limits under which what the limit at a place brings counts: those after it that name it."""
    name = limits[at].name
    return [later for later in range(at + 1, len(limits)) if name in limits[later].of or name in limits[later].others]
