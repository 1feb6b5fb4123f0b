"""What a scheme needs of an extract, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pbr.records.cells.council_codes import CodeList
from pbr.records.consistency import COMPARED
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.records.extract.needed import Needs, tables_of
from pbr.records.tables.columns_kept import fields_to_find
from pbr.values.dataclass import dataclass

_ALWAYS_MONEY = frozenset(
    {"result", "support_at_end", "end_reason", "left_reason", "met", "support_at_10_weeks", "support_at_52_weeks"}
    | {"disputed", "payable"}
)


@dataclass(frozen=True, slots=True)
class NeededField:
    """A field that a scheme needs; ``pays`` says that money hangs on what stands in it, as its conditions and prices
    read it. Its codes are those of the dictionary, or those that the scheme's framework lists. An ``optional`` one is
    read where it is there: it holds a row's money, or records are compared by it.
    """

    field: Field
    pays: bool
    optional: bool = False

    @property
    def name(self) -> str:
        """The name of the field."""
        return self.field.name

    @property
    def found_row_by_row(self) -> bool:
        """Whether it is what somebody found or decided of each row, and money hangs on it.

        It is never the same in every row, as what sort of plan it is may be: that must stand in every row.
        """
        return self.pays and not self.field.required and not self.optional

    @property
    def coded(self) -> bool:
        """Whether each phrase of its column has to be a code: one of a list, or yes or no."""
        return bool(self.field.codes) or self.field.type is FieldType.YES_NO


@dataclass(frozen=True, slots=True)
class NeededTable:
    """A table that a scheme needs, with the fields that must be found for it."""

    kind: TableKind
    fields: tuple[NeededField, ...]


def needed_tables(needs: Needs, lists: Sequence[CodeList]) -> tuple[NeededTable, ...]:
    """Say what must be found in an extract, given the fields that a scheme reads by table.

    A table that rows belong to is needed too; so is what may not be blank, and the day on which a fact became known.
    """
    wanted, tables = dict(needs), tables_of(needs)
    for name in needs:
        parent = tables[name].parent
        if parent:
            wanted.setdefault(parent, frozenset())
    codes = {holder: listed.codes for listed in lists for holder in listed.of.holders}
    return tuple(_table(kind, wanted[name], codes) for name, kind in tables.items() if name in wanted)


def _table(kind: TableKind, read: frozenset[str], codes: Mapping[tuple[str, str], tuple[str, ...]]) -> NeededTable:
    found = {*fields_to_find(kind, read), *(one.name for one in kind.fields if one.required)}
    also = {name for one in kind.fields if one.holds for name in (one.name, *kind.dating(one.name))}
    also |= {name for name in COMPARED.get(kind.name, ()) if not kind.fields_by_name[name].codes}
    return NeededTable(
        kind,
        tuple(
            NeededField(
                replace(one, codes=codes.get((kind.name, one.name), one.codes)),
                pays=one.name in read or one.name in _ALWAYS_MONEY,
                optional=one.name not in found,
            )
            for one in kind.fields
            if one.name in found or one.name in also
        ),
    )
