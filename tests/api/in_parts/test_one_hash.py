"""One hash, however a run is cut into parts: by what the scheme needs whole, in any order, in processes of any kind."""

import os
import pickle
from datetime import date
from hashlib import sha256
from io import StringIO
from multiprocessing import get_all_start_methods
from pathlib import Path
from typing import Any

import pytest

from pbr.api import (
    Line,
    PartsFinished,
    ProblemsFound,
    RunTerms,
    Settled,
    finish,
    part_key,
    run_terms,
    settle,
    settle_part,
    tables_needed,
)
from pbr.api.settling.processes import results_of
from pbr.reports.lines_csv import LineRows
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.worked_examples.checked_scheme import paying_by_name
from tests.api.in_parts.cut import Tables, tables_of
from tests.api.in_parts.cut_by_key import cut_by_key
from tests.engine.settled import NAMES
from tests.own_fields.in_an_extract import OWN_COLUMNS, own_columns
from tests.test_cases import files, name
from tests.thorough import everything

AS_AT, HALF = date(2026, 9, 30), "2026-04-01..2026-09-30"
CASES = [path for path in files("good") if b"\npayments:" in path.read_bytes()]
BY_PERSON = {"population-prime-provider", "wirral-rapid-access"}
"""The shipped schemes that compare the records of a person."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """An invented extract with every table, as text; several plans of each person, with one provider or two."""
    made = tmp_path_factory.mktemp("sample") / "records"
    write_sample(made, SampleWanted(plans=18, seed=5, first=date(2026, 4, 1), last=AS_AT))
    found = tables_of(made)
    persons = [row["person_id"] for row in found["plans"]][:7]
    plans = [{**row, "person_id": persons[at % 7]} for at, row in enumerate(found["plans"])]
    return {**found, "plans": plans, "visits": found["visits"][::12]}


def fitting(scheme: str, tables: Tables) -> Tables:
    """The same rows with codes that a scheme has a price for, or lists."""
    if scheme.startswith("ipc"):
        return {**tables, "plans": [{**row, "rate": "lower"} for row in tables["plans"]]}
    if scheme == "reablement-outcomes-2a":
        return {**tables, "outcomes": [{**row, "outcome": "nfa_other"} for row in tables["outcomes"]]}
    if scheme == "wirral-rapid-access":
        kinds = ("rapid_access", "ongoing", "rapid_access")
        tables = {**tables, "plans": [{**row, "plan_type": kinds[at % 3]} for at, row in enumerate(tables["plans"])]}
    if scheme in OWN_COLUMNS:
        own = {
            table: [{**row, **own_columns(scheme, table, at)} for at, row in enumerate(tables[table])]
            for table in OWN_COLUMNS[scheme]
        }
        return {**tables, **own}
    return tables


def hash_of(lines: tuple[Line, ...]) -> str:
    """The hash of lines as ``lines.csv`` has them."""
    file = StringIO(newline="")
    LineRows(file).write(lines)
    return sha256(file.getvalue().encode()).hexdigest()


def sent(thing: Any) -> Any:
    """What arrives elsewhere of something."""
    return pickle.loads(pickle.dumps(thing))


def in_so_many(terms: RunTerms, tables: Tables, parts: int) -> PartsFinished:
    """Settle in so many parts, cut and given in any order, each as if in another process."""
    return finish(terms, [sent(settle_part(terms, part)) for part in cut_by_key(tables, terms, parts, parts)])


def same(finished: PartsFinished, whole: Settled) -> bool:
    """Whether everything that a settlement says is the same, but for what is looked for in all of an extract."""
    said = whole.settlement
    assert (hash_of(finished.lines), finished.total_due) == (hash_of(whole.lines), whole.total_due)
    assert finished.tally.by_status() == said.tally.by_status()
    assert (finished.measures, finished.expected) == (whole.measures, said.expected)
    assert (finished.not_deducted, finished.payers) == (said.not_deducted, said.payers)
    assert (finished.limits, finished.quantities) == (said.limits, said.quantities)
    assert [row for row in finished.rows if row.read] == [row for row in said.rows if row.read]
    return True


@pytest.mark.parametrize("scheme", NAMES)
def test_every_shipped_scheme_in_1_2_7_and_40_parts(scheme: str, tables: Tables) -> None:
    terms = sent(run_terms(scheme, HALF, AS_AT))
    assert part_key(terms) == ("person_id" if scheme in BY_PERSON else "plan_id")
    needed = {table: rows for table, rows in fitting(scheme, tables).items() if table in tables_needed(terms)}
    whole = settle(scheme, needed, HALF, AS_AT)
    assert len(whole.lines) > 3
    assert same(in_so_many(terms, needed, 7), whole)
    assert {hash_of(in_so_many(terms, needed, parts).lines) for parts in (1, 2, 40)} == {hash_of(whole.lines)}


def worked(path: Path) -> list[tuple[RunTerms, Tables]]:
    """The runs of a case's own worked examples, each with its rows as they would be in files."""
    made: list[tuple[RunTerms, Tables]] = []
    for example in paying_by_name(path).scheme.examples:
        terms, rows = run_terms(path, example.period, example.period.last), example.tables
        as_text = {table: _as_text(rows.get(table, ()), terms, table) for table in tables_needed(terms)}
        made.append((terms, {table: rows for table, rows in as_text.items() if rows}))
    return made


def _as_text(rows: Any, terms: RunTerms, table: str) -> list[dict[str, str]]:
    blank = {field.name: "" for field in terms.compiled.scheme.tables[table].fields}
    return [{**blank, **{column: cell.text for column, cell in row.items()}} for row in rows]


def _needs_more_than_plans(path: Path) -> bool:
    """Whether a case may need more of its records at once than a plan with what belongs to it."""
    text = path.read_text(encoding="utf-8")
    return any(words in text for words in ("of the person", "the person's", "for each person", "for each provider"))


@pytest.mark.parametrize("path", [path for path in CASES if _needs_more_than_plans(path)], ids=name)
def test_every_good_case_that_looks_further_than_a_plan(path: Path) -> None:
    _same_in_parts(path)


@pytest.mark.parametrize("share", range(5))
def test_every_other_good_case(share: int) -> None:
    others = [path for path in CASES if not _needs_more_than_plans(path)]
    # A fifth of them with every change, and all of them when all is tried.
    for path in others[share :: 5 if everything() else 25]:
        _same_in_parts(path)


def _same_in_parts(path: Path) -> None:
    for terms, tables in worked(path):
        try:
            whole = settle(path, tables, terms.period, terms.as_at)
        except ProblemsFound:
            continue
        assert same(in_so_many(terms, tables, 5), whole)


@pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")
@pytest.mark.parametrize("way", [way for way in ("fork", "spawn") if way in get_all_start_methods()])
def test_processes_begun_as_copies_or_anew(way: str, tables: Tables) -> None:
    terms = run_terms("population-prime-provider", HALF, AS_AT)
    needed = {table: tables[table] for table in tables_needed(terms)}
    made = results_of(settle_part, [(terms, part) for part in cut_by_key(needed, terms, 2)], way)
    whole = settle("population-prime-provider", needed, HALF, AS_AT)
    assert same(finish(terms, made), whole)
