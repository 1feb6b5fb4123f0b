"""What a settlement or a run keeps for its statements: the reasons of its lines, and what its payments are for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.api.line_by_line import Take
from pbr.files.utf8_writer import new_file
from pbr.remittance.reasons_csv import REASONS, ReasonsCsv
from pbr.remittance.scheme_words import conditions_in_words, scheme_words
from pbr.remittance.words_json import WORDS, write_words
from pbr.scheme.scheme import Scheme


@contextmanager
def told_to_providers(build: Path, scheme: Scheme) -> Iterator[Take]:
    """Write what a scheme's payments are for, and give what writes the reasons of the lines as they go by."""
    with new_file(build / WORDS) as file:
        write_words(file, scheme_words(scheme))
    with new_file(build / REASONS) as file:
        yield ReasonsCsv(file, conditions_in_words(scheme)).write
