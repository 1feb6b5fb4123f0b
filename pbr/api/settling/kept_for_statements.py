"""What a settlement or a run keeps for its statements: the reasons of its lines, and what its payments are for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import IO, TextIO

from pbr.api.settling.file_in_parts import FileInParts
from pbr.files.utf8_writer import new_file
from pbr.remittance.reasons_csv import REASONS, ReasonRows, ReasonsCsv
from pbr.remittance.scheme_words import conditions_in_words, scheme_words
from pbr.remittance.words_json import WORDS, write_words
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass


@contextmanager
def keep_for_statements(build: Path, scheme: Scheme) -> Iterator[FileInParts]:
    """Write what a scheme's payments are for, and give what writes the reasons of the lines as they go by."""
    conditions = conditions_in_words(scheme)
    with new_file(build / WORDS) as file:
        write_words(file, scheme_words(scheme))
    with new_file(build / REASONS) as file:
        reasons = ReasonsCsv(file, conditions)
        yield FileInParts(
            _Rows(conditions),
            reasons.write,
            lambda rows, count: reasons.append(_lines_of(rows, count)),
            reasons.write_made,
        )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What makes the rows of reasons, in any process."""

    conditions: Mapping[str, str]

    def __call__(self, file: TextIO) -> ReasonRows:
        return ReasonRows(file, self.conditions)


def _lines_of(rows: IO[bytes], count: int) -> TextIO:
    """So many bytes as lines of text."""
    return StringIO(rows.read(count).decode("utf-8"), newline="")
