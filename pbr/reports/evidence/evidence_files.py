"""What a folder of evidence holds: every result, every line that hangs, the list to check by, and all of it as JSON."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from pbr.evidence.money_on_word import HangingLine, MoneyOnWord
from pbr.evidence.results import Result
from pbr.evidence.sampled import Sample
from pbr.files.publish_folder import FolderKind, Summary
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.records.held_row import HeldRow
from pbr.reports.evidence.evidence_words import found_in_words, who_in_words
from pbr.reports.held_csv import HeldCsv
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table

RESULT_COLUMNS = ("table", "record_id", "provider_id", "found", "confirmed_by", "rests_on", "evidence")
CHECK_COLUMNS = (*RESULT_COLUMNS, "checked_on", "is_wrong", "note")
LINE_COLUMNS = ("line_id", "provider_id", "payment", "due", "hangs")
_SUMMARY = "evidence.json"


def _asked(summary: Summary) -> dict[str, object]:
    """Give what the evidence is of: which scheme and records, which days, as at which day, and by which sample."""
    sample = summary.get("sample")
    return {
        "the scheme": summary.get("scheme"),
        "the period": summary.get("period"),
        "the day it is as at": summary.get("as_at"),
        "the records": summary.get("inputs"),
        "the seed of the sample": sample.get("seed") if isinstance(sample, dict) else None,
    }


EVIDENCE = FolderKind("evidence", ("results.csv", "hanging.csv", "sample.csv", "held.csv", _SUMMARY), _SUMMARY, _asked)


def write_evidence(
    build: Path,
    results: Sequence[Result],
    money: MoneyOnWord,
    sample: Sample,
    held_rows: Sequence[HeldRow],
    summary: str,
) -> None:
    """Write every file into the folder being built; ``summary`` is what ``evidence.json`` says."""
    writers: dict[str, Callable[[TextIO], object]] = {
        "results.csv": lambda file: write_table(file, RESULT_COLUMNS, map(_result_cells, results)),
        "hanging.csv": lambda file: write_table(file, LINE_COLUMNS, map(_line_cells, money.lines)),
        "sample.csv": lambda file: write_table(file, CHECK_COLUMNS, _to_check(sample.drawn)),
        _SUMMARY: lambda file: file.write(summary),
    }
    if held_rows:
        writers["held.csv"] = lambda file: HeldCsv(file, held_rows)
    for name, write in writers.items():
        with new_file(build / name) as file:
            write(file)
    seal(build, _SUMMARY)


def _result_cells(result: Result) -> tuple[str, ...]:
    words = (found_in_words(result), who_in_words(result), result.word.value, result.evidence)
    return tuple(map(text_cell, (result.table, result.record_id, result.provider, *words)))


def _to_check(results: Iterable[Result]) -> Iterable[tuple[str, ...]]:
    return ((*_result_cells(result), "", "", "") for result in results)


def _line_cells(line: HangingLine) -> tuple[str, ...]:
    said = map(text_cell, (line.line_id, line.provider, line.payment))
    return (*said, money_cell(line.due), money_cell(line.hangs))
