"""Which record decided what a look found: named where it is with the same provider, and counted where it is not."""

from collections.abc import Sequence
from datetime import date

from pbr.conditions.syntax_tree import FieldRef, Look, TimeWanted, one_of_table
from pbr.conditions.written_out import operand_written
from pbr.describe.shared_wording import counted
from pbr.engine.facts.looks import FoundAmong, Looking
from pbr.engine.facts.time_covered import DaysCovered
from pbr.engine.fields_needed import needs_of
from pbr.explain.explain_context import Telling
from pbr.explain.record import Record
from pbr.records.consistency import RecordsCompared
from pbr.records.extract.needed import looks_of
from pbr.records.table import Row
from pbr.values.units_in_words import shown_of

_MOST_NAMED = 5


def decided_by(ref: FieldRef, record: Record, telling: Telling) -> str:
    """What decided the answer of a look for a record, in brackets; empty of a field that is no look."""
    looks = (one for one in looks_of(needs_of(telling.scheme)) if isinstance(one, Looking))
    of = next((one for one in looks if (one.table, one.words) == (ref.table, ref.field.name)), None)
    if of is None or ref.look is None:
        return ""
    hand = record.parent if ref.of_parent and record.parent else record
    records = telling.records
    beside = RecordsCompared(records.tables, telling.settling.as_at, records.held_rows, put_back=records.put_back)
    if ref.look.time is not None:
        covered = of.time_covered(beside)
        return "" if covered is None else f" ({_days_told(covered.days(hand.row), ref.look.time)})"
    return f" ({_told(of.found(hand.row, beside), ref.look, hand, telling)})"


def _days_told(found: DaysCovered | None, time: TimeWanted) -> str:
    if found is None:
        return f"{operand_written(time.since)} is not known"
    if time.in_a_row:
        within = f"from {found.first} on" if time.of is None else f"from {found.first} to {found.last}"
        days = f"{counted(found.least, 'day')} in a row {within} {'is' if found.least == 1 else 'are'} covered"
    else:
        days = f"{found.least} of the {time.of} days from {found.first} to {found.last} are covered"
    if found.most == found.least:
        return f"{days}, and {time.days} are asked for"
    most = f"{found.most} at most once all is known" if found.last < date.max else "more may be once all is known"
    return f"{days} for certain, {most}, and {time.days} are asked for"


def _told(found: FoundAmong, look: Look, hand: Record, telling: Telling) -> str:
    table = look.table
    if found.nobody:
        return "it names nobody whose records could be looked at"
    if len(found.fit) >= look.many:
        return _named(found.fit, table, hand, telling)
    if look.many > 1:
        return _too_few(found, look, hand, telling)
    undecided = _undecided(found, table, hand, telling)
    if undecided:
        return "; ".join(undecided)
    one = one_of_table(table)
    return f"there is no {one} to look at" if not found.many else f"of {found.many:,} looked at, none fits"


def _too_few(found: FoundAmong, look: Look, hand: Record, telling: Telling) -> str:
    """What fits where several are asked for, and what may."""
    fit = f": {_named(found.fit, look.table, hand, telling)}" if found.fit else ""
    fits = "fits" if len(found.fit) == 1 else "fit"
    counts = (
        f"of {found.many:,} looked at, {len(found.fit) or 'none'} {fits} for certain, and {look.many} are asked for"
    )
    return "; ".join([f"{counts}{fit}", *_undecided(found, look.table, hand, telling)])


def _undecided(found: FoundAmong, table: str, hand: Record, telling: Telling) -> list[str]:
    """What may fit, and why nobody knows yet."""
    return [
        *([f"it is not known of {_named(found.may_fit, table, hand, telling)}"] if found.may_fit else []),
        *([f"{_named(found.held, table, hand, telling)}: held"] if found.held else []),
        *([f"a row of {table} that could not be read may be one"] if found.unread else []),
    ]


def _named(rows: Sequence[Row], table: str, hand: Record, telling: Telling) -> str:
    """Some records by their ids and lines, as far as they are with the provider of the record in hand."""
    kind, functions, one = telling.scheme.tables[table], telling.functions, one_of_table(table)
    of_hand = _provider_of(hand.kind.parent or hand.kind.name, hand.row[-1] if hand.kind.parent else hand.row, telling)
    above = kind.parent or table
    own = [row for row in rows if _provider_of(above, row[-1] if kind.parent else row, telling) == of_hand]
    shown, left = shown_of(own, _MOST_NAMED)
    ids = [functions.id_of(kind)(row) for row in shown]
    places = telling.places(table, ids)
    named = [f"{one} {record_id}: {places.get(record_id, kind.file)}" for record_id in ids]
    named += [f"{left:,} more"] if left else []
    others = len(rows) - len(own)
    named += [f"{others:,} with another provider"] if own and others else []
    named += [f"a {one} with another provider" if others == 1 else f"{others:,} with others"] if not own else []
    return ", ".join(named)


def _provider_of(table: str, row: Row, telling: Telling) -> object:
    return row[telling.settling.positions[table]["provider_id"]]
