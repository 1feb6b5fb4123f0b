"""The problem that a record which cannot be settled is: what the scheme has no figure for, or says twice; its mend."""

from pbr.problems.problem import Place, Problem
from pbr.settlement.error_reasons import BothEarned, NoPriceForCodes, PriceNotBegun
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.reason import InError
from pbr.settlement.reason_words import clause_in_words


def problem_of(unsettled: Unsettled, place: Place) -> Problem:
    """The problem that it is, once the row's place in its file is known."""
    match unsettled.lacking:
        case PriceNotBegun():
            rows = "correct the date of the row"
        case NoPriceForCodes():
            rows = "correct the rows"
        case BothEarned():
            rows = "correct the row"
    return _problem(unsettled, place, rows)


def problem_of_example(unsettled: Unsettled, place: Place) -> Problem:
    """The problem that it is where the record is one of a worked example, which its writer made up."""
    match unsettled.lacking:
        case PriceNotBegun():
            record = "give the record of the example a later date"
        case NoPriceForCodes():
            record = "give the record of the example a code that has a price"
        case BothEarned():
            record = "give the record of the example facts by which it earns one of them"
    return _problem(unsettled, place, record)


def _problem(unsettled: Unsettled, place: Place, or_else: str) -> Problem:
    """The problem with both ways to mend it: in the scheme, or else in the record."""
    lacking = unsettled.lacking
    help_ = f"{_in_the_scheme(lacking)} {or_else}"
    return Problem(unsettled.code, clause_in_words(lacking), place, help_, related=unsettled.related)


def _in_the_scheme(lacking: InError) -> str:
    match lacking:
        case PriceNotBegun():
            return "add a figure from an earlier date, or"
        case NoPriceForCodes(suggestion=meant):
            add = "add the code to the price or 'otherwise:' if the contract covers it; or"
            return f"{meant} If not, {add}" if meant else add
        case BothEarned(payments=(one, other)):
            return f"say in the 'where' or 'when' of '{one}' or '{other}' which of them it is for; or"
