"""The story of one record, person or line: what was paid, how it was worked, and what was not paid and why."""

from datetime import date
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.explain.build import tell
from pbr.explain.render_text import as_text
from pbr.records.table import Records
from pbr.values.period import Period

__all__ = ["explain"]


def explain(
    compiled: CompiledScheme,
    records: Records,
    records_path: Path,
    period: Period,
    as_at: date,
    wanted: str,
    ongoing_until: date | None = None,
) -> str:
    """Tell the story of a plan, outcome, visit, stay, person or line, in plain sentences of text.

    A provider, a code, a measure, a payment or a limit has all of its lines listed, with what they come to.

    The period and days are those of the settlement. ``records_path`` is the extract as it was named, so that every fact
    can be found in its file; ``records.later`` are the facts that are not known yet on the day of settling. Raises
    ``ProblemsFound`` where nothing that the scheme settles has that id.
    """
    return as_text(tell(compiled, records, records_path, period, as_at, wanted, ongoing_until))
