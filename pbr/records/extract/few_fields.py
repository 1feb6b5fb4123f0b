"""What is kept of rows where only what is wrong with them is asked for, and nothing is settled by them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pbr.records.cells.code_column import CodeColumn
from pbr.records.cells.council_codes import CodeList
from pbr.records.cells.id_column import ReferenceColumn
from pbr.records.tables.reading_result import TableRead
from pbr.records.tables.table_reader import TableReader

_NO_NEED = "none"


def keeping_few_fields(lists: Sequence[CodeList]) -> Callable[..., TableReader]:
    """What makes readers that keep few fields of each row: the same is wrong with rows, and the same is said of them.

    They are whose a row is, other references, when something became known, findings that programs may have taken for
    nothing with what dates them, and codes that are held to ``lists``.
    """

    def reader_made(*given: Any) -> TableReader:
        reader = TableReader(*given)
        wanted = {*reader.kind.identifiers, *_asked_for(reader, lists)}
        layout = [name for name in reader.read.layout if name in wanted]
        reader.read = TableRead(reader.kind, reader.read.file, {name: at for at, name in enumerate(layout)})
        return reader

    return reader_made


def _asked_for(reader: TableReader, lists: Sequence[CodeList]) -> Iterator[str]:
    for field in reader.kind.fields:
        column = reader.columns[field.name]
        if field.recorded or isinstance(column, ReferenceColumn):
            yield field.name
        if isinstance(column, CodeColumn) and _NO_NEED in field.codes:
            yield from (field.name, *reader.kind.dating(field.name))
    yield from (field for listed in lists for table, field in listed.of.holders if table == reader.kind.name)
