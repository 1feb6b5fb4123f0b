"""The problem that a missing price is: what the scheme has no figure for, and how to mend that."""

from pbr.problems.problem import Place, Problem
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.reason import MissingPrice, NoPriceForCodes, PriceNotBegun
from pbr.settlement.reason_words import clause_in_words


def problem_of(unpriced: Unpriced, place: Place) -> Problem:
    """The problem that it is, once the row's place in its file is known."""
    return Problem(
        unpriced.code,
        clause_in_words(unpriced.lacking),
        place,
        _remedy(unpriced.lacking),
        related=(("the price", unpriced.price_place),),
    )


def _remedy(lacking: MissingPrice) -> str:
    match lacking:
        case PriceNotBegun():
            return "add a figure from an earlier date, or correct the date of the row"
        case NoPriceForCodes():
            return "add the code to the price or 'otherwise:' if the contract covers it; or correct the rows"
