"""Lines of payments of which only one is paid for a record: one payment's alone, since never both can be paid."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, Status

_FELL_DUE = (Status.DUE, Status.EARLIER)


def one_of_several(scheme: Scheme, batches: Iterable[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """The lines of a settlement, in their order; of several payments of which only one is paid, one's for each record.

    What has fallen due is the one of several that is paid. Where none has, it is the one that would come to the most,
    so that what can be paid at most is as much as it can be.
    """
    if not scheme.only_one:
        yield from batches
        return
    payments = {payment.name: payment for payment in scheme.payments}
    lines = chain.from_iterable(batches)
    for _, family in groupby(lines, lambda line: (line.record.provider, line.record.plan or line.record.about)):
        yield _of_family(scheme, payments, list(family))


def _of_family(scheme: Scheme, payments: dict[str, Payment], lines: list[Line]) -> list[Line]:
    """The lines of a plan with what belongs to it, or of another record, as above."""
    for rule in scheme.only_one:
        best: dict[str, str] = {}
        worth: dict[tuple[str, str], tuple[bool, int]] = {}
        for line in lines:
            if line.payment in rule.payments:
                of = (_for_which(line, payments[line.payment]), line.payment)
                due, pence = worth.get(of, (False, 0))
                worth[of] = (due or line.status in _FELL_DUE, pence + abs(line.amount) + abs(line.at_stake or 0))
        for (record, payment), value in worth.items():
            if record not in best or value > worth[record, best[record]]:
                best[record] = payment
        lines = [
            line
            for line in lines
            if line.payment not in rule.payments or best[_for_which(line, payments[line.payment])] == line.payment
        ]
    return lines


def _for_which(line: Line, payment: Payment) -> str:
    """For which record of its family a payment is: the plan itself, though a part be spread over what belongs to it."""
    of_plan = payment.kind is not None and payment.kind.name == "plans"
    return line.record.plan if of_plan else line.record.about
