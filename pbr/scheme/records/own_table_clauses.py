"""What is said of a field of a council's own table and of no other field: never blank, going on, not before a day."""

import re
from collections.abc import Sequence
from dataclasses import field, replace

from pbr.conditions.name_resolution import called
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.dataclass import dataclass
from pbr.values.pattern import Pattern

_NEVER_BLANK = "never blank"
_GOING_ON = "blank means still going on"
_NOT_BEFORE = Pattern(r"not before (?P<first>[a-z][a-z0-9_]*)", re.ASCII)


@dataclass(slots=True)
class Clauses:
    """The clauses of one field, by what they say; ``others`` are those that any field of a council's own may have."""

    others: list[Scalar] = field(default_factory=list)
    never_blank: Scalar | None = None
    going_on: Scalar | None = None
    not_before: Scalar | None = None


def clauses_of(written: Sequence[Scalar]) -> Clauses:
    """The clauses of a field told apart."""
    said = Clauses()
    for clause in written:
        if clause.text == _NEVER_BLANK:
            said.never_blank = clause
        elif clause.text == _GOING_ON:
            said.going_on = clause
        elif _NOT_BEFORE.fullmatch(clause.text):
            said.not_before = clause
        else:
            said.others.append(clause)
    return said


def with_clauses(of: Field, said: Clauses, reading: Reading) -> Field:
    """The field as its clauses have it; a problem where it is none that they fit."""
    if said.never_blank is not None and (of.blank_means or said.going_on is not None):
        message = f"{of.name} is never blank, and it is said what a blank means"
        reading.problem("PBR838", message, said.never_blank.place, "take out one of the two")
    if said.going_on is not None and not of.recorded:
        remedy = "a last day that may be still to come is written date, recorded; blank means still going on"
        reading.problem(
            "PBR838", f"{of.name} is no recorded day, which could be still to come", said.going_on.place, remedy
        )
    return replace(of, required=said.never_blank is not None, open_ended=said.going_on is not None)


def first_of(said: Clauses, of: Field, kind: TableKind, reading: Reading) -> str:
    """The day that a day of the table may not come before; empty, and a problem, where it is no day of it."""
    clause = said.not_before
    match = _NOT_BEFORE.fullmatch(clause.text) if clause is not None else None
    if clause is None or match is None:
        return ""
    days = [one.name for one in kind.fields if one.type is FieldType.DATE and one.name != of.name]
    if of.type is FieldType.DATE and match["first"] in days:
        return match["first"]
    first = part_of(clause, *match.span("first"))
    message = f"'{first.text}' is no other date of {called(kind)}"
    if of.type is not FieldType.DATE:
        message = f"{of.name} is no date, which could come before another"
    reading.problem("PBR838", message, first.place, did_you_mean(first.text, days) or "take it out")
    return ""
