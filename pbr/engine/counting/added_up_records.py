"""Every payment of a scheme whose records are added up: by plan as each plan is settled, by provider at the end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pbr.engine.counting.added_up import Groups, merge_groups
from pbr.engine.counting.added_up_lines import AddingUp
from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.row_refs import PLANS, provider_of, ref_of
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.records.dictionary import TableKind
from pbr.records.held_row import HeldRow
from pbr.records.table import Row
from pbr.settlement.line import Line
from pbr.settlement.reason import HeldByUnreadRow
from pbr.settlement.record_ref import provider_as_a_whole

OfProviders = dict[tuple[str, str], Groups]
"""What is added up by provider: the groups of a payment, by its name, and of a provider."""


def merge_of_providers(sums: OfProviders, others: OfProviders) -> None:
    """Add what other records came to."""
    for key, groups in others.items():
        merge_groups(sums.setdefault(key, {}), groups)


class AddedUpRecords:
    """Adds up the records of a run. What is added up by provider is kept in ``sums`` until all its records are in."""

    def __init__(self, payments: Iterable[CompiledPayment], settling: Settling, sums: OfProviders) -> None:
        adding = [AddingUp(steps, settling) for steps in payments]
        self._settling, self._sums = settling, sums
        self._by_plan = [one for one in adding if one.added.by == "plan"]
        self._by_provider = [one for one in adding if one.added.by == "provider"]
        self._provider_of = {one.steps.kind.name: provider_of(one.steps.kind, settling) for one in self._by_provider}

    def of_family(self, kind: TableKind, row: Row, children: Children) -> tuple[list[Line], frozenset[int]]:
        """The lines of what is added up by plan, and which rows were added to anything, by their identity."""
        added: set[int] = set()
        for one in self._by_provider:
            name = one.steps.kind.name
            for member in (row,) if name == kind.name else children.get(name, ()):
                groups = self._sums.setdefault((one.payment.name, self._provider_of[name](member)), {})
                if one.add(member, groups):
                    added.add(id(member))
        lines: list[Line] = []
        for one in self._by_plan if kind.name == PLANS else ():
            lines += self._of_plan(one, kind, row, children, added)
        return lines, frozenset(added)

    def _of_plan(
        self, one: AddingUp, kind: TableKind, plan: Row, children: Children, added: set[int]
    ) -> Iterator[Line]:
        groups: Groups = {}
        table = one.steps.kind.name
        added.update(id(member) for member in children.get(table, ()) if one.add(member, groups))
        record = ref_of(kind, self._settling)(plan)
        held = self._settling.held_below
        yield from one.lines(groups, record, plan, held.get((table, record.id)) or held.get((table, "")))

    def of_provider(self, provider_id: str, not_read: Sequence[HeldRow]) -> Iterator[list[Line]]:
        """The lines of what is added up by provider, payment by payment; rows that were ``not_read`` may be of any."""
        for one in self._by_provider:
            groups = self._sums.get((one.payment.name, provider_id), {})
            unread = _may_be_of(provider_id, one.steps.kind.name, not_read)
            yield list(one.lines(groups, provider_as_a_whole(provider_id), None, unread))


def _may_be_of(provider_id: str, table: str, not_read: Sequence[HeldRow]) -> HeldByUnreadRow | None:
    """Where the first row of a table stands that could not be read and may be of a provider; None where none may."""
    rows = [row for row in not_read if row.table == table and row.provider_id in (provider_id, "")]
    return where_held_below(replace(row, belongs_to="") for row in rows).get((table, ""))
