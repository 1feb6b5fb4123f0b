"""What is added up is the same however the extract is settled: whole, by several processes, as it is read, as text."""

import os
from datetime import date
from pathlib import Path

import pytest

from pbr.api import finish, run_terms, settle, settle_part, tables_needed
from pbr.api.settling.prepare import prepare
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.scheme.load_scheme import load_scheme
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from tests.api.as_read.both_ways import as_read, whole
from tests.api.in_parts.cut import cut, tables_of
from tests.api.in_parts.test_same_bytes import files_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")
AS_AT = date(2026, 9, 30)
SCHEME = """\
pbr: 1
scheme: added_up
title: Hours by the day and by the month of a provider
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  card:
    assumed: made up
    by: delivered_minutes
    from 2026-04-01:
      up to 60: £10.00
      above 60: £20.00
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes where delivered_minutes > 0
    added up: by provider and month
    rounded: up to 60 minutes
    priced at: visited_on
    due: end of month
  days:
    assumed: made up
    pay: card
    for each: day of visit's visited_on
    added up: by plan and day
    priced at: visited_on
    when: plan's support_at_end is not "increased"
    due: later of end of month and plan's reviewed_on
limits:
  most:
    assumed: made up
    no more than: £200.00
    of: days
    over: plan and month
examples:
  One:
    plans:
      - plan_id: A
        person_id: S1
        provider_id: P1
        plan_type: ongoing
        started_on: 2026-05-04
        support_at_end: none
        reviewed_on: 2026-06-05
    visits:
      - {visit_id: V1, plan_id: A, visited_on: 2026-06-01, planned_minutes: 30, delivered_minutes: 70}
    as at: 2026-06-30
    lines:
      A/days/2026-06-01: £20.00
      P1/care/2026-06: £40.00
    total due: £60.00
"""


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The scheme, and an invented extract of several providers, in which no visit is as another."""
    folder = tmp_path_factory.mktemp("added-up")
    write_sample(folder / "records", SampleWanted(plans=24, seed=11, first=date(2026, 4, 1), last=AS_AT))
    header, *visits = (folder / "records" / "visits.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    unlike = {tuple(row.split(",")[1:]): row for row in visits}
    (folder / "records" / "visits.csv").write_text(header + "".join(unlike.values()), encoding="utf-8")
    (folder / "added-up.yaml").write_text(SCHEME, encoding="utf-8")
    return folder / "added-up.yaml", folder / "records"


def test_by_several_processes(sampled: tuple[Path, Path], tmp_path: Path) -> None:
    prepared = prepare(*sampled, None, AS_AT, hold_errors=True, show_values=False)
    at_once = files_of(prepared, tmp_path / "at-once", 1)
    lines = at_once["lines.csv"].decode()
    assert lines.count(",care,") > 5
    assert lines.count(",days,") > 50
    for workers in (2, 7):
        assert files_of(prepared, tmp_path / f"by-{workers}", workers) == at_once


def test_as_it_is_read(sampled: tuple[Path, Path], tmp_path: Path) -> None:
    at_once = whole(*sampled, tmp_path / "whole", as_at=AS_AT)
    for parts in (1, 5):
        assert as_read(*sampled, tmp_path / f"in-{parts}", parts, as_at=AS_AT) == at_once


def test_it_is_the_same_from_the_cache(sampled: tuple[Path, Path]) -> None:
    scheme = load_scheme(sampled[0])
    assert from_bytes(as_bytes((scheme, ()))) == (scheme, ())


def test_as_parts_finished_by_the_programme_that_cut_them(sampled: tuple[Path, Path]) -> None:
    scheme, records = sampled
    tables, terms = tables_of(records), run_terms(scheme, None, AS_AT)
    needed = tables_needed(terms)
    at_once = settle(scheme, {table: tables[table] for table in needed}, None, AS_AT)
    for many in (1, 4):
        parts = [{table: part[table] for table in needed if part.get(table)} for part in cut(tables, many)]
        finished = finish(terms, [settle_part(terms, part) for part in parts])
        assert finished.lines == at_once.lines
        assert finished.rows == at_once.settlement.rows
