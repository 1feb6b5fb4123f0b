"""The residual: what stands of each obligation less what was settled of it before, the last step but the limits.

Every line of a run passes here once. What was settled and has no line any more is taken back where the record is there
and the payment is not for it now, and stands where that is not decided, or where the record is only missing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from pbr.engine.counting.scaling import Pool
from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.row_refs import PLANS, ref_of
from pbr.engine.facts.run_context import Settling
from pbr.engine.settled_before.records_now import RecordsNow
from pbr.engine.settled_before.settled_so_far import ProviderPositions, RecordKey, SettledBefore, family_key
from pbr.engine.settled_before.stands import UNDECIDED, as_it_stands, covers, is_undecided, stands_by_itself
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.scheme import Scheme
from pbr.settlement.ledger_reasons import MovedToProvider, NoLongerApplies, Withdrawn
from pbr.settlement.line import Line, Status
from pbr.settlement.obligation import Obligation, Position, obligation_of
from pbr.settlement.position_table import position_table
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import RowSlot, SettledSlot
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class Residual:
    """What was settled before, taken off the lines of one provider after another.

    ``pools`` are those of the run, by payment: what a record last brought to one stays in it while the record is not
    decided. ``positions`` are those of the provider in hand.
    """

    before: SettledBefore
    settling: Settling
    records_now: RecordsNow
    pools: Mapping[str, Pool]
    positions: ProviderPositions = field(default_factory=lambda: ProviderPositions(position_table(()), {}))

    def begin(self, provider_id: str) -> None:
        """Turn to the next provider."""
        limits = {limit.name: limit.one for limit in self.settling.scheme.limits}
        # Those of the last provider go before the next are read.
        self.positions = ProviderPositions(position_table(()), {})
        self.positions = ProviderPositions(position_table(self.before.positions.of(provider_id)), limits)

    def leaves_any(self, plan_id: str, children: Children) -> bool:
        """Whether anything may be left of a family of which no line was made; of one that has no plan it may be."""
        positions = self.positions
        return not plan_id or positions.has_left((plan_id, "")) or (positions.has_slots_below and bool(children))

    def of_family(self, lines: Sequence[Line], kind: TableKind, row: Row, children: Children) -> list[Line]:
        """The lines of a record and of those that belong to it: what they add to what was settled."""
        return self.of_lines(lines) + self.left_of_family(lines, kind, row, children)

    def left_of_family(self, lines: Sequence[Line], kind: TableKind, row: Row, children: Children) -> list[Line]:
        """What becomes of what was settled of a family that none of its lines is for."""
        made: list[Line] = []
        head = ref_of(kind, self.settling)(row)
        left = self.positions.left_of(family_key(head.plan, head.id))
        if left or (children and self.positions.has_slots_below):
            tables = self.settling.scheme.tables
            below = ((ref_of(tables[name], self.settling), rows) for name, rows in children.items())
            records = [head, *(record_of(child) for record_of, rows in below for child in rows)]
            there = {(record.table, record.id): record for record in records}
            left += [one for one in self.positions.left_below(record.id for record in records) if one not in left]
            for position in left:
                made += self._left(position, lines, there)
        return made

    def of_lines(self, lines: Iterable[Line]) -> list[Line]:
        """Some lines, as what they add to what was settled; the pieces of a month as one."""
        first: dict[Obligation, Line] = {}
        pieces: dict[Obligation, list[Line]] = {}
        made: list[Line] = []
        for line in lines:
            if isinstance(line.slot, RowSlot):
                made.append(line)
            elif first.setdefault(obligation := obligation_of(line), line) is not line:
                pieces.setdefault(obligation, [first[obligation]]).append(line)
        take = self.positions.take
        for obligation, line in first.items():
            position = take(obligation)
            if obligation in pieces:
                made.append(self._of_pieces(pieces[obligation], position))
                continue
            if position is not None and line.status in UNDECIDED:
                self._stays_in_pool(position)
            made.append(stands_by_itself(line, position))
        return made

    def _of_pieces(self, pieces: Sequence[Line], position: Position | None) -> Line:
        """The pieces of a month or of a window of a measure, as one line."""
        if pieces[0].payment not in self.pools:
            return as_it_stands(pieces, position)
        # imported late: few schemes scale weeks or days
        from pbr.engine.against_ledger.retained_pieces import left_in_pool, retained_together

        if position is not None and position.brings is not None:
            self._stays_in_pool(position._replace(brings=left_in_pool(pieces, position)))
        return retained_together(pieces, position)

    def of_rest(self) -> Iterator[tuple[str, list[Line]]]:
        """What was settled of records that are not with this provider now, family by family, with the plan's id."""
        for family in self.positions.families_left():
            lines: list[Line] = []
            for position in self.positions.left_of(family):
                lines += self._elsewhere(position, self._record_of(position)) or self._gone(position)
            if lines:
                yield self._plan_gone(family[0], lines[0].provider_id), lines

    def of_provider_left(self) -> list[Line]:
        """What was settled of the provider as a whole and is no more: a window that the scheme has not any more."""
        return [line for one in self.positions.of_provider_left() for line in self._taken_back(one, NoLongerApplies())]

    def of_limit(self, line: Line) -> Line:
        """A limit's line, as what it adds to what was settled."""
        return as_it_stands([line], self.positions.take(obligation_of(line)))

    def of_limit_not_begun(self, line: Line, most: int) -> Line:
        """The same where it is not decided whether a limit has begun: it stands, between nothing and ``most``."""
        position = self.positions.take(obligation_of(line))
        settled = 0 if position is None else position.settled
        stands = max(min(settled, max(most, 0)), min(most, 0))
        return as_it_stands([line._replace(due_to_date=stands)], position)

    def of_limit_undated(self, line: Line, certain: int) -> Line:
        """The same where it is not known in which window something is: as settled, or what is certain if it is more."""
        position = self.positions.take(obligation_of(line))
        stands = max(0 if position is None else position.settled, certain, key=abs)
        return as_it_stands([line._replace(due_to_date=stands)], position)

    def left_of_limit(self, limit: str) -> list[Position]:
        """What a limit over plans or persons came to for those who have no line under it any more."""
        return self.positions.limits_left(limit)

    def _left(self, position: Position, lines: Sequence[Line], there: Mapping[RecordKey, RecordRef]) -> list[Line]:
        """What becomes of a position of a family that has no line of its own, though the family is there."""
        record = self._record_of(position)
        now = there.get(record)
        if now is not None:
            # It may be beside another plan or of another person than when it was settled: it counts where it is now.
            position = position._replace(plan_id=now.plan, person_id=now.person)
        is_elsewhere = now is None and self.records_now.provider_of(record) is not None
        covering = None if is_elsewhere else next((line for line in lines if covers(line, position)), None)
        if covering is not None:
            return [self._stands(position, covering.status, covering.reason)]
        if now is not None:
            return self._taken_back(position, NoLongerApplies())
        return self._elsewhere(position, record)

    def _elsewhere(self, position: Position, record: RecordKey) -> list[Line]:
        """What becomes of a position whose record is not in its family: with another plan, or provider, or nowhere."""
        provider_id = self.records_now.provider_of(record)
        withdrawn = self._withdrawal(position, record) if provider_id is None else None
        if withdrawn is not None:
            return self._taken_back(position, withdrawn)
        if provider_id is None:
            # Closed: the extract does not carry it any more, and what was settled stands for good.
            self._stays_in_pool(position)
            self.positions.take(position.obligation)
            return []
        if provider_id == position.obligation.provider_id:
            # It is beside another plan of the provider, and is met there; what is left at the end is taken back.
            return []
        return self._moved(position, provider_id, self.records_now.lines_of(record))

    def _gone(self, position: Position) -> list[Line]:
        """What is left of a record that is with the provider still: the payment has no such line for it now."""
        taken = self.positions.take(position.obligation)
        return [] if taken is None else self._taken_back(taken, NoLongerApplies())

    def _plan_gone(self, plan_id: str, provider_id: str) -> str:
        """A plan that is not with the provider any more; empty for another, of which the limits are worked already."""
        return "" if self.records_now.provider_of(("plans", plan_id)) == provider_id else plan_id

    def _moved(self, position: Position, provider_id: str, lines: Sequence[Line]) -> list[Line]:
        """What was settled with this provider of a record that is another's: it stands until it is decided there."""
        there = position.obligation._replace(provider_id=provider_id)
        same = [line for line in lines if obligation_of(line) == there]
        undecided = [line for line in same if is_undecided(line)] or [line for line in lines if covers(line, position)]
        if not undecided:
            return self._taken_back(position, MovedToProvider(provider_id))
        certain = sum(line.due_to_date for line in same)
        stands = position.settled - certain if abs(certain) < abs(position.settled) else 0
        position = position._replace(person_id=undecided[0].record.person)
        return [self._stands(position, undecided[0].status, undecided[0].reason, stands)]

    def _withdrawal(self, position: Position, record: RecordKey) -> Withdrawn | None:
        """The notice by which a record that is gone is withdrawn: its own, or else that of the plan it was last of."""
        noticed = self.before.noticed
        if record in noticed:
            return noticed[record]
        return noticed.get(("plans", self.before.last_plans.get(record, position.plan_id)))

    def _record_of(self, position: Position) -> RecordKey:
        return table_of(position, self.settling.scheme), position.obligation.record_id

    def _taken_back(self, position: Position, reason: Reason) -> list[Line]:
        """The line by which what was settled goes back; none where nothing of it is settled any more."""
        self.positions.take(position.obligation)
        if not position.settled and not position.brings:
            return []
        status = Status.TAKEN_BACK if position.settled else Status.NOT_EARNED
        return [self._line(position, status, reason, 0)]

    def _stands(self, position: Position, status: Status, reason: Reason, stands: int | None = None) -> Line:
        self.positions.take(position.obligation)
        self._stays_in_pool(position)
        return self._line(position, status, reason, position.settled if stands is None else stands)

    def _stays_in_pool(self, position: Position) -> None:
        """Leave in a pool what a record last brought to it."""
        pool = self.pools.get(position.obligation.payment)
        if pool is not None and position.brings is not None:
            pool.keep(position.obligation.provider_id, position.obligation.slot, position.brings)

    def _line(self, position: Position, status: Status, reason: Reason, stands: int) -> Line:
        """A line for what was settled and has none of its own; a limit's, like its record's, has no table."""
        of, scheme = position.obligation, self.settling.scheme
        table = table_of(position, scheme) if of.record_id else ""
        record = RecordRef(table, of.record_id, position.plan_id, position.person_id, of.provider_id)
        amount = stands - position.settled
        status = Status.DUE if amount and stands else status
        return Line(
            scheme.name, record, of.payment, of.part, SettledSlot(of.slot), of.payer, "", status, position.kind,
            self.settling.horizon if amount else None, None, position.service_to, None, "", None, None,
            amount, 0 if status is Status.NOT_EARNED else None, stands, position.settled, str(position.last), reason,
        )  # fmt: skip


def table_of(position: Position, scheme: Scheme) -> str:
    """The table that the record of a position is in: the payment's, or the one that its part is spread over."""
    of = position.obligation
    payment = next((one for one in scheme.payments if one.name == of.payment), None)
    if payment is None or payment.kind is None:
        return PLANS if payment is None and of.record_id and of.record_id == position.plan_id else ""
    if payment.kind.parent == PLANS and of.slot and of.record_id == position.plan_id:
        # What the records of a plan add up to is the plan's, be it that the scheme adds them up no more.
        return PLANS
    part = next((one for one in payment.parts if one.name == of.part), None)
    spread = None if part is None else part.spread
    # The plan itself has a line of a part that is spread where nobody has a share of it.
    if spread is None or (of.record_id == position.plan_id and payment.kind.name == "plans" and of.slot):
        return payment.kind.name
    return spread.kind.name
