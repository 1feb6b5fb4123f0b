"""A row for which the scheme has no price: an error with a place, never a nought. Its words are made elsewhere."""

from dataclasses import dataclass

from pbr.problems.problem import Place
from pbr.settlement.reason import MissingPrice
from pbr.settlement.record_ref import RecordRef
from pbr.values.window import Window


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A price that a record needs and the scheme does not have: before its first date, or for a code it leaves out.

    What needs it is a record or, where ``window`` is given, that month or quarter of a provider.
    """

    code: str
    record: RecordRef
    window: Window | None
    field: str
    lacking: MissingPrice
    price_place: Place
