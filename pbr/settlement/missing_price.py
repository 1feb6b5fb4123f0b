"""A row for which the scheme has no price: an error with a place, never a nought. Its words are made elsewhere."""

from typing import TYPE_CHECKING, Union

from pbr.problems.problem import Place
from pbr.settlement.reason import MissingPrice
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

if TYPE_CHECKING:
    # Few schemes have payments of which only one is paid.
    from pbr.settlement.ambiguous import Ambiguous


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

    @property
    def related(self) -> tuple[tuple[str, Place], ...]:
        """The places of the scheme that it is about, each with what stands there."""
        return (("the price", self.price_place),)


Unsettled = Union[Unpriced, "Ambiguous"]
"""A record that cannot be settled by the scheme as it is written."""
