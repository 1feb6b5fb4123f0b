"""The problem that a record which cannot be settled is: what the scheme has no figure for, or says twice; its mend."""

from pbr.problems.problem import Place, Problem
from pbr.settlement.error_reasons import BothEarned, NoPriceForCodes, PriceNotBegun
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.reason import InError
from pbr.settlement.reason_words import clause_in_words


def problem_of(unsettled: Unsettled, place: Place) -> Problem:
    """The problem that it is, once the row's place in its file is known."""
    lacking = unsettled.lacking
    return Problem(unsettled.code, clause_in_words(lacking), place, _remedy(lacking), related=unsettled.related)


def _remedy(lacking: InError) -> str:
    match lacking:
        case PriceNotBegun():
            return "add a figure from an earlier date, or correct the date of the row"
        case NoPriceForCodes():
            return "add the code to the price or 'otherwise:' if the contract covers it; or correct the rows"
        case BothEarned(payments=(one, other)):
            return f"say in the 'where' or 'when' of '{one}' or '{other}' which of them it is for; or correct the row"
