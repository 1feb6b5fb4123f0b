"""The records of a measure as they are written: ``plan where agreed``, and for whom they are taken together."""

import re

from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.scheme.measuring.measures import NumberMeasured
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.dataclass import dataclass
from pbr.values.for_whom import Per
from pbr.values.pattern import Pattern

_RATE = Pattern(
    r"(?P<per>[1-9][0-9]{0,2}(?:,?[0-9]{3}){0,2}) (?P<what>[a-z]+(?:_[a-z]+)*)(?: where (?P<where>.+))?", re.DOTALL
)
_FIELDS = {Per.AREA: "area", Per.PERSON: "person_id"}


@dataclass(frozen=True, slots=True)
class MeasuredRecords:
    """What a measure takes of a kind of record: its two conditions as written, and the number where it is of one."""

    kind: TableKind
    count: Scalar | None
    out_of: Scalar | None
    number: NumberMeasured | None
    to: "RateWritten | None" = None


@dataclass(frozen=True, slots=True)
class RateWritten:
    """What a rate is to: so many of a kind of record, with the condition of which ones as written."""

    per: int
    kind: TableKind
    where: Scalar | None


def rate_written(text: Scalar, reading: Reading) -> RateWritten | None:
    """Read ``100 people where …``; None where it is no number of records."""
    match = _RATE.fullmatch(text.text)
    kinds = {kind.name: kind for kind in reading.kinds.values()} | reading.kinds
    if match is None or match["what"] not in kinds:
        return None
    where = part_of(text, *match.span("where")) if match["where"] else None
    return RateWritten(int(match["per"].replace(",", "")), kinds[match["what"]], where)


def kind_where(text: Scalar, reading: Reading) -> tuple[TableKind | None, Scalar | None]:
    """Split ``plan where agreed`` into the kind of record and the condition, if there is one."""
    head, found, _ = text.text.partition(" where ")
    word = part_of(text, 0, len(head))
    kinds = reading.kinds
    if word.text not in kinds:
        reading.no_such_kind(word.text, word.place, kinds)
        return None, None
    where = part_of(text, len(head) + len(" where "), len(text.text)) if found else None
    return kinds[word.text], where


def read_per(text: Scalar, kind: TableKind, reading: Reading) -> tuple[Per, FieldRef | None]:
    """For whom a measure of a kind of record is taken, and the field that says whose a record is where one does."""
    if text.text not in list(Per):
        reading.problem(
            "PBR205",
            f"'{text.text}' is not something a measure is taken for",
            text.place,
            did_you_mean(text.text, list(Per)) or f"one of: {', '.join(Per)}",
        )
        return Per.PROVIDER, None
    per = Per(text.text)
    if per not in _FIELDS:
        return per, None
    above = reading.tables.get(kind.parent)
    for owner in (kind, above):
        if owner is not None and (found := owner.fields_by_name.get(_FIELDS[per])) is not None:
            return per, FieldRef(owner.name, found, owner is not kind, (0, len(text.text)))
    reading.problem(
        "PBR570",
        f"nothing says of which {per} {called(kind)} is",
        text.place,
        "write per: provider, or per: all together",
    )
    return per, None
