import pytest

from pbr.records.cells.cells import UNREADABLE, plain_code
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import TABLES, FieldType, TableKind, Unit

KINDS = list(TABLES.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_name_the_dictionary_uses_is_a_field(kind: TableKind) -> None:
    names = [*kind.key, *(name for pair in kind.in_order for name in pair), *([kind.parent_key] if kind.parent else [])]
    names += [name for field in kind.fields for name in field.dates]
    names += [field.not_known_until.field for field in kind.fields if field.not_known_until]
    assert set(names) <= kind.fields_by_name.keys()
    assert len(kind.fields) == len(kind.fields_by_name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_keys_are_never_blank_and_examples_can_be_read(kind: TableKind) -> None:
    assert all(kind.fields_by_name[name].required for name in kind.key)
    for field in kind.fields:
        column = column_for(kind, field)
        assert UNREADABLE not in column.read([field.example])
        assert (UNREADABLE in column.read([""])) == field.required
        assert not (field.required and (field.blank_means or field.recorded))


def test_a_table_comes_after_its_parent() -> None:
    names = list(TABLES)
    assert all(names.index(kind.parent) < names.index(kind.name) for kind in KINDS if kind.parent)


def test_every_number_and_all_money_has_a_unit_and_nothing_else_has() -> None:
    of_money = {Unit.MONEY, Unit.MONEY_A_WEEK}
    for field in (field for kind in KINDS for field in kind.fields):
        assert (field.unit is not None) == (field.type in (FieldType.NUMBER, FieldType.MONEY)), field.name
        assert (field.unit in of_money) == (field.type is FieldType.MONEY), field.name


def test_codes_stay_apart_when_they_are_folded_for_matching() -> None:
    for kind in KINDS:
        for field in kind.fields:
            assert [plain_code(code) for code in field.codes] == list(dict.fromkeys(field.codes))
