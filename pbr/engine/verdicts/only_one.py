"""Payments of which only one is paid for a record: open until each other is known not to be earned; both, an error."""

from collections.abc import Iterable, Mapping

from pbr.engine.verdicts.verdict_source import Branch, VerdictSource
from pbr.problems.problem import Place
from pbr.scheme.payments.only_one import NotBeside, OnlyOne
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.settlement.ambiguous import Ambiguous
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.facts import Facts
from pbr.settlement.line import Line
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.open_reasons import OtherNotKnown
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef


def write_only_one(payment: Payment, verdicts: VerdictSource) -> None:
    """After the verdict of a payment, ask of a record that earns it whether it earns one that must not be beside it.

    One that is earned for certain comes first: nothing that is not known of a third makes both right.
    """
    both = [_both(payment, one, verdicts) for one in payment.not_beside]
    not_known = [_not_known(one, verdicts) for one in payment.not_beside]
    # Without the day that fixes its price it is not known whether the record is in the run, and so earned at all.
    with verdicts.source.under(f"if day is not None and status is {verdicts.status('due')}"):
        verdicts.write([*both, *not_known])


def _both(payment: Payment, other: NotBeside, verdicts: VerdictSource) -> Branch:
    one, two = sorted((payment.name, other.payment))
    reason = verdicts.reason(BothEarned(other.rule, (one, two)))
    return Branch(verdicts.asked.is_true(other.earned), verdicts.status("error"), reason)


def _not_known(other: NotBeside, verdicts: VerdictSource) -> Branch:
    def why(facts: Facts) -> Reason:
        return OtherNotKnown(other.payment, facts)

    test = f"not {verdicts.asked.is_false(other.earned)}"
    return Branch(test, verdicts.status("opened"), verdicts.why(other.earned, why))


class AmbiguousRecords:
    """Notes each record that earns two payments of which only one is paid, once for each two."""

    def __init__(self, scheme: Scheme, noted: list[Unsettled]) -> None:
        self._rules: Mapping[str, OnlyOne] = {rule.name: rule for rule in scheme.only_one}
        self._noted = noted

    def note(self, lines: Iterable[Line]) -> None:
        """Note those of the records that these lines, all of one family, are for."""
        self.note_records(
            dict.fromkeys((line.record, line.reason) for line in lines if isinstance(line.reason, BothEarned))
        )

    def note_records(self, whys: Iterable[tuple[RecordRef, Reason]]) -> None:
        """Note those of some records that earn two, by the reasons of their lines: each of one family, and once."""
        both = ((record, reason) for record, reason in whys if isinstance(reason, BothEarned))
        self._noted.extend(Ambiguous("PBR399", record, reason, self._places(reason)) for record, reason in both)

    def _places(self, reason: BothEarned) -> tuple[tuple[str, Place], ...]:
        rule = self._rules[reason.rule]
        payments = ((f"'{name}' is earned by this", rule.places[name]) for name in reason.payments)
        return (*payments, ("only one of them is paid, by this", rule.place))
