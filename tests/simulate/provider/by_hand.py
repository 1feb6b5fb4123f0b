"""Schemes settled over rows written in a test, as the provider's side settles them."""

from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.as_at import as_known
from pbr.simulate.backcast.grouping import Grouping
from pbr.simulate.breakdown import By
from pbr.simulate.provider.payments_received import PaymentsReceived, settled_under
from tests.engine.rows import Tables
from tests.engine.settled import WHOLE_RUN, extract_of, period_of

LAST = date(2027, 3, 31)


def settled_of(contract: CompiledScheme, tables: Tables) -> PaymentsReceived:
    """What a scheme comes to over its whole run."""
    records = as_known(extract_of(contract, tables), LAST)
    about = Grouping(records, By.PROVIDER).about_of()
    return settled_under(contract, records, period_of(WHOLE_RUN), LAST, about)
