"""Terms as they are written: names and conditions under the kind of record that they are of."""

from collections.abc import Mapping
from typing import Annotated

from pbr.conditions.lexer import Unread
from pbr.conditions.name_resolution import called
from pbr.records.dictionary import TableKind
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.record_kinds import KINDS
from pbr.scheme.reading.section_form import Block, Text
from pbr.scheme.reading.terms import Term
from pbr.source.yaml_nodes import Scalar

TermsForm = Annotated[dict[str, Annotated[dict[str, Text], Block]], Block]
"""``of a plan:``, ``of an outcome:`` and so on, each with names and conditions."""


def kinds_by_heading(kinds: Mapping[str, TableKind] = KINDS) -> dict[str, TableKind]:
    """The kinds of record by the words that head their terms: ``of a plan``, ``of an outcome``."""
    return {f"of {called(kind)}": kind for kind in kinds.values()}


def named_conditions(
    form: Mapping[str, Mapping[str, Scalar]], reading: Reading, *path: str
) -> list[tuple[TableKind, str, Scalar]]:
    """The conditions of a section with their kinds of record, in the order written; an unknown heading is a problem."""
    kinds = kinds_by_heading(reading.kinds)
    found: list[tuple[TableKind, str, Scalar]] = []
    for heading, conditions in form.items():
        if heading not in kinds:
            reading.no_such_kind(heading, reading.place(*path, heading), kinds)
            continue
        for name, text in conditions.items():
            check_name(name, reading.place(*path, heading, name), reading)
            found.append((kinds[heading], name, text))
    return found


def declare_terms(form: TermsForm, reading: Reading) -> list[tuple[TableKind, str, Scalar]]:
    """Make the names of the terms known, before any condition is read."""
    found = named_conditions(form, reading, "terms")
    for kind, name, text in found:
        if kind.fields_by_name.get(name) is not None:
            reading.problem(
                "PBR311",
                f"'{name}' is a field of {called(kind)} already",
                reading.place("terms", f"of {called(kind)}", name),
                "give the term another name",
            )
        reading.declare_term(kind, name, text)
    return found


def read_terms(declared: list[tuple[TableKind, str, Scalar]], reading: Reading) -> tuple[Term, ...]:
    """Every term with its meaning."""
    terms: list[Term] = []
    for kind, name, text in declared:
        try:
            condition = reading.term(kind.name, name)
        except Unread:
            continue
        if condition is not None:
            place = reading.place("terms", f"of {called(kind)}", name)
            terms.append(Term(name, kind, text.text, condition, place))
    return tuple(terms)
