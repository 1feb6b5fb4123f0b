"""Lines that were written as rows when they were made, and what else is asked of them."""

from collections.abc import Mapping, Sequence

from pbr.settlement.line import Line, Status
from pbr.settlement.reason import Reason
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class WrittenLines:
    """The lines of a provider as rows of ``lines.csv``, each with its line feed: good until the next are asked for.

    ``sums`` has, by payment and status, what each line comes to in pence, with its sign; None while it is not known.
    ``aside`` are the lines among them that are held or in error, and deductions that are open. ``reasons`` are those
    that were not met before, each with its words, in the order in which they were met.
    """

    provider_id: str
    rows: Sequence[str]
    sums: Mapping[tuple[str, Status], Sequence[int | None]]
    aside: Sequence[Line]
    reasons: Sequence[tuple[Reason, str]]
