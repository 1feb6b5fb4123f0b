"""Bounds: what a run may not do without somebody saying the exact sum of what it corrects and takes back."""

from collections.abc import Mapping

from pbr.ledger.entry import Change
from pbr.ledger.manifest import Bounds
from pbr.values.dataclass import dataclass
from pbr.values.money import plain_pounds, pounds
from pbr.values.share import percent

GOES_DOWN = (Change.CORRECTION, Change.TAKEN_BACK)
"""What is to be confirmed: limits go on every month and are no corrections."""


@dataclass(frozen=True, slots=True)
class ReducedTooMuch:
    """Corrections and what is taken back reduce a run by more than they may, in pence, against what is ``new``."""

    down: int
    new: int


@dataclass(frozen=True, slots=True)
class RowsMissing:
    """More rows of a table are missing, or have lost a fact they had, than may be; ``rows`` counts them too."""

    table: str
    missing: int
    rows: int


@dataclass(frozen=True, slots=True)
class ProviderBelowNil:
    """A provider comes out below nil, in pence."""

    provider_id: str
    pence: int


Exceeded = ReducedTooMuch | RowsMissing | ProviderBelowNil


@dataclass(frozen=True, slots=True)
class RunSums:
    """What a run comes to: pence by change and by provider (what went down apart), and rows that are missing.

    ``went_down`` is the sum of the entries below nil that are corrections or taken back; ``rows`` count
    those of each table, missing ones among them, and ``missing`` those that are missing or have lost a fact.
    ``else_below`` is what takes providers below nil that is neither: a limit, an adjustment or a deduction, less what
    is new for them.
    """

    by_change: Mapping[Change, int]
    went_down: int
    by_provider: Mapping[str, int]
    rows: Mapping[str, int]
    missing: Mapping[str, int]
    else_below: int = 0

    @property
    def to_confirm(self) -> int:
        """The exact sum to type where a bound is exceeded.

        It is what corrections and what is taken back come to, and what else takes a provider below nil.
        """
        return sum(self.by_change.get(change, 0) for change in GOES_DOWN) + self.else_below


def exceeded(sums: RunSums, bounds: Bounds) -> list[Exceeded]:
    """Every bound that a run exceeds."""
    found: list[Exceeded] = []
    new = sum(sums.by_change.get(change, 0) for change in (Change.NEW, Change.LATE, Change.MORE))
    if -sums.went_down > bounds.down_share * max(new, 0) and -sums.went_down > bounds.down_pence:
        found.append(ReducedTooMuch(sums.went_down, new))
    found += [
        RowsMissing(table, missing, sums.rows.get(table, 0))
        for table, missing in sorted(sums.missing.items())
        if missing > bounds.rows_share * sums.rows.get(table, 0)
    ]
    below = {one: pence for one, pence in sums.by_provider.items() if pence < 0}
    return [*found, *(ProviderBelowNil(provider, pence) for provider, pence in sorted(below.items()))]


def bound_in_words(one: Exceeded, bounds: Bounds) -> str:
    """Which bound is exceeded, and by how much."""
    match one:
        case ReducedTooMuch(down=down, new=new):
            share, sum_ = percent(bounds.down_share), pounds(bounds.down_pence)
            most = f"more than {share} of the {pounds(new)} that is new, late or more, and more than {sum_}"
            return f"{pounds(-down)} goes down: {most}"
        case RowsMissing(table=table, missing=missing, rows=rows):
            of = f"{missing:,} of {rows:,} rows of {table}"
            return f"{of} are missing, or have lost a fact they had: more than {percent(bounds.rows_share)}"
        case ProviderBelowNil(provider_id=provider_id, pence=pence):
            return f"provider {provider_id} comes out below nil: {pounds(pence)}"


def word_to_confirm(sums: RunSums) -> str:
    """What is to be typed, exactly: ``--confirm -4210.55``."""
    return f"--confirm {plain_pounds(sums.to_confirm)}"
