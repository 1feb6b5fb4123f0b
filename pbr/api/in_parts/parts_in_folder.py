"""The folder of a settlement of which the parts were settled apart: the rows of each are a file of their own."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from pbr.api.in_parts.parts import PartsFinished
from pbr.api.settling.settlement_folder import write_sums
from pbr.engine.run_terms import RunTerms
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import FolderKind, folder_built, refuse_unless_ours
from pbr.files.utf8_writer import new_file, text_to
from pbr.records.input_file import InputFile
from pbr.reports.lines_csv import LinesCsv
from pbr.settlement.settlement import Settlement

_IN_PARTS = FolderKind("settlement", (), "settlement.json", lambda summary: {})
"""It takes the place of nothing."""


@contextmanager
def written_in_parts(folder: Path, terms: RunTerms, finished: PartsFinished, *, whole_run: bool) -> Iterator[Path]:
    """Give the folder for the rows of all parts (`write_rows_of_part`); at the end the settlement is in its place.

    ``whole_run`` says that no period was asked for. Beside the rows are the totals, the providers, the measures and
    ``settlement.json``, which names no file of records. Raises ``ProblemsFound`` unless the folder is new or empty.
    """
    refuse_unless_ours(folder, _IN_PARTS)
    with folder_built(folder, lambda aside: refuse_unless_ours(folder, _IN_PARTS)) as built:
        lines = built.aside / "lines"
        lines.mkdir()
        with new_file(lines / "_header.csv") as header:
            LinesCsv(header)
        yield lines
        for unfinished in lines.glob(".part-*"):
            unfinished.unlink()
        write_sums(built.aside, _settlement(terms, finished, whole_run))
        put_all_in_place([built])


def write_rows_of_part(folder: Path, part: int, rows: Iterable[str]) -> Iterator[int]:
    """Write the rows of a part, each piece without the line feed at its end, and give how many pieces there were.

    It may be done again, or twice at once: the file is there when it is whole, and is the same.
    """
    name = folder / f"part-{part:05}.csv"
    handle, aside = tempfile.mkstemp(prefix=f".{name.stem}.", dir=folder)
    pieces = 0
    with text_to(os.fdopen(handle, "wb")) as file:
        for piece in rows:
            file.write(f"{piece}\n")
            pieces += 1
    Path(aside).replace(name)
    yield pieces


def _settlement(terms: RunTerms, finished: PartsFinished, whole_run: bool) -> Settlement:
    scheme = terms.compiled.scheme
    return Settlement(
        scheme=scheme.name,
        title=scheme.title,
        scheme_file=InputFile(PurePath(scheme.file.name).name, scheme.file.sha256),
        inputs=(),
        period=terms.period,
        whole_run=whole_run,
        tally=finished.tally,
        measures=finished.measures,
        rows=finished.rows,
        held_rows=(),
        expected=finished.expected,
        warnings=finished.warnings,
        as_at=terms.as_at,
        not_deducted=finished.not_deducted,
        limits=finished.limits,
        quantities=finished.quantities,
        payers=finished.payers,
        notes=scheme.notes,
        only_one=tuple(rule.payments for rule in scheme.only_one),
    )
