"""Three plans of which nothing else is recorded, and what is invented for them.

The last day on which anything became known is 20 August 2026: the extract was taken then.
"""

from collections.abc import Sequence
from pathlib import Path

from pbr.records.dictionary import TABLES
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract
from pbr.simulate.synthetic.tables import fields_of_plans, with_invented
from tests.simulate.assumed import assumptions_of

PLANS = """\
plan_id,person_id,provider_id,area,plan_type,started_on,planned_end_on,ended_on,end_reason,weekly_hours,hours_delivered
X,S1,P1,north,reablement,2026-05-04,2026-06-14,2026-06-14,completed,7,
Y,S2,P1,south,reablement,2026-08-03,2026-10-04,,,7,
Z,S3,P2,west,reablement,2026-07-06,2026-08-16,2026-08-20,died,7,5.5
"""

Row = dict[str, object]


def made(folder: Path, invent: str, plans: str = PLANS) -> list[Row]:
    """The rows of the one table that is invented, by field."""
    (table,) = (one.table for one in assumptions_of(assumed(invent)).invented)
    found = invented(folder, invent, plans).tables[table]
    rows: Sequence[tuple[object, ...]] = found.rows
    return [{name: row[at] for name, at in found.layout.items()} for row in rows]


def invented(folder: Path, invent: str, plans: str = PLANS) -> Extract:
    """The extract with what is invented for it."""
    assumptions = assumptions_of(assumed(invent)).invented
    (folder / "plans.csv").write_text(plans, encoding="utf-8")
    columns = frozenset(plans.partition("\n")[0].split(","))
    extract = read_extract(folder, {"plans": fields_of_plans(assumptions, columns)}, hold_errors=False)
    return with_invented(
        extract, assumptions, {one.table: frozenset(TABLES[one.table].fields_by_name) for one in assumptions}
    )


def assumed(*invent: str) -> str:
    """A file of assumptions that invents some tables."""
    return "pbr: 1\ntitle: a test\ninvent:\n" + "".join(invent)


def without(plans: str, *plan_ids: str) -> str:
    """Plans without some of them."""
    return "".join(line for line in plans.splitlines(keepends=True) if line.split(",")[0] not in plan_ids)


def backwards(plans: str) -> str:
    """Plans in the opposite order."""
    header, *rows = plans.splitlines(keepends=True)
    return header + "".join(reversed(rows))
