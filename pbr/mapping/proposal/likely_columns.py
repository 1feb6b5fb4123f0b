"""Which columns of a file are likely to be which field: by what stands above them, and by what stands in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pbr.mapping.proposal.column_profile import ColumnProfile, Content
from pbr.mapping.proposal.heading_words import about_people, exactly, nearness
from pbr.mapping.proposal.needed import NeededField
from pbr.records.dictionary import FieldType
from pbr.values.dataclass import dataclass

_NEAR = 0.34
_MOST_OFFERED = 3

_CODES = frozenset({Content.CODES, Content.YES_NO, Content.MARKS})
_MOST_FOR_YES_OR_NO = 6
_FITS: Mapping[FieldType, frozenset[Content]] = {
    FieldType.DATE: frozenset({Content.DAYS}),
    FieldType.NUMBER: frozenset({Content.FIGURES}),
    FieldType.MONEY: frozenset({Content.FIGURES}),
    FieldType.CODE: _CODES,
    FieldType.YES_NO: _CODES,
    FieldType.TEXT: frozenset({Content.CODES, Content.IDS}),
    FieldType.TIME: frozenset({Content.CODES, Content.IDS}),
}
_AN_ID = "_id"
# Of these a heading may say that there are names below it, and they are nobody's.
_NAMED = frozenset({"verified_by", "outcome", "standard", "name", "area"})


@dataclass(frozen=True, slots=True)
class Likely:
    """The columns that may be a field, the likeliest first; ``certain`` where there is one and no doubt about it.

    ``unfit`` are columns that are called like it, and hold something else.
    """

    columns: tuple[ColumnProfile, ...]
    certain: bool
    unfit: tuple[ColumnProfile, ...] = ()

    @property
    def column(self) -> ColumnProfile | None:
        """The column that it certainly is."""
        return self.columns[0] if self.certain else None


def likely_columns(fields: Iterable[NeededField], profiles: Sequence[ColumnProfile]) -> dict[str, Likely]:
    """Find the likely columns of each field among those of one file.

    A column is offered for a field only where its cells can be what the field holds. It is certain where its heading
    is one of the field's names, no other column's is, and it is no other field's by the same right.
    """
    wanted = list(fields)
    exact = {
        one.name: [each for each in profiles if exactly(one.name, each.heading) and may_be(one, each)] for one in wanted
    }
    claims: dict[str, list[str]] = {}
    for name, columns in exact.items():
        for column in columns:
            claims.setdefault(column.heading, []).append(name)
    found: dict[str, Likely] = {}
    for one in wanted:
        columns = exact[one.name]
        own = [each for each in columns if _is_its_own(one.name, each.heading, claims[each.heading])]
        if len(own) == 1 and len(columns) == 1:
            found[one.name] = Likely((own[0],), certain=True)
            continue
        near = [(nearness(one.name, each.heading), each) for each in profiles if may_be(one, each)]
        near = [(much, each) for much, each in near if much >= _NEAR]
        near.sort(key=lambda scored: (-scored[0], scored[1].at))
        unfit = tuple(each for each in profiles if exactly(one.name, each.heading) and not may_be(one, each))
        found[one.name] = Likely(tuple(each for _, each in near[:_MOST_OFFERED]), certain=False, unfit=unfit)
    taken = {likely.columns[0].heading for likely in found.values() if likely.certain}
    return {
        name: likely if likely.certain else replace(likely, columns=_without(likely.columns, taken))
        for name, likely in found.items()
    }


def _is_its_own(name: str, heading: str, claimed_by: Sequence[str]) -> bool:
    """Whether no other field claims a heading, or only because it has more than one meaning and this one is plainer."""
    others = [other for other in claimed_by if other != name]
    return not others or heading.casefold().replace(" ", "_") == name


def _without(columns: Iterable[ColumnProfile], taken: Iterable[str]) -> tuple[ColumnProfile, ...]:
    held = set(taken)
    return tuple(each for each in columns if each.heading not in held)


def may_be(one: NeededField, column: ColumnProfile) -> bool:
    """Whether the cells of a column can be what a field holds; who did something is never a day or an id of a plan."""
    if not column.heading or column.content is Content.NOTHING:
        return False
    if one.name == "provider_id":
        return column.content in (Content.CODES, Content.IDS, Content.NAMES) or column.whole
    if about_people(column.heading) and one.name not in _NAMED:
        return False
    if one.field.type is FieldType.TEXT and one.name.endswith(_AN_ID):
        return column.content in (Content.IDS, Content.CODES) or column.whole
    if one.field.type is FieldType.YES_NO and column.distinct > _MOST_FOR_YES_OR_NO:
        return False
    return column.content in _FITS[one.field.type]
