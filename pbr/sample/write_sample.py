"""Write a sample: the tables that are wanted, one plan after another."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from pbr.rng.sample_stream import Chance
from pbr.sample import outcome_rows, people_rows, plan_rows, provider_rows, stay_rows, visit_rows
from pbr.sample.cell_text import IsoDays, Row
from pbr.sample.invented_plan import DrawnPlan, draw_plan
from pbr.sample.next_plan import next_referred
from pbr.sample.request import SampleWanted

COLUMNS = {
    "plans": plan_rows.COLUMNS,
    "outcomes": outcome_rows.COLUMNS,
    "visits": visit_rows.COLUMNS,
    "people": people_rows.COLUMNS,
    "stays": stay_rows.COLUMNS,
    "standards": provider_rows.STANDARD_COLUMNS,
    "openings": provider_rows.OPENING_COLUMNS,
}
BLOCK = 500
"""Plans written at once: large enough to be quick, small enough that their visits stay out of the way."""

Rows = list[Row]


def write_tables(folder: Path, wanted: SampleWanted) -> dict[str, int]:
    """Write the wanted tables into a folder; the number of rows of each."""
    counts = dict.fromkeys(wanted.tables, 0)
    with ExitStack() as files:
        writers = {}
        for table in wanted.tables:
            file = files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            writers[table] = csv.writer(file, lineterminator="\n")
            writers[table].writerow(COLUMNS[table])
        for block in blocks(wanted):
            for table, rows in block.items():
                writers[table].writerows(rows)
                counts[table] += len(rows)
    return counts


def blocks(wanted: SampleWanted) -> Iterator[dict[str, Rows]]:
    """The rows of the sample, some hundreds of plans at a time, by table."""
    iso = IsoDays()
    block: dict[str, Rows] = {table: [] for table in wanted.tables}
    for plan in drawn_plans(wanted):
        add_rows(block, plan, wanted, iso)
        if plan.number % BLOCK == 0:
            yield block
            block = {table: [] for table in wanted.tables}
    if "standards" in block:
        block["standards"] = provider_rows.standard_rows(wanted, iso)
    if "openings" in block:
        block["openings"] = provider_rows.opening_rows(wanted)
    yield block


def drawn_plans(wanted: SampleWanted) -> Iterator[DrawnPlan]:
    """The plans of the sample in order.

    Each is drawn from its own key and the plan before it, so the first plans are the same however many
    are asked for.
    """
    plan = None
    for number in range(1, wanted.plans + 1):
        chance = Chance(f"{wanted.seed}/{number}/plan")
        plan = draw_plan(chance, number, next_referred(chance, wanted, plan), wanted.rates)
        yield plan


def add_rows(block: dict[str, Rows], plan: DrawnPlan, wanted: SampleWanted, iso: IsoDays) -> None:
    """Add the rows of one plan to every table that is wanted.

    Each table draws from a key of its own, so leaving one out changes nothing in the others.
    """
    first, last = wanted.first.toordinal(), wanted.last.toordinal()
    key = f"{wanted.seed}/{plan.number}"
    if "plans" in block:
        block["plans"].append(plan_rows.plan_row(plan, last, iso))
    if "outcomes" in block:
        block["outcomes"] += outcome_rows.outcome_rows(Chance(f"{key}/outcomes"), plan, last, iso)
    if "visits" in block:
        block["visits"] += visit_rows.visit_rows(Chance(f"{key}/visits"), plan, last, iso)
    if "people" in block and plan.referred.follows != "plan":
        block["people"].append(people_rows.person_row(Chance(f"{key}/people"), plan, first, last, iso))
    if "stays" in block:
        block["stays"] += stay_rows.stay_rows(Chance(f"{key}/stays"), plan, last, iso)
