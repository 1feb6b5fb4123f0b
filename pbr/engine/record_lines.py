"""The lines of records, one family after another: a plan with what belongs to it, then people, stays and standards."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pbr.engine.facts.expected_rows import rows_nobody_recorded
from pbr.engine.facts.linked_records import Children, Families
from pbr.engine.facts.row_refs import PLANS
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.family_settler import SettleFamily, pools_of, settle_kind, settled_apart
from pbr.engine.limits.limit_bounds import NO_SUMS, OwnSums, own_sums_of
from pbr.engine.limits.limits import LimitLines
from pbr.engine.measuring.measures_counted import measure_all
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.noticed.not_used import noting_by_table
from pbr.engine.noticed.rows_counted import RowsCounted
from pbr.engine.noticed.seen_in_records import seen_in
from pbr.engine.of_some_schemes import added_up_in, ambiguous_in, open_under_caps
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.dictionary import TableKind
from pbr.records.table import Records, Row
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines

if TYPE_CHECKING:
    from pbr.engine.against_ledger.lines_that_move import LinesThatMove
    from pbr.engine.generated.families_apart import FamiliesApart
    from pbr.engine.generated.families_written import Cells, Missed
    from pbr.settlement.lines_together import LinesTogether, OfProvider, TellApart


_NOTHING_ADDED: tuple[list[Line], frozenset[int]] = ([], frozenset())
"""The lines of a family of which nothing is added up, and its rows that are."""


class RecordLines:
    """Settles records, and gathers what they leave behind (`gathered`), whole when all have been settled.

    ``pools``, ``added_up`` and ``limits`` are what the provider as a whole is then settled by.
    """

    def __init__(self, functions: SchemeFunctions, records: Records, settling: Settling) -> None:
        self._records, self._functions, self._settling = records, functions, settling
        self._counted = RowsCounted(functions, records)
        read = not_read_as_held(records)
        measurements = measure_all(records, functions.measures, read, self._counted.how_counted)
        uses = settling.quantity_uses
        self.gathered = gathered = Gathered(measurements, unpriced=settling.unpriced, quantity_uses=uses)
        self._noting = noting_by_table(records.tables.values(), functions, gathered)
        self._nobody_recorded = rows_nobody_recorded(records, settling)
        self.limits = LimitLines(settling, functions.scheme.limits, sums=gathered.limits, uses=gathered.limit_uses)
        self._ambiguous = ambiguous_in(settling)
        self._own_sums = own_sums_of(functions.scheme.limits, functions.over)
        self._key_position = {name: table.layout[table.kind.key[0]] for name, table in records.tables.items()}
        every = [steps for steps in functions.payments.values() if isinstance(steps, CompiledPayment)]
        of_records = [steps for steps in every if steps.payment.added_up is None]
        added_up = [steps for steps in every if steps.payment.added_up is not None]
        self.added_up = added_up_in(added_up, settling, gathered.added_up)
        self.pools = pools_of(of_records, settling)
        self.gathered.pools |= {name: pool.sums for name, pool in self.pools.items()}
        spreads = [part.spread for steps in of_records for part in steps.parts if part.spread is not None]
        self._spread_over = frozenset(one.spread.kind.name for one in spreads)
        self._paid = {
            name: for_it
            for name in functions.scheme.tables
            if (for_it := [steps for steps in of_records if steps.kind.name == name])
        }
        self.families = Families(records)
        self.gathered.providers |= self.families.providers()
        self.gathered.rows.update({name: len(table.rows) for name, table in records.tables.items()})
        self.gathered.dropped.update({name: table.dropped for name, table in records.tables.items()})

    @cached_property
    def _settle(self) -> dict[str, SettleFamily]:
        return {name: settle_kind(paid, self.pools, self._settling, self._records) for name, paid in self._paid.items()}

    def make_ready(self) -> None:
        """Bind the payments to the run: what they go by over all records is then worked out."""
        _ = self._settle

    def written(self, cells: "Cells", apart: "FamiliesApart | None" = None) -> Iterator[WrittenLines] | None:
        """The lines of each provider as rows, noted ``apart`` by family; None where somebody needs them as values."""
        if not self._made_alone:
            return None
        if not self._paid:
            return self._only_counted()
        # imported late: what is only printed, and many a scheme, makes its lines as values
        from pbr.engine.generated.families_written import SharedOverRecords, families_written

        beside = SharedOverRecords(self.pools, self.limits, self._nobody_recorded)
        families = families_written(self._paid, self._records, self._settling, cells, beside)
        return None if families is None else families.of_providers(self._missed, self.gathered.used, apart)

    def _only_counted(self) -> Iterator[WrittenLines]:
        """No lines, of any provider: nothing is paid for a record."""
        # imported late: most schemes pay for records
        from pbr.engine.noticed.counted_only import note_use

        note_use(self._records, self._counted, self._nobody_recorded, self._noting, self.gathered.used)
        for provider_id in sorted(self.families.providers()):
            yield WrittenLines(provider_id, [], {}, [], [])

    def that_move(self, waited: Callable[[str], bool]) -> "LinesThatMove | None":
        """What settles families to the lines that may move something against a ledger; None where all are made."""
        if not self._made_alone or self.limits.limits or self._nobody_recorded:
            return None
        # imported late: few settlements are against a ledger
        from pbr.engine.against_ledger.lines_that_move import lines_that_move

        return lines_that_move(self._paid, self._records, self._settling, self._missed, waited)

    @property
    def _made_alone(self) -> bool:
        """Whether no line of a record hangs on those of another, nor on what they come to, but what limits add."""
        return not (self.added_up or self._own_sums or self._ambiguous)

    def together(self, payments: Collection[str], by: "TellApart | None" = None) -> "OfProvider | None":
        """What gives the lines of providers, in order, of these payments added up by plan; None if none can be."""
        if not self._made_alone or self.limits.limits or self._records.put_back:
            return None
        # imported late: what is settled to be paid has a line for each record
        from pbr.engine.generated.line_alike import tables_alike
        from pbr.settlement.lines_together import alone

        tables, shared = self._records.tables, self._spread_over
        settled = partial(settled_apart, self._paid, self._settle, self._settling, self._records)
        alike = tables_alike(self._paid, payments, shared, self._records, settled, self._missed, by)
        families = Families(self._records, but_for=alike)

        def apart(name: str, members: list[Row], lines: list[Line]) -> "tuple[Iterable[LinesTogether], int]":
            own, many = self._of_members(name, members, self._shared(name, members, lines, frozenset()))
            return map(alone, own), many

        def of_provider(provider_id: str) -> "Iterator[LinesTogether]":
            for kind, row, children in families.of(provider_id):
                lines = self._settle[kind.name](row, children) if kind.name in self._settle else []
                yield from map(alone, lines)
                used = self._is_used(kind, row, bool(lines))
                for name in (name for name in tables if tables[name].kind.parent == kind.name):
                    found, many = alike[name].settle_next() if name in alike else apart(name, children[name], lines)
                    yield from found
                    used = self._use(name, many) or used
                self._use_head(kind, row, used)
            for one in alike.values():
                one.bring(provider_id, self.pools)

        return of_provider if alike else None

    def _missed(self, name: str) -> "Missed | None":
        """What takes note of a record of a table that has no line, and says whether a measure counts it."""
        counted, note = self._counted.ids(name), self._noting[name]
        if not counted and note is None:
            return None

        def missed(row: Row) -> bool:
            if id(row) in counted:
                return True
            if note is not None:
                note(row)
            return False

        return missed

    def of_provider(self, provider_id: str) -> Iterator[list[Line]]:
        """The lines of each family of a provider, which must be asked for in order: what limits add is among them."""
        for kind, row, children in self.families.of(provider_id):
            lines = self.of_family(kind, row, children)
            yield self.limited(lines, provider_id, self.plan_id(kind, row), self.own_sums(kind, row))

    def plan_id(self, kind: TableKind, row: Row) -> str:
        """The plan whose family a record heads; empty where it is no plan."""
        return row[self._key_position[kind.name]] if kind.name == PLANS else ""

    def own_sums(self, kind: TableKind, row: Row) -> OwnSums:
        """What the limits come to that are a plan's own money, for the record that heads a family."""
        return NO_SUMS if self._own_sums is None or kind.name != PLANS else self._own_sums(row)

    def limited(self, lines: list[Line], provider_id: str, plan_id: str, own: OwnSums = NO_SUMS) -> list[Line]:
        """The lines of a family, counted towards limits, with what limits over its plan add."""
        if lines and self.limits.limits:
            if plan_id:
                lines = self.limits.over_plan(lines, plan_id, own)
            self.limits.count(lines, provider_id)
        return lines

    def of_family(self, kind: TableKind, row: Row, children: Children) -> list[Line]:
        """The lines of a record and of the records that belong to it, and which of them were used."""
        lines = self._settle[kind.name](row, children) if kind.name in self._settle else []
        added, ids_added = self.added_up.of_family(kind, row, children) if self.added_up else _NOTHING_ADDED
        used = self._is_used(kind, row, bool(lines) or (bool(ids_added) and id(row) in ids_added))
        for name, members in children.items():
            own, many = self._of_members(name, members, self._shared(name, members, lines, ids_added))
            lines += own
            used = self._use(name, many) or used
        self._use_head(kind, row, used)
        lines = lines + added if added else lines
        if self._ambiguous is not None:
            self._ambiguous.note(lines)
        return lines if self._own_sums is None else open_under_caps(lines, self.own_sums(kind, row), self.limits.limits)

    def _is_used(self, kind: TableKind, row: Row, is_paid: bool) -> bool:
        """Whether a record that heads a family is paid for or counted; taken note of where it is not."""
        if is_paid or id(row) in self._counted.ids(kind.name):
            return True
        note = self._noting[kind.name]
        if note is not None:
            note(row)
        return False

    def _shared(self, name: str, members: list[Row], lines: list[Line], ids_added: Collection[int]) -> set[str]:
        """The members of a family that have their lines already, by their keys: of a part that is spread, or a sum."""
        shared: set[str] = set()
        if members and name in self._spread_over:
            # A part spread over the outcomes of a plan has given some of them their lines already.
            shared = {line.record.id for line in lines if line.record.table == name}
        if ids_added:
            key = self._key_position[name]
            shared |= {member[key] for member in members if id(member) in ids_added}
        return shared

    def _of_members(self, name: str, members: list[Row], shared: set[str]) -> tuple[list[Line], int]:
        """The lines of the members of a family in one table, and how many of them had any use."""
        key, counted, settle = self._key_position[name], self._counted.ids(name), self._settle.get(name)
        note = self._noting[name]
        lines: list[Line] = []
        many = 0
        for member in members:
            own = [] if settle is None else settle(member, {})
            lines += own
            if own or member[key] in shared or id(member) in counted:
                many += 1
            elif note is not None:
                note(member)
        return lines, many

    def _use(self, name: str, many: int) -> bool:
        if many:
            self.gathered.used[name] += many
        return many > 0

    def _use_head(self, kind: TableKind, row: Row, used: bool) -> None:
        if used and id(row) not in self._nobody_recorded:
            self.gathered.used[kind.name] += 1

    def see(self) -> None:
        """Gather what the records themselves show, which notices alone are made of."""
        self.gathered.seen = seen_in(self._records, self._functions, self._settling)
