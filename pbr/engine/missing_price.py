"""A row for which the scheme has no price: an error with a place, never a nought."""

from dataclasses import dataclass

from pbr.problems.problem import Place, Problem
from pbr.settlement.reason import MissingPrice
from pbr.settlement.reason_words import clause_in_words
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
    remedy: str
    price_place: Place

    @property
    def message(self) -> str:
        """What is missing, in words."""
        return clause_in_words(self.lacking)

    def problem(self, place: Place) -> Problem:
        """The problem it is, once the row's place in its file is known."""
        return Problem(self.code, self.message, place, self.remedy, related=(("the price", self.price_place),))
