"""A ledger is told by whom a run is sent to be paid, where several pay."""

from contextlib import AbstractContextManager, nullcontext

from pbr.ledger.sent import PaidTo, recorded_as_sent
from pbr.remittance.paid_run import PaidRun


def known_as_sent(run: PaidRun, paid: PaidTo) -> AbstractContextManager[None]:
    """Let the ledger know whose files pay providers or persons, while they are put in place.

    A settlement in no ledger knows nothing, nor does one that is paid by the council alone. Raises ``ProblemsFound``
    where files of the ledger were written the other way: all payers together, or each by itself.
    """
    if run.number is None or not run.has_payers:
        return nullcontext()
    return recorded_as_sent(run.source, run.number, run.payer, paid)
