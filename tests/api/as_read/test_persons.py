"""Where a scheme needs a person whole, parts are ranges of persons: with the lines in the order of a reading whole."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pbr.api.as_read.clean_extract import open_in_parts
from pbr.api.as_read.into_folder import asked_as_read
from pbr.api.as_read.key_of_parts import key_of_parts
from pbr.api.as_read.settle_as_read import settle_as_read
from pbr.api.settling.settlement_folder import files_of_lines
from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.records.table import Records
from pbr.settlement.record_ref import RecordRef
from pbr.worked_examples.checked_scheme import paying_by_name
from tests.api.as_read.both_ways import EVERY_WAY, WAYS, Outcome, as_read, in_every_way, whole
from tests.api.as_read.test_not_clean import LAST, Tables, again, cell, clean, column, several, told, written
from tests.engine.settled import NAMES, SCHEMES

SCHEME = """\
pbr: 1
scheme: of_persons
title: Plans, outcomes once for each person, referrals with a plan, stays of customers, and no more than so much
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  rates: {assumed: made up, by: rate, from 2026-04-01: {standard: £10.00}}
  each: {assumed: made up, by: outcome, from 2026-04-01: {washing: £7.00, dressing: £7.00}}
measures:
  better:
    assumed: made up
    count: person where support_at_10_weeks is "none"
    out of: person
    per: provider
    over: run
    dated by: referred_on
payments:
  package:
    assumed: made up
    pay: rates
    for each: plan
    priced at: started_on
    when: not overlaps another plan of the person
    due: started_on
  found:
    assumed: made up
    pay: each
    for each: outcome
    at most: 1 for each person and outcome
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
  referral:
    assumed: made up
    pay: £5.00
    for each: person
    priced at: referred_on
    when: any plan of the person where (provider_id is this referral's provider_id)
    due: referred_on
  stay: {assumed: made up, pay: £3.00, for each: stay where own, priced at: from_on, due: from_on}
limits:
  most: {assumed: made up, no more than: £30.00, of: "package, found", over: person with each provider}
terms:
  of a stay: {own: of a person referred to the provider}
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""
PEOPLE = "person_id,provider_id,referred_on,area,left_on,left_reason,support_at_10_weeks,support_at_52_weeks"
STAYS = "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost"


def of_persons() -> Tables:
    """Clean plans and outcomes, a referral of each of their persons, and stays whose ids go against the persons'."""
    people, stays = ([header.split(",")] for header in (PEOPLE, STAYS))
    for at in range(30):
        person, provider, support = f"S{(at * 7) % 30 + 10}", f"P{(at * 7) % 3 + 1}", "none" if at % 4 else "reduced"
        people.append([person, provider, f"2026-04-{at % 9 + 11}", "North", "", "", support, ""])
        if at % 2:
            days = f"2026-06-0{at % 8 + 1}", "2026-06-20"
            stays.append([f"R{99 - (at * 7) % 30}", person, provider, "nursing", *days, f"{900 + at}.00"])
    plans_and_outcomes = {name: rows for name, rows in clean().items() if name != "visits.csv"}
    return {**plans_and_outcomes, "people.csv": people, "stays.csv": stays}


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    """The scheme as a file."""
    file = tmp_path / "of_persons.yaml"
    file.write_text(SCHEME, encoding="utf-8")
    return file


def both(
    scheme: Path,
    tables: Tables,
    folder: Path,
    ways: Sequence[tuple[int, int]] = EVERY_WAY,
    *,
    hold_errors: bool = False,
) -> tuple[Outcome, Outcome | None]:
    """What comes of tables read whole, and in parts, which is the same in every way."""
    records = written(folder / "records", tables)
    return in_every_way(scheme, records, folder, LAST, ways, hold_errors=hold_errors)


def test_plans_what_belongs_to_them_referrals_and_stays(scheme: Path, tmp_path: Path) -> None:
    at_once, in_parts = both(scheme, of_persons(), tmp_path)
    # 40 plans at £10.00 are £400.00. Of 30 persons 20 achieve washing and 20 dressing, some of them twice, and each is
    # paid once: 40 at £7.00 are £280.00. Three with two plans achieve both, £34.00 each, £4.00 too much: £12.00. 30
    # referrals at £5.00 are £150.00, and 15 stays at £3.00 £45.00. £400.00 + £280.00 - £12.00 + £150.00 + £45.00
    assert '"total_due": "863.00"' in at_once.files["settlement.json"].decode()
    assert told(at_once) == []
    assert in_parts == at_once


@pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")
def test_processes_that_begin_anew(scheme: Path, tmp_path: Path) -> None:
    records = written(tmp_path / "records", of_persons())
    at_once = whole(scheme, records, tmp_path / "whole", as_at=LAST)
    asked = asked_as_read(scheme, records, None, LAST, show_values=False)
    assert asked is not None
    given, out = open_in_parts(records, asked.checked.compiled, parts=5), tmp_path / "out"
    out.mkdir()
    with files_of_lines(asked.checked.scheme, Records({}, (), ()), out) as files:
        settle_as_read(asked, given, files, out, 2, "spawn")
    assert {name: (out / name).read_bytes() for name in ("lines.csv", "reasons.csv", "held.csv")} == {
        name: at_once.files[name] for name in ("lines.csv", "reasons.csv", "held.csv")
    }
    assert [path for path in out.iterdir() if path.is_dir()] == []


def _again_to_another(tables: Tables) -> None:
    """Referrals of seven persons to another provider on the day after the first."""
    tables["people.csv"] += [
        [row[0], "P4", f"2026-04-2{at}", *row[3:]] for at, row in enumerate(tables["people.csv"][3:10])
    ]


def _without_left_on(tables: Tables) -> None:
    """No column of last days, and two persons who were referred to one provider twice."""
    tables["people.csv"] += [[row[0], row[1], "2026-06-30", *row[3:]] for row in tables["people.csv"][9:11]]
    for row in tables["people.csv"]:
        del row[4:6]


CONTRADICTIONS = {
    "PBR810": again("stays.csv", 3, ("stay_id", "R1"), ("kind", "residential")),
    "PBR812": cell("plans.csv", 39, "person_id", "S17"),
    "PBR813": again("people.csv", 5, ("referred_on", "2026-05-30")),
    "PBR815": several(cell("people.csv", 2, "left_on", "2026-06-10"), cell("people.csv", 2, "left_reason", "died")),
    "PBR816": column("stays.csv", "provider_id", lambda at, was: f"P{at % 3}" if at > 7 else was),
    "PBR817": column("people.csv", "referred_on", lambda at, was: f"2026-05-0{at % 9 + 1}" if at > 20 else was),
    "PBR825": _again_to_another,
}
"""What is told of the records of a person: as of all of them, however many parts there are."""


@pytest.mark.parametrize("hold_errors", [False, True])
def test_what_persons_records_contradict_is_told_in_parts(hold_errors: bool, scheme: Path, tmp_path: Path) -> None:
    tables = of_persons()
    for put in CONTRADICTIONS.values():
        put(tables)
    at_once, in_parts = both(scheme, tables, tmp_path, WAYS, hold_errors=hold_errors)
    assert {problem.code for problem in told(at_once)} >= CONTRADICTIONS.keys()
    assert in_parts == at_once


def test_referrals_of_which_no_last_day_is_known_are_told_in_parts(scheme: Path, tmp_path: Path) -> None:
    tables = of_persons()
    _without_left_on(tables)
    at_once, in_parts = both(scheme, tables, tmp_path, WAYS)
    assert [problem.code for problem in told(at_once)] == ["PBR831"]
    assert in_parts == at_once


@pytest.mark.parametrize(
    ("code", "put"),
    [
        ("PBR801", cell("outcomes.csv", 50, "plan_id", "A99")),
        ("PBR803", again("plans.csv", 7, ("person_id", "S11"))),
        ("PBR803", again("stays.csv", 7, ("person_id", "S12"))),
    ],
    ids=["an orphan", "a plan of two persons", "a stay of two persons"],
)
def test_what_is_wrong_is_told_and_held_by_a_reading_of_all(
    code: str, put: Callable[[Tables], None], scheme: Path, tmp_path: Path
) -> None:
    tables = of_persons()
    put(tables)
    at_once, in_parts = both(scheme, tables, tmp_path, [(7, 1)])
    assert code in [problem.code for problem in at_once.problems]
    assert in_parts == at_once
    assert as_read(scheme, tmp_path / "records", tmp_path / "held", 7, as_at=LAST, hold_errors=True) is None


def test_prices_that_are_missing_are_told_in_the_order_of_the_records_or_held(scheme: Path, tmp_path: Path) -> None:
    tables = of_persons()
    # Of P1, A29 of S37 before A32 of S16; and two outcomes of which A44's stands in the file before A15's.
    column("plans.csv", "rate", {27: "lower", 6: "specialist"}.get)(tables)
    column("outcomes.csv", "outcome", lambda at, was: "cooking" if at in (4, 10) else was)(tables)
    at_once, in_parts = both(scheme, tables, tmp_path, [(2, 1), (7, 1)])
    assert [problem.place.line for problem in at_once.problems] == [29, 8, 6]
    assert in_parts == at_once
    (tmp_path / "held").mkdir()
    held, in_parts = both(scheme, tables, tmp_path / "held", [(7, 1)], hold_errors=True)
    assert held.files["held.csv"].count(b"\nerror,") == 4
    assert in_parts == held


def test_rows_that_parts_notice_are_named_in_the_order_of_their_records() -> None:
    noticed = RowsNoticed(2, [RecordRef("plans", plan, plan, "S1", "P1") for plan in ("A29", "A36")])
    noticed.merge(RowsNoticed(2, [RecordRef("plans", plan, plan, "S2", "P1") for plan in ("A15", "A32")]))
    assert (noticed.rows, noticed.first_ids) == (4, ("A15", "A29", "A32"))
    # A referral's id does not say where it stands: S1 before S10, and parts come in the order of persons.
    referred = RowsNoticed(1, [RecordRef("people", "S1:P1:2026-05-04", "", "S1", "P1")])
    referred.merge(RowsNoticed(1, [RecordRef("people", "S10:P1:2026-05-04", "", "S10", "P1")]))
    assert referred.first_ids == ("S1:P1:2026-05-04", "S10:P1:2026-05-04")


def test_what_a_part_must_have_whole() -> None:
    found: dict[str | None, set[str]] = {}
    for name in NAMES:
        found.setdefault(key_of_parts(paying_by_name(SCHEMES / f"{name}.yaml").compiled), set()).add(name)
    assert found["person_id"] == {
        "population-prime-provider",
        "population-prime-provider-at-risk",
        "wirral-rapid-access",
    }
    # These read no records, or standards alone, which are few.
    assert found[None] == {"block-contract", "staffordshire-quality-reward", "withheld-until-targets-are-met"}


def test_rows_that_are_held_are_of_no_part_where_nothing_looks_at_others_of_a_person(tmp_path: Path) -> None:
    tables = {"people.csv": of_persons()["people.csv"]}
    cell("people.csv", 7, "referred_on", "2026-04-31")(tables)
    at_risk = SCHEMES / "population-prime-provider-at-risk.yaml"
    at_once, in_parts = both(at_risk, tables, tmp_path, WAYS, hold_errors=True)
    assert at_once.files["held.csv"].count(b"\nrow,") == 1
    assert in_parts == at_once
