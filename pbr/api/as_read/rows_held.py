"""Rows that are wrong, found by reading everything: told, or held and then of no part.

Nothing is settled by what is read so, and of each row little is kept.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.extract import Extract
from pbr.records.extract.few_fields import keeping_few_fields
from pbr.records.extract.needed import told_by_others
from pbr.records.extract.read_extract import read_extract
from pbr.records.in_parts.not_clean import NotCleanError


def refuse_rows_that_are_wrong(records: Path, compiled: CompiledScheme, *, show_values: bool) -> None:
    """Raise ``ProblemsFound`` with everything that is wrong with an extract, where anything is."""
    lists = compiled.code_lists
    read_extract(records, compiled.needs, False, show_values, lists, reader=keeping_few_fields(lists))


def reading_what_is_held(records: Path, compiled: CompiledScheme, *, show_values: bool) -> Callable[[], Extract]:
    """What reads everything and gives the rows that are held, and what is said, but no others.

    It raises ``NotCleanError`` where no row is held, where rows are blank or said twice, and where facts are asked for
    that a held row may tell of another part; ``ProblemsFound`` where a file cannot be read as a table at all.
    """

    def reads() -> Extract:
        if told_by_others(compiled.needs):
            raise NotCleanError
        lists = compiled.code_lists
        read = read_extract(records, compiled.needs, True, show_values, lists, reader=keeping_few_fields(lists))
        if not read.held_rows or any(table.dropped for table in read.tables.values()):
            raise NotCleanError
        return replace(read, tables={})

    return reads
