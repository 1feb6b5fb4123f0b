"""One figure or rule of a scheme changed, and nothing else."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pbr.conditions.look_words import found_by
from pbr.conditions.syntax_tree import FieldRef
from pbr.conditions.time_words import found_in_time
from pbr.problems.problem import Place
from pbr.records.dictionary import Field, TableKind
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

_RULES = ("holds", "terms", "measures", "prices", "payments", "limits", "verdicts", "rankings")
"""The sections of a scheme that say what is paid."""


@dataclass(frozen=True, slots=True)
class SchemeChange:
    """What is changed, in words, where it stands, and the part of the scheme that another takes the place of.

    ``following`` are other parts that become otherwise by it, each with what takes its place.
    """

    words: str
    place: Place
    old: object
    new: object
    following: tuple[tuple[object, object], ...] = ()


def changed(scheme: Scheme, change: SchemeChange) -> Scheme:
    """The scheme with the change made wherever the part is used: a term in every condition that names it."""
    done: dict[int, object] = {id(old): new for old, new in ((change.old, change.new), *change.following)}
    return replace(scheme, **{name: _instead(getattr(scheme, name), done) for name in _RULES})


def _instead(value: Any, done: dict[int, object]) -> Any:
    """A value with what is in it replaced; the very same value where nothing in it is."""
    if id(value) in done:
        return done[id(value)]
    made: Any = value
    if isinstance(value, tuple):
        items = tuple(_instead(item, done) for item in value)
        made = items if any(one is not other for one, other in zip(items, value, strict=True)) else value
    elif isinstance(value, Mapping):
        entries = {key: _instead(item, done) for key, item in value.items()}
        made = entries if any(entries[key] is not value[key] for key in value) else value
    elif is_dataclass(value) and not isinstance(value, Field | TableKind | Place):
        inside = {one.name: _instead(getattr(value, one.name), done) for one in fields(value)}
        if any(item is not getattr(value, name) for name, item in inside.items()):
            made = replace(value, **inside)  # type: ignore[type-var]  # an instance, since a type has no values inside
        if isinstance(made, FieldRef) and made.look is not None and made is not value:
            # What is found goes by what is looked for.
            look = made.look
            if look.place is not None:
                found = made
            elif look.time is None:
                found = found_by(made.table, look.table, look.among, look.where, made.span)
            else:
                found = found_in_time(made.table, look.table, look.time, look.where, made.span)
            made = replace(found, of_parent=made.of_parent)
    done[id(value)] = made
    return made
