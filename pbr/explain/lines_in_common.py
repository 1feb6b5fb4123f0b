"""What an id names that is no one record: a provider, a code, a measure, a payment or a limit, with its lines."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from pbr.engine.measuring.measures import Measurements
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.explain.line_outcome import outcome_of
from pbr.explain.lookup import rows_with
from pbr.records.cells.council_codes import COUNCIL_CODES, OUTCOME_CODES, PROVIDER_CODES, STANDARD_CODES, CouncilCodes
from pbr.records.record_id import full_name
from pbr.records.table import Records
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, Status
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """Something that an id names, which lines are of it, and whether it is there even where no line is.

    ``provider_id`` is its id where it is a provider.
    """

    called: str
    meaning: str
    has: Callable[[Line], bool]
    is_there: bool
    counted_by: tuple[str, ...] = ()
    provider_id: str = ""


@dataclass(frozen=True, slots=True)
class ListedLines:
    """All the lines of a provider, a code, a measure, a payment or a limit."""

    called: str
    meaning: str
    lines: tuple[Line, ...]
    counted_by: tuple[str, ...] = ()

    @property
    def sums(self) -> tuple[str, ...]:
        """How many of its lines have each status, and what these come to."""
        of_status: defaultdict[Status, list[Line]] = defaultdict(list)
        for line in self.lines:
            of_status[line.status].append(line)
        return tuple(_sum_of(status, of_status[status]) for status in Status if of_status[status])

    @property
    def each(self) -> tuple[str, ...]:
        """What came of each line."""
        return tuple(f"{line.line_id}: {outcome_of(line)}" for line in self.lines)


def named_by(wanted: str, records: Records, functions: SchemeFunctions) -> tuple[NamedSubject, ...]:
    """What an id names that is no one record; a provider that nobody has heard of has no lines."""
    if not wanted:
        return ()
    found = (_code(codes, wanted, records, functions) for codes in COUNCIL_CODES)
    return (*(one for one in found if one is not None), *_of_scheme(wanted, functions.scheme))


def is_named_by(wanted: str, scheme: Scheme) -> bool:
    """Whether an id is a measure, a payment or a part of one, a limit, or a code that the scheme lists."""
    return any(wanted in one.codes for one in scheme.framework.lists) or any(_of_scheme(wanted, scheme))


def listed(named: NamedSubject, lines: Iterable[Line]) -> ListedLines:
    """All the lines of something, in the order of the settlement."""
    return ListedLines(named.called, named.meaning, tuple(lines), named.counted_by)


def counts_of(measure: str, measured: Measurements) -> tuple[str, ...]:
    """What a measure came to, for each provider and window."""
    return tuple(
        f"{one.provider_id}{'' if one.window.stretch == 'run' else f' {one.window.label}'}: {one.words}"
        for one in measured.all()
        if one.measure == measure
    )


def _code(codes: CouncilCodes, wanted: str, records: Records, functions: SchemeFunctions) -> NamedSubject | None:
    """A provider, or a code that the council made up, by the records that hold it; None where no line can be of it."""
    framework = functions.scheme.framework
    ids: dict[str, set[str]] = {}
    for table, field in codes.holders:
        position = functions.layouts.positions.get(table, {}).get(field)
        if position is not None and table in records.tables:
            id_of = functions.id_of(records.tables[table].kind)
            ids[table] = {id_of(row) for row in rows_with(records.tables[table], position, {wanted})}
    one = framework.of(codes)
    is_there = any(ids.values()) or (one is not None and wanted in one.codes)
    called, meaning = f"{codes.one} {wanted}", framework.sentence(codes, wanted)
    if codes == PROVIDER_CODES:
        return NamedSubject(called, meaning, lambda line: line.provider_id == wanted, is_there, provider_id=wanted)
    if not is_there:
        # Every line would be asked whether it is of one of no records.
        return None
    own = _of_records(ids)
    if codes not in (OUTCOME_CODES, STANDARD_CODES):
        return NamedSubject(called, meaning, own, is_there)
    # What a standard decides is mostly no line of its own, but one that a measure of standards scales.
    tables = {table for table, _ in codes.holders}
    measures = tuple(name for name, measure in functions.scheme.measures.items() if measure.kind.name in tables)
    scaled = _scaled_by(measures, functions.scheme)
    return NamedSubject(called, meaning, lambda line: own(line) or _name_of(line) in scaled, is_there, measures)


def _of_records(ids: dict[str, set[str]]) -> Callable[[Line], bool]:
    """Lines for these records, and for what belongs to plans among them."""
    plans = ids.get("plans", set())
    return lambda line: line.record_id in ids.get(line.record.table, ()) or line.record.plan in plans


def _of_scheme(wanted: str, scheme: Scheme) -> Iterator[NamedSubject]:
    """A measure, a payment or a part of one, and a limit."""
    if wanted in scheme.measures:
        scaled = _scaled_by((wanted,), scheme)
        yield NamedSubject(f"measure {wanted}", "", lambda line: _name_of(line) in scaled, True)
    for payment in scheme.payments:
        names = (payment.name, *(full_name(payment.name, part.name) for part in payment.parts))
        if wanted in names:
            said = "payment" if wanted == payment.name else "part"
            yield NamedSubject(f"{said} {wanted}", "", lambda line: wanted in (line.payment, _name_of(line)), True)
    if any(limit.name == wanted for limit in scheme.limits):
        yield NamedSubject(f"limit {wanted}", "", lambda line: line.payment == wanted, True)


def _name_of(line: Line) -> str:
    return full_name(line.payment, line.part)


def _scaled_by(measures: Collection[str], scheme: Scheme) -> frozenset[str]:
    """The payments and parts that one of these measures scales."""
    return frozenset(full_name(*names) for names, scale in _scales(scheme) if scale.measure.name in measures)


def _scales(scheme: Scheme) -> Iterator[tuple[tuple[str, str], Scale]]:
    """Each payment and part that a measure scales."""
    for payment in scheme.payments:
        if payment.scale is not None:
            yield (payment.name, ""), payment.scale
        for part in payment.parts:
            if part.scale is not None:
                yield (payment.name, part.name), part.scale


def _sum_of(status: Status, lines: list[Line]) -> str:
    many = "1 line" if len(lines) == 1 else f"{len(lines):,} lines"
    said = f"{status.value.replace('_', ' ')}: {many}"
    if status is Status.DUE:
        return f"{said}, {pounds(sum(line.amount for line in lines))}"
    known = [line.at_stake for line in lines if line.at_stake is not None]
    if not known:
        return f"{said}, of sums not known yet"
    said = f"{said}, {pounds(sum(known))} in no total"
    return said if len(known) == len(lines) else f"{said}, and {len(lines) - len(known):,} of sums not known yet"
