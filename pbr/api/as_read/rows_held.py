"""Rows that are wrong, found by reading everything before an extract is settled in parts: they are of no part."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import told_by_others
from pbr.records.extract.read_extract import read_extract
from pbr.records.in_parts.not_clean import NotCleanError


def reading_what_is_held(records: Path, compiled: CompiledScheme, *, show_values: bool) -> Callable[[], Extract]:
    """What reads everything and gives the rows that are held, and what is said, but no others.

    It raises ``NotCleanError`` where no row is held, and where facts are asked for that a held row may tell of another
    part; ``ProblemsFound`` where a file cannot be read as a table at all.
    """

    def reads() -> Extract:
        if told_by_others(compiled.needs):
            raise NotCleanError
        read = read_extract(records, compiled.needs, True, show_values, compiled.code_lists)
        if not read.held_rows:
            raise NotCleanError
        return replace(read, tables={})

    return reads
