"""Schemes of a few lines, over which incentives are worked by hand."""

from collections.abc import Iterator
from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.as_at import as_known
from pbr.records.table import Records
from pbr.simulate.incentives.marginal import MarginalGain
from pbr.simulate.incentives.marginal_care import of_care
from pbr.simulate.incentives.marginal_result import of_results
from pbr.simulate.payoff.alternative_records import WhichDrawn, facts_used, needs_to_draw, uncertain_records_of
from pbr.simulate.payoff.marginal_payoff import Standing
from pbr.simulate.payoff.payoffs import EachWay
from tests.engine.rows import Tables
from tests.engine.settled import extract_of, scheme

OUTCOME = """
payments:
  success:
    assumed: made up
    pay: {success}
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
  failure:
    assumed: made up
    pay: {failure}
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "not_achieved"
    due: reviewed_on
"""

WEEKLY = """
payments:
  weeks:
    assumed: made up
    pay: £70.00
    for each: week of plan from started_on to ended_on
    part weeks: by the day
    priced at: started_on
    due: end of month
"""

BY_THE_HOUR = """
payments:
  hours:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
"""

RETAINED = """
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
payments:
  plan:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    scaled by: achieved
    steps of the whole:
      below 50%: nil
      from 50%: 50%
      from 100%: 100%
    due: end of quarter + 6 weeks
"""


def outcomes(success: str = "£100.00", failure: str = "£10.00", limits: str = "") -> CompiledScheme:
    """A scheme that pays for an outcome, and another sum when it fails."""
    return scheme(OUTCOME.format(success=success, failure=failure) + limits)


def known(contract: CompiledScheme, tables: Tables) -> Records:
    """Rows as they were known at the end of March 2027."""
    needs = needs_to_draw(contract.needs, by=("rate",))
    return as_known(extract_of(CompiledScheme(contract.scheme, needs), tables), date(2027, 3, 31))


def one_by_one(standing: Standing) -> Iterator[MarginalGain]:
    """What each step to a better result brings for each record, told of by itself."""
    return of_results(standing, ((one, 1) for one in standing.components))


def tried(contract: CompiledScheme, tables: Tables) -> list[MarginalGain]:
    """What each step brings under a scheme."""
    records = known(contract, tables)
    drawn = uncertain_records_of(records, facts_used(contract.needs), WhichDrawn.ALL)
    return [*one_by_one(EachWay(contract.scheme, drawn).standing()), *of_care(contract, records)]
