"""The conditions of a scheme, each statement in them taken for true and for false, and each code left out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pbr.conditions.syntax_tree import And, Condition, Constant, FieldRef, Known, Look, Not, OneOf, Operand, Or, YesNo
from pbr.example_coverage.scheme_change import SchemeChange
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind, Tables
from pbr.scheme.payments.gates import Gates
from pbr.scheme.scheme import Scheme


class ConditionWritten(NamedTuple):
    """A condition, whose it is, its text and its place."""

    owner: str
    kind: TableKind
    condition: Condition
    text: str
    place: Place


class StatementSides(NamedTuple):
    """A statement of a condition, taken for true, and taken for false."""

    said: str
    kind: TableKind
    statement: Condition
    if_true: SchemeChange
    if_false: SchemeChange


class CodeChoice(NamedTuple):
    """A value after ``is one of``, left out."""

    kind: TableKind
    left: Operand
    choice: Constant
    left_out: SchemeChange


def conditions_of(scheme: Scheme) -> Iterator[ConditionWritten]:
    """Every condition of a scheme, as it is written."""
    for term in scheme.terms:
        yield ConditionWritten(f"the term '{term.name}'", term.kind, term.condition, term.text, term.place)
    for hold in scheme.holds:
        yield ConditionWritten(f"the hold '{hold.name}'", hold.kind, hold.condition, hold.text, hold.place)
    for measure in [one for each in scheme.measures.values() for one in each.and_what_it_is_to]:
        for word, condition, text in (
            ("count", measure.count, measure.count_text),
            ("out of", measure.out_of, measure.out_of_text),
        ):
            if condition is not None:
                yield ConditionWritten(f"'{word}' under '{measure.name}'", measure.kind, condition, text, measure.place)
    for payment in scheme.payments:
        kind = payment.kind
        if kind is None:
            continue
        if payment.scope.where is not None:
            where = payment.scope.where_text
            yield ConditionWritten(f"'where' under '{payment.name}'", kind, payment.scope.where, where, payment.place)
        yield from _gates(payment.gates, payment.name, kind, payment.place)
        if payment.cut_short is not None:
            cut = payment.cut_short
            yield ConditionWritten(
                f"'cut short at' under '{payment.name}'", kind, cut.when, cut.when_text, payment.place
            )
        for part in payment.parts:
            about, name = part.spread.kind if part.spread else kind, f"{payment.name}.{part.name}"
            if part.spread and part.spread.where is not None:
                yield ConditionWritten(
                    f"'spread' under '{name}'", about, part.spread.where, part.spread.where_text, part.place
                )
            yield from _gates(part.gates, name, about, part.place)


def _gates(gates: Gates, name: str, kind: TableKind, place: Place) -> Iterator[ConditionWritten]:
    for word, gate in (
        ("waits for", gates.waits_for),
        ("not assessed when", gates.not_assessed_when),
        ("when", gates.when),
    ):
        if gate is not None:
            yield ConditionWritten(f"'{word}' under '{name}'", kind, gate.condition, gate.text, place)


def sides_of(written: ConditionWritten, tables: Tables) -> Iterator[StatementSides]:
    """Each statement of a condition, taken for true and for false. A term is a statement, judged where it is named."""
    for kind, statement in _statements(written.kind, written.condition, tables):
        said = f"{written.text[slice(*statement.span)]} ({written.owner})"
        true, false = (_always(wanted, kind, statement) for wanted in (True, False))
        place = written.place
        yield StatementSides(
            said,
            kind,
            statement,
            SchemeChange(said, place, statement, true),
            SchemeChange(said, place, statement, false),
        )


def codes_of(written: ConditionWritten, tables: Tables) -> Iterator[CodeChoice]:
    """Each value after ``is one of``, left out."""
    for kind, statement in _statements(written.kind, written.condition, tables):
        if isinstance(statement, OneOf) and len(statement.choices) > 1:
            for choice in statement.choices:
                fewer = replace(statement, choices=tuple(one for one in statement.choices if one is not choice))
                change = SchemeChange(f"{choice.written} in {written.owner}", written.place, statement, fewer)
                yield CodeChoice(kind, statement.left, choice, change)


def _statements(kind: TableKind, condition: Condition, tables: Tables) -> Iterator[tuple[TableKind, Condition]]:
    """The statements of a condition, each with the kind of record that it is about: those of a look are of others."""
    match condition:
        case And(conditions=parts) | Or(conditions=parts):
            for part in parts:
                yield from _statements(kind, part, tables)
        case Not(condition=inner):
            yield from _statements(kind, inner, tables)
        case YesNo(field=FieldRef(look=Look(table=table, where=where))):
            yield kind, condition
            yield from _statements(tables[table], where, tables)
        case _:
            yield kind, condition


def _always(wanted: bool, kind: TableKind, statement: Condition) -> Condition:
    """A statement that is always true, or never: a record's own reference is never blank."""
    reference = FieldRef(kind.name, kind.fields_by_name[kind.key[0]], False, statement.span)
    return Known(reference, wanted, statement.span)
