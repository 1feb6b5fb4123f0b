"""What is said of texts that the records have otherwise is the same however they are read, and by every command."""

import csv
import pickle
from datetime import date
from pathlib import Path

import pytest

from pbr.api import finish, judge, run_terms, settle, settle_part
from tests.api.as_read.both_ways import EVERY_WAY, in_every_way
from tests.api.in_parts.cut import cut
from tests.cli.command import CANARY, pbr
from tests.engine.rows import Tables, outcome, plan, records
from tests.texts_otherwise.schemes import full, package, said, written

AREA = ("wiltshire", "WILTSHIRE", "Wiltshire", "swindon")
FORTY = full(
    records(
        *(plan(f"A{at + 10}", person_id=f"S{at + 10}", area=AREA[at % 4]) for at in range(40)),
        *(outcome(f"O{at}", f"A{at + 10}", outcome="Washing" if at % 8 == 3 else "eating") for at in range(40)),
    )
)
ASKED = package('when: area is "wiltshire"') + (
    "  outcome:\n    assumed: made up\n    pay: £7.00\n    for each: outcome\n    priced at: agreed_on\n"
    '    when: outcome is "washing"\n    due: agreed_on\n'
)
# Of forty plans ten have each spelling: twenty differ in capitals. Of the outcomes those at 3, 11, 19, 27 and 35.
SAID = [
    'outcomes.csv: outcome differs from "washing", which the scheme asks for, in capitals alone in 5 rows, and is read '
    "as another",
    'plans.csv: area differs from "wiltshire", which the scheme asks for, in capitals alone in 20 rows, and is read as '
    "another",
]
DUE = 10 * 250_00
"""Ten plans at £250.00; no outcome is called as the scheme has it."""
LAST = date(2026, 12, 31)


def in_files(folder: Path, tables: Tables) -> Path:
    """These records as the files of an extract."""
    folder.mkdir()
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_an_extract_settled_as_it_is_read_says_the_same_in_every_way(tmp_path: Path) -> None:
    # Read in parts, names that may be one are read whole: in the outcomes each has its one spelling, so let plans too.
    one = {**FORTY, "plans": [{**row, "area": row["area"].upper()} for row in FORTY["plans"]]}
    scheme, extract = written(tmp_path, ASKED), in_files(tmp_path / "records", one)
    whole, in_parts = in_every_way(scheme, extract, tmp_path, LAST, EVERY_WAY, hold_errors=False)
    assert in_parts is not None
    assert in_parts.files == whole.files
    assert said(whole.warnings) == said(in_parts.warnings) == [SAID[0], SAID[1].replace("in 20 rows", "in 30 rows")]


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_parts_of_ones_own_say_the_same(parts: int, tmp_path: Path) -> None:
    scheme = written(tmp_path, ASKED)
    whole, terms = settle(scheme, FORTY, None, LAST), run_terms(scheme, None, LAST)
    made = [settle_part(terms, part).without_lines() for part in cut(FORTY, parts)]
    finished = finish(terms, [pickle.loads(pickle.dumps(part)) for part in made])
    assert (finished.total_due, whole.total_due) == (DUE, DUE)
    assert said(finished.warnings) == said(whole.warnings) == SAID


def test_settle_check_and_simulate_print_it_and_show_nothing_of_the_records(tmp_path: Path) -> None:
    rows = [{**row, "area": f"{CANARY}," if at == 3 else row["area"]} for at, row in enumerate(FORTY["plans"])]
    asked = ASKED.replace('area is "wiltshire"', f'area is one of "wiltshire", "{CANARY.lower()}"')
    scheme, extract = written(tmp_path, asked), in_files(tmp_path / "records", {**FORTY, "plans": rows})
    words = (
        f'area differs from "{CANARY.lower()}", which the scheme asks for, in spaces, accents or signs alone in 1 row'
    )
    for command in (
        ("settle", scheme, extract),
        ("check", extract, "--for", scheme),
        ("simulate", extract, scheme),
    ):
        done = pbr(*command)
        printed = " ".join((done.stdout + done.stderr).split())
        assert words in printed, command[0]
        assert "warning[PBR546]" in printed
        assert f'"{CANARY}' not in printed.replace(f'"{CANARY.lower()}"', "")


MEASURED = """\
measures:
  elsewhere:
    assumed: made up
    count: plan where area is not "wiltshire"
    out of: plan
    per: provider
    over: run
    dated by: started_on
    target: at least 60%
"""


def test_judging_says_it_too(tmp_path: Path) -> None:
    """Ten of forty plans have `wiltshire`: thirty count as elsewhere, of which twenty differ in capitals."""
    judged = judge(written(tmp_path, MEASURED + package()), FORTY, "2026-12-31")
    assert said(judged.warnings) == SAID[1:]
    as_written = {**FORTY, "plans": [{**row, "area": row["area"].lower()} for row in FORTY["plans"]]}
    assert said(judge(tmp_path / "scheme.yaml", as_written, "2026-12-31").warnings) == []
