"""Whether a record can lack a price is told by the prices and by what stands in the records, settling none of them."""

import pytest

from pbr.engine.pricing.always_priced import is_always_priced
from pbr.records.extract.as_at import as_known
from tests.engine.rows import Tables, plan, records
from tests.engine.settled import WHOLE_RUN, extract_of, period_of, scheme, settle_extract

BY_RATE = """
prices:
  card:
    by: rate
    from 2026-04-01: {rows}
    assumed: for this test

payments:
  package:
    pay: card
    for each: plan
    priced at: started_on
    due: started_on
    assumed: for this test
"""
TWO = BY_RATE.format(rows="{standard: £1.00, specialist: £2.00}")
AND_OTHERS = BY_RATE.format(rows="{standard: £1.00, otherwise: £2.00}")
LATE = TWO.replace("2026-04-01", "2026-07-01")
DEARER = BY_RATE.format(rows="{standard: £1.00, specialist: £2.00}\n    from 2026-10-01: {standard: £3.00}")
NO_ROW_CHOSEN = """
prices:
  one:
    from 2026-04-01: £1.00
    assumed: for this test

payments:
  package:
    pay: one
    for each: plan
    priced at: started_on
    due: started_on
    assumed: for this test
"""


def of_rates(*rates: str) -> Tables:
    """A plan of each rate that began in June, and one in November; an empty one is blank."""
    begun = ("2026-06-01", "2026-11-01")
    return records(*(plan(f"{rate}{day}", rate=rate, started_on=day) for rate in rates for day in begun))


@pytest.mark.parametrize(
    ("sections", "rates", "always"),
    [
        (NO_ROW_CHOSEN, ("standard", "lower"), True),
        (TWO, ("standard", "specialist"), True),
        (TWO, ("standard", "lower"), False),
        # what is blank is open, and never without a price
        (TWO, ("standard", ""), True),
        (AND_OTHERS, ("standard", "lower"), True),
        # before July nothing has a price, and another plan may be of June
        (LATE, ("standard",), False),
        # from October a specialist has none
        (DEARER, ("standard",), True),
        (DEARER, ("specialist",), False),
    ],
)
def test_it_is_told_by_the_prices_and_the_values_that_the_records_have(
    sections: str, rates: tuple[str, ...], always: bool
) -> None:
    compiled = scheme(sections)
    known = as_known(extract_of(compiled, of_rates(*rates)), period_of(WHOLE_RUN).last)
    assert is_always_priced(compiled.scheme, known) is always


@pytest.mark.parametrize("rate", ["standard", "specialist", "lower", ""])
@pytest.mark.parametrize("sections", [TWO, AND_OTHERS, LATE, DEARER, NO_ROW_CHOSEN])
def test_where_it_says_so_no_record_lacks_a_price(sections: str, rate: str) -> None:
    compiled = scheme(sections)
    extract = extract_of(compiled, of_rates(rate))
    settled = settle_extract(compiled, extract, WHOLE_RUN)
    known = as_known(extract, period_of(WHOLE_RUN).last)
    assert not (is_always_priced(compiled.scheme, known) and settled.unpriced)
