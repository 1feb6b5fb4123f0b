"""Records without a price, met in parts: each cause once, with how many have it and the first of each part."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from pbr.api.settling.missing_prices import Apart, Cause, causes_of, problems_of_causes
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import FinishedRun
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import Tables
from pbr.records.table import Records
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.record_ref import RecordRef


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
    kinds = terms.compiled.scheme.tables
    causes = _together([*of_parts, causes_of(run.unpriced)], kinds)
    raise ProblemsFound(problems_of_causes(causes, path, kinds))


def _together(of_parts: Sequence[Sequence[Cause]], kinds: Tables) -> list[Cause]:
    """The causes of all parts, in the order in which their records are settled."""
    found: dict[Apart, Cause] = {}
    # What several families of one part lack first, or one of them, stands in its order as it is.
    for one in sorted(chain.from_iterable(of_parts), key=lambda cause: _family_of(cause.example.record, kinds)):
        cause = found.setdefault(one.apart, Cause(one.example))
        cause.record_ids |= one.record_ids
        cause.rows += one.rows
    return list(found.values())


def _family_of(record: RecordRef, kinds: Tables) -> tuple[str, int, str]:
    """Where the family of a record stands: its provider, the table of its head, and the id of that.

    Parts are in the order of plans or persons, and a referral is named by its person first. A provider as a whole
    stands last.
    """
    if record.plan:
        return record.provider, 0, record.plan
    if record.table not in kinds:
        return record.provider, len(kinds), ""
    # The id of a record that is named by several fields does not say where it stands.
    by_id = len(kinds[record.table].key) == 1
    return record.provider, [*kinds].index(record.table), record.id if by_id else ""
