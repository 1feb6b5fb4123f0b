"""What is watched for in records that no payment and no measure takes (`passed_over` gathers them).

A scheme says by codes, and by yes or no, what it is for: a plan of another type is openly left to another contract. A
number, money or a date in a ``where`` cuts what it is for into bands. A record whose codes fit, and which only such a
comparison keeps out of everything, has fallen between the bands, and is noticed.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from pbr.conditions.compiler import Answer, Test, test_but_for, test_of, value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Each, Edge
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import And, Between, Compare, Condition, FieldRef, Not, OneOf, Or, TermRef
from pbr.conditions.value_type import Type
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.row_refs import RefOf, ref_of
from pbr.engine.payments.eligibility import priced_on_of
from pbr.records.cells.council_codes import COUNCIL_CODES, Holder
from pbr.records.dictionary import TABLES
from pbr.records.table import Row
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

_BANDED = (Type.DATE, Type.MONEY, Type.NUMBER, Type.SHARE)
_HOLDERS: frozenset[Holder] = frozenset(holder for codes in COUNCIL_CODES for holder in codes.holders)


@dataclass(frozen=True, slots=True)
class _Taker:
    """A payment, a part, a measure or a ``leaves out`` that takes records of one kind where a condition holds."""

    table: str
    where: Condition | None
    in_run: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Band:
    """A taker whose condition has numbers or dates: ``fits_otherwise`` asks all but those, which are ``fields``."""

    test: Test
    fits_otherwise: Test
    fields: tuple[str, ...]
    in_run: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class WatchedCode:
    """A field of a council's own codes, how it is read from a row, and the codes of it that conditions ask for."""

    field: FieldRef
    code_of: Callable[[Row], object]
    asked_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched for, by table: the fields of council's codes, and the bands where everything has some."""

    codes: Mapping[str, tuple[WatchedCode, ...]]
    bands: Mapping[str, tuple[Band, ...]]
    record_of: Mapping[str, RefOf]


def compile_watched(over: Compiling) -> Watched:
    """What is watched for in the records of a scheme, as functions."""
    takers = [one for one in _takers_of(over.scheme, over) if one.table in over.positions]
    codes: dict[str, tuple[WatchedCode, ...]] = {}
    bands: dict[str, tuple[Band, ...]] = {}
    for table in dict.fromkeys(one.table for one in takers):
        of_table = [one for one in takers if one.table == table]
        wheres = [one.where for one in of_table if one.where is not None]
        refs = _codes_in(wheres, over.scheme)
        if refs:
            codes[table] = tuple(WatchedCode(ref, value_of(ref, over.layouts), _asked(wheres, ref)) for ref in refs)
        # Where one of them takes every record, what it did not take is outside the run, openly.
        if len(wheres) == len(of_table) and any(_banded_fields(where) for where in wheres):
            bands[table] = tuple(_band(where, one, over) for where, one in zip(wheres, of_table, strict=True))
    return Watched(codes, bands, {table: ref_of(over.scheme.tables[table], over) for table in {*codes, *bands}})


def _codes_in(wheres: list[Condition], scheme: Scheme) -> list[FieldRef]:
    """The fields of council's codes, of which the scheme has no list of its own, that conditions look at."""
    refs = dict.fromkeys((ref.table, ref.field.name, ref.of_parent) for where in wheres for ref in fields_of(where))
    listed = {holder for one in scheme.framework.lists for holder in one.of.holders}
    wanted = [ref for ref in refs if ref[:2] in _HOLDERS and ref[:2] not in listed]
    return [FieldRef(of, TABLES[of].fields_by_name[name], above, (0, 0)) for of, name, above in wanted]


def _asked(wheres: list[Condition], ref: FieldRef) -> tuple[str, ...]:
    """The codes of a field that conditions ask for."""
    # imported late: most schemes ask for no code that only a council lists
    from pbr.conditions.texts_compared import texts_compared

    named = (one for where in wheres for one in texts_compared(where))
    return tuple(text for of, text in named if (of.table, of.field.name) == (ref.table, ref.field.name))


def _band(where: Condition, taker: _Taker, over: Compiling) -> Band:
    layouts = over.layouts
    test = _when_asked(lambda: test_of(where, layouts))
    otherwise = _when_asked(lambda: test_but_for(where, layouts, _is_banded))
    return Band(test, otherwise, _banded_fields(where), taker.in_run)


def _when_asked(make: Callable[[], Test]) -> Test:
    """A test that is compiled when it is first asked: in most settlements something takes nearly every record."""
    made: list[Test] = []

    def test(row: Row) -> Answer:
        if not made:
            made.append(make())
        return made[0](row)

    return test


def _takers_of(scheme: Scheme, over: Compiling) -> Iterator[_Taker]:
    """Everything that takes records, with whether a record is priced, or counted, in the scheme's run."""
    for payment in scheme.payments:
        if payment.kind is None:
            continue
        priced = None if isinstance(payment.priced_at, Each) else priced_on_of(payment, over)
        in_run = _in_run(priced, over)
        yield _Taker(payment.kind.name, payment.scope.where, in_run)
        for part in payment.parts:
            if part.spread:
                yield _Taker(part.spread.kind.name, part.spread.where, _of_parent(in_run))
    for measure in [one for each in scheme.measures.values() for one in each.and_what_it_is_to]:
        dated = measure.dated_by
        day = day_of(dated, over.layouts) if dated is not None and not isinstance(dated, Edge) else None
        yield _Taker(measure.kind.name, measure.out_of, _in_run(day, over))
    for left in scheme.left_out:
        yield _Taker(left.kind.name, left.condition, lambda row: False)


def _in_run(day_of_row: Callable[[Row], date | None] | None, over: Compiling) -> Callable[[Row], bool]:
    runs = over.scheme.runs

    def in_run(row: Row) -> bool:
        day = None if day_of_row is None else day_of_row(row)
        return day is None or day in runs

    return in_run


def _of_parent(in_run: Callable[[Row], bool]) -> Callable[[Row], bool]:
    return lambda row: in_run(row[-1])


def _is_banded(condition: Condition) -> bool:
    """Whether a condition compares numbers, money or dates: a band of what a scheme is for, and not a kind of it."""
    match condition:
        case Compare(left=left) | OneOf(left=left):
            return type_of(left) in _BANDED
        case Between():
            return True
        case _:
            return False


def _banded_fields(condition: Condition) -> tuple[str, ...]:
    """The fields of such comparisons, as a scheme writes them."""
    match condition:
        case TermRef(condition=inner, of_parent=of_parent):
            found = _banded_fields(inner)
            return tuple(f"plan's {name}" for name in found) if of_parent else found
        case Not(condition=inner):
            return _banded_fields(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return tuple(dict.fromkeys(name for part in parts for name in _banded_fields(part)))
        case _ if _is_banded(condition):
            return tuple(dict.fromkeys(ref.written for ref in fields_of(condition)))
        case _:
            return ()
