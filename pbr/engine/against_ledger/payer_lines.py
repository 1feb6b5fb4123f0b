"""Lines divided among those who pay (`paid by`), the last step of all: each is then a line for each payer.

Everything before goes by whole lines, limits and what was settled before among them. What is divided is what an
obligation comes to in all: each payer's line is its share of that, less what it paid of it before, so that a payer's
sum over time is its share of the whole, to the penny, whatever was corrected on the way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction
from itertools import chain

from pbr.engine.settled_before.settled_so_far import OF_NO_PAYMENT, SettledSoFar
from pbr.engine.settled_before.stands import UNDECIDED, status_after
from pbr.problems.problem import Place
from pbr.scheme.payments.payers import PaidBy
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, Payer, PayerName
from pbr.settlement.obligation import Obligation, Position, obligation_of
from pbr.settlement.reason import Reason, Retained
from pbr.values.dataclass import dataclass

_ByPayer = Mapping[PayerName, Position]
_NO_PLACE = Place("")


@dataclass(slots=True)
class PaidSoFar:
    """What each payer settled of every obligation of the provider in hand."""

    _of_each: dict[Obligation, dict[PayerName, Position]] = field(default_factory=dict)

    def seen_whole(self, positions: Iterable[Position]) -> list[Position]:
        """Turn to a provider: how every obligation stands, as one whoever paid it."""
        self._of_each = {}
        for position in positions:
            of = position.obligation
            self._of_each.setdefault(of._replace(payer=Payer.COUNCIL), {})[of.payer] = position
        return [_whole(of, list(each.values())) for of, each in self._of_each.items()]

    def of_each(self, whole: Obligation) -> _ByPayer:
        """What each paid of an obligation."""
        return self._of_each.get(whole, {})


@dataclass(frozen=True, slots=True)
class SettledByPayers:
    """What was settled before, seen whole; what each payer settled is kept for the provider that is asked for last."""

    before: SettledSoFar
    paid: PaidSoFar

    def providers(self) -> Collection[str]:
        """Every provider of whom anything was settled."""
        return self.before.providers()

    def of(self, provider_id: str) -> Sequence[Position]:
        """How every obligation to a provider stands, as one whoever paid it."""
        return self.paid.seen_whole(self.before.of(provider_id))


def _whole(of: Obligation, each: Sequence[Position]) -> Position:
    """What all payers settled of an obligation, and what they bring to a pool; the rest is as the last entry says."""
    last = max(each, key=lambda one: one.last)
    brought = [one.brings for one in each if one.brings is not None]
    return last._replace(
        obligation=of,
        settled=sum(one.settled for one in each),
        brings=sum(brought, Fraction(0)) if brought else None,
        first=min(one.first for one in each),
    )


@dataclass(slots=True)
class PayerLines:
    """Divides the lines of a run among those who pay; ``settled`` is what each settled before, None without a ledger.

    Lines are given in order. The pieces of a month follow each other, and are divided as the month that they make up.
    """

    scheme: Scheme
    settled: PaidSoFar | None = None
    _paid_by: dict[str, PaidBy | None] = field(default_factory=dict)
    _last: Obligation | None = None
    _so_far: int = 0

    def __post_init__(self) -> None:
        self._paid_by |= {payment.name: payment.paid_by for payment in self.scheme.payments}
        self._paid_by |= {limit.name: limit.paid_by for limit in self.scheme.limits}
        self._paid_by |= dict.fromkeys(OF_NO_PAYMENT, self.scheme.paid_by)

    def of_lines(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Divide lines among their payers: a line for each payer of each line."""
        return chain.from_iterable(map(self.of, lines))

    def of(self, line: Line) -> list[Line]:
        """The lines of those who pay a line, in the order in which the scheme names them."""
        if not line.payment:
            return [line]
        paid_by = self._paid_by.get(line.payment)
        if self.settled is not None:
            return self._less_settled(line, paid_by, self.settled.of_each(obligation_of(line)))
        if paid_by is None:
            return [line._replace(payer=Payer.NOBODY)]
        whole = obligation_of(line)
        if whole != self._last:
            self._last, self._so_far = whole, 0
        before, self._so_far = self._so_far, self._so_far + line.due_to_date
        until, earlier = paid_by.divided(self._so_far), paid_by.divided(before)
        not_now = paid_by.divided(self._so_far - line.amount)
        stake = None if line.at_stake is None else paid_by.divided(line.at_stake)
        return [
            line._replace(
                payer=payer,
                share=None if line.share is None else line.share * share,
                amount=until[payer] - not_now[payer],
                at_stake=None if stake is None else stake[payer],
                due_to_date=until[payer] - earlier[payer],
            )
            for payer, share in paid_by.of_each.items()
        ]

    def _less_settled(self, line: Line, paid_by: PaidBy | None, settled: _ByPayer) -> list[Line]:
        """The same with a ledger: what stands for each payer, less what it settled before.

        What is not decided stands with each as it was settled, whoever would pay it now.
        """
        paid_by = paid_by or _as_settled(settled)
        if paid_by is None:
            return [line._replace(payer=Payer.NOBODY)]
        shares = paid_by.of_each
        undecided = line.status in UNDECIDED
        stands = paid_by.divided(line.due_to_date)
        stake = None if line.at_stake is None else paid_by.divided(line.at_stake)
        made: list[Line] = []
        for payer in dict.fromkeys((*shares, *settled)):
            position = settled.get(payer)
            before = 0 if position is None else position.settled
            now = before if undecided else stands.get(payer, 0)
            share = shares.get(payer)
            brings = position is not None and bool(position.brings)
            if share is None and now == before and not before and not brings:
                continue
            made.append(
                line._replace(
                    payer=payer,
                    status=status_after(line.status, undecided, now, before),
                    share=None if line.share is None or share is None else line.share * share,
                    amount=now - before,
                    at_stake=None if stake is None else stake.get(payer, 0),
                    due_to_date=now,
                    settled_before=before,
                    corrects="" if position is None else str(position.last),
                    reason=_brought(line.reason, share),
                )
            )
        return made


def _brought(reason: Reason, share: Fraction | None) -> Reason:
    """Why a line is what it is, for one payer: of what it brings to a pool that payer has its share."""
    if not isinstance(reason, Retained) or reason.brings is None:
        return reason
    return replace(reason, brings=reason.brings * (share or 0))


def _as_settled(settled: _ByPayer) -> PaidBy | None:
    """Who pays what stands of a payment that the scheme has not any more: each as it was settled; None for nobody."""
    if not settled:
        return None
    *others, rest = settled.values()
    total = rest.settled + sum(one.settled for one in others)
    shares = {one.obligation.payer: Fraction(one.settled, total) for one in others} if total else {}
    return PaidBy(shares, rest.obligation.payer, "", _NO_PLACE)


def payer_lines_of(scheme: Scheme, settled: PaidSoFar | None = None) -> PayerLines | None:
    """What divides the lines of a scheme; None where the council pays all of them."""
    return PayerLines(scheme, settled) if scheme.payers else None
