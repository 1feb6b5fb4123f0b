"""What belongs to no plan, as a standard does: few rows, read whole before any part of plans and settled after all."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from pbr.api.as_read.clean_extract import CleanExtract
from pbr.api.as_read.parts_settled import PartsSettling, SettledParts, reader_of, writer_of
from pbr.api.settling.file_in_parts import Rows
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.run_terms import RunTerms
from pbr.records.expected_row import ExpectedRow
from pbr.records.extract.as_at import as_known
from pbr.records.in_parts.part_reader import PartRead, PartReader
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class BesidePlans:
    """The rows that belong to no plan, and what read them."""

    reader: PartReader
    read: PartRead

    def settle(
        self, terms: RunTerms, extract: CleanExtract, rows: Sequence[Callable[[TextIO], Rows]], folder: Path
    ) -> SettledParts:
        """Settle them as the part after all others: their lines stand after those of plans, provider by provider."""
        settling = PartsSettling(terms, extract, writer_of(rows, extract), folder)
        settling.settle(
            extract.parts, self.read, lambda known: with_expected(known, terms.compiled.scheme, terms.as_at)
        )
        return settling.ended(self.reader)


def read_beside_plans(terms: RunTerms, extract: CleanExtract) -> BesidePlans | None:
    """Read what belongs to no plan; None where the scheme asks for nothing such.

    Raises ``NotCleanError`` where anything in it would be told.
    """
    if not extract.has_others:
        return None
    reader = reader_of(terms, extract)
    return BesidePlans(reader, reader.read_of_nobody())


def expected_beside_plans(terms: RunTerms, extract: CleanExtract) -> tuple[ExpectedRow, ...]:
    """The rows that the framework expects beside plans and nobody recorded: known before anything is settled.

    Raises ``NotCleanError`` as reading them does.
    """
    found = read_beside_plans(terms, extract)
    if found is None:
        return ()
    known = as_known(found.read.extract, terms.as_at)
    return with_expected(known, terms.compiled.scheme, terms.as_at).expected
