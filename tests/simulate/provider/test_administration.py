"""What it takes to run a scheme, beside what it saves."""

from datetime import date
from fractions import Fraction

from pbr.records.known import as_known
from pbr.simulate.provider.administration import Handled, TransactionCosts, administration, handled_under
from tests.engine.settled import extract_of, settle
from tests.simulate.incentives.contracts import outcomes
from tests.simulate.provider.test_cash_flow import REVIEWED

COSTS = TransactionCosts(plan=Fraction(1000), outcome=Fraction(250), review=Fraction(4000), payment_line=Fraction(1, 2))


def test_what_a_scheme_has_handled_is_counted() -> None:
    contract = outcomes()
    records = as_known(extract_of(contract, REVIEWED), date(2027, 3, 31))
    lines = settle(contract, REVIEWED).lines
    # One plan, two outcomes, a review of each, and two amounts: £100.00 and £10.00. The rest earned nothing.
    handled = handled_under(contract.needs, records, lines)
    assert handled == Handled(1, 2, 2, 2)
    assert handled_under({"plans": contract.needs["plans"]}, records, ()) == Handled(1, 0, 0, 0)


def test_a_saving_stands_beside_what_it_takes() -> None:
    # £10.00 + 2 × £2.50 + 2 × £40.00 + 3 × half a penny, 1.5p, is £95.02. The baseline takes £10.00 and 0.5p: £10.01.
    found = administration(COSTS, Handled(1, 2, 2, 3), 150000, Handled(1, 0, 0, 1), 160000)
    assert (found.cost, found.saving, found.more_cost, found.net) == (9502, 10000, 8501, 1499)
    assert found.words == "it saves £100.00, and running it takes £85.01 more: £14.99 is left"
