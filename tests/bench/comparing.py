"""What comparing records with each other takes, apart from the rest of settling."""

import time
from pathlib import Path
from statistics import median

from pbr.engine.compiled_scheme import compile_scheme
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.contradictions import findings_in
from pbr.records.extract.as_at import last_known
from pbr.records.extract.read_extract import read_extract
from pbr.scheme.load_scheme import load_scheme
from pbr.source.shipped_schemes import scheme_path
from pbr.values.dates import date_in_scheme


def compared_apart(scheme: str, records: Path, as_at: str) -> str:
    """Read an extract as a scheme does, compare its records three times over, and say how long it took."""
    day = date_in_scheme(as_at)
    if day is None:
        raise ValueError(f"{as_at} is no day")
    loaded = load_scheme(scheme_path(Path(scheme)))
    plan = compile_scheme(loaded)
    known = last_known(read_extract(records, plan.needs, False, False, plan.code_lists), day)
    taken: list[float] = []
    for _ in range(3):
        started = time.perf_counter()
        found = findings_in(RecordsCompared(known.tables, day, known.held_rows, loaded.runs))
        taken.append(time.perf_counter() - started)
    rows = sum(len(table.rows) for table in known.tables.values())
    return f"  of which comparing {rows:,} records: {median(taken):.2f} seconds, {len(found)} findings"
