"""What a story is told from: the lines of a real run, the records they are about, and where everything stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pbr.engine.against_ledger.payer_lines import payer_lines_of
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.facts.run_context import Settling
from pbr.engine.limits.limit_bounds import as_counted
from pbr.engine.limits.limit_windows import window_label
from pbr.engine.measuring.measures import Measurements
from pbr.engine.measuring.measures_counted import measure_all
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.run import Run
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.explain.lines_in_common import ListedLines, NamedSubject, listed, named_by
from pbr.explain.lines_needed import families_needed
from pbr.explain.lookup import Asked, RowAsked, families_of, what_is_asked
from pbr.explain.record import Record
from pbr.explain.tiers_used import StandsInOrder, stands_in_order
from pbr.explain.unpriced import Unpriced, unpriced_of
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.records.expected_row import ExpectedRow
from pbr.records.later_facts import Later
from pbr.records.opened.line_of_record import AsWritten, as_written, lines_of
from pbr.records.record_id import record_id
from pbr.records.table import Records
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from pbr.scheme.scheme import Scheme
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Line, Status
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.slot import RowSlot
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class Family:
    """A plan with its outcomes and visits, or a record that stands alone."""

    head: Record
    children: tuple[Record, ...]


Sums = Mapping[tuple[str, str, str], Mapping[str, int]]
"""What each payment under a limit has come to, in pence, by the limit, what its line is named after, and the window."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A settlement as far as it concerns what was asked for; ``functions`` are those that it was settled by."""

    asked: Asked
    settling: Settling
    functions: SchemeFunctions
    records: Records
    path: Path
    families: tuple[Family, ...]
    lines: tuple[Line, ...]
    sums: Sums
    unpriced: Unpriced
    measurements: Measurements
    listed: tuple[ListedLines, ...]
    in_order: StandsInOrder
    uses: Mapping[str, LimitUse]
    of_payers: Mapping[str, tuple[Line, ...]]
    quantities: tuple[QuantityUse, ...]

    def each_payer(self, line: Line) -> tuple[Line, ...]:
        """The lines of those who pay a line; none where the scheme lists no payers."""
        return self.of_payers.get(line.line_id, ())

    @property
    def scheme(self) -> Scheme:
        """The scheme that was run."""
        return self.settling.scheme

    def places(self, table: str, record_ids: Iterable[str]) -> dict[str, str]:
        """The file and line of each of these records."""
        return standings(self.path, self.scheme.tables[table], record_ids)

    def not_recorded(self, table: str) -> dict[str, ExpectedRow]:
        """The rows of a table that the scheme expects and nobody recorded, by the id they would have."""
        return {one.record_id: one for one in self.records.expected if one.table == table}


def standing(place: Place) -> str:
    """The file and line of something in the scheme."""
    return f"{place.file}:{place.line}" if place.line else place.file


def standings(path: Path, kind: TableKind, record_ids: Iterable[str]) -> dict[str, str]:
    """The file and line of records of one table, as far as they are found there."""
    folder = path.is_dir()
    shown = {}
    for one, place in lines_of(path, kind, set(record_ids)).items():
        shown[one] = f"{path / place.file if folder else path}:{place.line}"
    return shown


def tell_from(
    compiled: CompiledScheme,
    records: Records,
    path: Path,
    period: Period,
    as_at: date,
    wanted: str,
    ongoing_until: date,
) -> Telling:
    """Run a compiled scheme over the records as far as a story needs it, and keep what concerns the id asked for."""
    wanted = whole_id(wanted, compiled.scheme)
    records = with_expected(records, compiled.scheme, as_at)
    positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT_OF_WINDOWS}
    functions = compiled.functions_of(positions, as_at)
    over = functions.over
    held_below = where_held_below(not_read_as_held(records))
    settling = Settling(
        compiled.scheme, over.layouts, over.made, period=period, ongoing_until=ongoing_until, held_below=held_below
    )
    asked = what_is_asked(records, functions, wanted)
    found = asked.named or asked.under_line
    with_below = families_of(found, records, functions)
    families = _placed(with_below, path, records.later)
    run = Run(compiled, records, period, as_at, ongoing_until=ongoing_until)
    named = named_by(wanted, records, functions)
    needed = families_needed(asked, [head for head, _ in with_below], named, records, compiled.scheme)
    settled = run.whole_lines() if needed is None else run.whole_lines_among(needed)
    of_named: dict[str, list[Line]] = {one.called: [] for one in named}
    of_payers: dict[str, tuple[Line, ...]] = {}
    lines, sums = _kept(settled, asked, families, settling, named, of_named, of_payers)
    measured = measure_all(records, functions.measures)
    unpriced = unpriced_of(run.unpriced)
    everything = tuple(listed(one, of_named[one.called]) for one in named if one.is_there or of_named[one.called])
    return Telling(
        asked, settling, functions, records, path, families, lines, sums, unpriced, measured, everything,
        stands_in_order(functions, records, settling),
        {use.use_id: use for use in run.limit_uses},
        of_payers, run.quantity_uses,
    )  # fmt: skip


def whole_id(wanted: str, scheme: Scheme) -> str:
    """The id of a whole line, from that of one of its payers: what is told is told of the whole."""
    line, found, payer = wanted.rpartition("@")
    return line if found and "/" in line and payer in scheme.payers else wanted


def _placed(families: list[tuple[RowAsked, tuple[RowAsked, ...]]], path: Path, later: Later) -> tuple[Family, ...]:
    """The families with the place of each record."""
    ids: dict[str, set[str]] = defaultdict(set)
    kinds = {one.kind.name: one.kind for head, children in families for one in (head, *children)}
    for head, children in families:
        for one in (head, *children):
            ids[one.kind.name].add(one.id)
    places = {table: standings(path, kinds[table], wanted) for table, wanted in ids.items()}
    written = {table: as_written(path, kinds[table], wanted) for table, wanted in ids.items()}
    placed: list[Family] = []
    for head, children in families:
        top = _record(head, None, places, written, later)
        below = [_record(one, top, places, written, later) for one in children]
        placed.append(Family(top, tuple(below)))
    return tuple(placed)


def _record(
    found: RowAsked,
    parent: Record | None,
    places: Mapping[str, Mapping[str, str]],
    written: Mapping[str, Mapping[str, AsWritten]],
    later: Later,
) -> Record:
    kind = found.kind
    standing = places[kind.name].get(found.id, kind.file)
    said = written[kind.name].get(found.id)
    known_later = later.get((kind.name, found.id), {})
    phrases, blank = (said.phrases, said.blank) if said else ({}, frozenset[str]())
    return Record(kind, found.row, found.id, standing, parent, known_later, phrases, blank)


def _kept(
    settled: Iterable[Line],
    asked: Asked,
    families: tuple[Family, ...],
    settling: Settling,
    named: tuple[NamedSubject, ...],
    of_named: Mapping[str, list[Line]],
    of_payers: dict[str, tuple[Line, ...]],
) -> tuple[tuple[Line, ...], Sums]:
    """The lines that concern what is asked, and what the payments under its limits come to.

    Those of what the id names that is no one record are added to ``of_named``, and what each payer has of a line that
    is kept to ``of_payers``.
    """
    scheme = settling.scheme
    ids = {record.id for family in families for record in (family.head, *family.children)}
    providers = {*asked.before, *(_field(family.head, "provider_id", settling) for family in families)}
    persons = {asked.wanted, *(_field(family.head, "person_id", settling) for family in families)} - {""}
    about = {*ids, *providers, *persons}
    pooled = {payment.name for payment in scheme.payments if payment.scale and payment.kind}
    limited = {name for limit in scheme.limits for name in limit.of}
    kept: list[Line] = []
    sums: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    held = {RowSlot(row.file, row.line, row.part) for row in asked.held}
    plan_of = {child.id: family.head.id for family in families for child in family.children}
    divided = payer_lines_of(scheme)
    for line in settled:
        each = () if divided is None else tuple(divided.of(line))
        for one in named:
            if one.has(line):
                of_named[one.called].append(line)
        record = line.record
        own = record.id in ids if record.table else record.provider in providers
        retained = pooled and line.status is Status.NOTE and line.payment in pooled and record.provider in asked.before
        # Of an id without a stroke, and of no row that was held, no line can be.
        if own or retained or (held and line.slot in held) or ((asked.before or held) and asked.is_line(line)):
            kept.append(line)
            if each:
                of_payers[line.line_id] = each
        if line.payment in limited:
            plan_id = plan_of.get(line.record_id, line.record_id)
            whose = {
                "plan": plan_id,
                "person with each provider": record_id((line.person_id, line.provider_id)),
                "person with all providers": record_id((line.person_id, line.provider_id)),
                "provider": line.provider_id,
            }
            for limit in scheme.limits:
                asked_for = whose[limit.over] in about or (limit.of_person and line.person_id in persons)
                pence = as_counted(limit, line).due_to_date if line.payment in limit.of and asked_for else 0
                if pence and (window := window_label(limit, line, scheme.runs)) is not None:
                    sums[limit.name, whose[limit.over], window][line.payment] += pence
    return tuple(kept), sums


def _field(record: Record, name: str, settling: Settling) -> str:
    position = settling.positions[record.kind.name].get(name)
    return "" if position is None else str(record.row[position])
