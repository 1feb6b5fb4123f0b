"""A row for which the scheme has no price: an error with a place, never a nought."""

from dataclasses import dataclass

from pbr.problems.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A price that a record needs and the scheme does not have: before its first date, or for a code it leaves out."""

    code: str
    table: str
    record_id: str
    field: str
    message: str
    remedy: str
    price_place: Place

    def problem(self, place: Place) -> Problem:
        """The problem it is, once the row's place in its file is known."""
        return Problem(self.code, self.message, place, self.remedy, related=(("the price", self.price_place),))
