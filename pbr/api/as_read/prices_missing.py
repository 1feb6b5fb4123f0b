"""Records without a price, met in parts: each cause once, with how many have it and the first of each part."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from pbr.api.settling.missing_prices import Apart, Cause, causes_of, told_of
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import FinishedRun
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import ProblemsFound
from pbr.records.table import Records
from pbr.settlement.missing_price import Unsettled


def causes_in_part(unpriced: Iterable[Unsettled], ids: Mapping[str, Sequence[str]]) -> list[Cause]:
    """What the prices lack for the records of a part; of the records of each cause only the first is kept.

    ``ids`` are those of each table, as its rows stand in the file.
    """
    causes = causes_of(unpriced)
    for cause in causes:
        lacking = cause.record_ids
        first = next((one for one in ids.get(cause.example.record.table, ()) if one in lacking), None)
        cause.record_ids = lacking if first is None else {first}
    return causes


def refuse_missing_prices(
    of_parts: Sequence[Sequence[Cause]], terms: RunTerms, gathered: Iterable[Gathered], rest: Records, path: Path
) -> None:
    """Raise ``ProblemsFound`` where a record of some part has no price, with all that the prices lack.

    What providers as a whole lack is told with it: it is looked for in what the parts have gathered.
    """
    if not any(of_parts):
        return
    run = FinishedRun(terms, gathered, rest)
    for provider_id in run.providers:
        run.before_records(provider_id)
        run.after_records(provider_id)
    causes = _together([*of_parts, causes_of(run.unpriced)])
    raise ProblemsFound(told_of(causes, path, terms.compiled.scheme.tables))


def _together(of_parts: Sequence[Sequence[Cause]]) -> list[Cause]:
    """The causes of all parts, in the order in which their records are settled: by provider, and of each by part."""
    numbered = [(one.example.record.provider, at, one) for at, part in enumerate(of_parts) for one in part]
    found: dict[Apart, Cause] = {}
    for _, _, one in sorted(numbered, key=itemgetter(0, 1)):
        cause = found.setdefault(one.apart, Cause(one.example))
        cause.record_ids |= one.record_ids
        cause.rows += one.rows
    return list(found.values())
