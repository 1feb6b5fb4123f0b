"""Five plans worked by hand: what is filled, what overlaps, what came late, and what money waits for a blank cell."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api import records_through, settle
from pbr.api.checks.extract_check import ExtractCheck, check_extract
from pbr.api.checks.extract_check_text import as_json, as_table
from pbr.api.extracts.mapping_started import start_mapping
from pbr.problems.problem import ProblemsFound
from pbr.quality.completeness import tables_filled
from pbr.quality.money_at_gaps import Gap
from pbr.quality.overlapping import Overlapping, overlapping_rows
from pbr.quality.since_last_extract import SinceLastExtract, since_last_extract
from pbr.records.extract.extract import Extract
from pbr.records.table import Table
from pbr.settlement.reason_code import ReasonCode
from tests.cli.command import CANARY, ESSEX, pbr
from tests.mapping_proposal.extracts import CANARIES, HEADINGS, episode, text, written

HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
A = "A,S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2026-06-15\n"
B = "B,S2,P1,reablement,2026-05-11,2026-06-19,completed,,2026-06-22\n"
C = "C,S3,P2,reablement,2026-06-01,,,,\n"
D = "D,S1,P1,reablement,2026-06-01,2026-06-20,died,,\n"
E = "E,S2,P2,reablement,2026-06-19,,,,\n"


def check(folder: Path, *rows: str, last: tuple[str, ...] | None = None) -> ExtractCheck:
    now, before = folder / "now.csv", folder / "last.csv"
    now.write_text(HEADER + "".join(rows), encoding="utf-8")
    if last is not None:
        before.write_text(HEADER + "".join(last), encoding="utf-8")
    return check_extract(Path(ESSEX), now, None if last is None else before)


def test_what_is_there_and_what_is_blank(tmp_path: Path) -> None:
    checked = check(tmp_path, A, B, C, D, E)
    (plans,) = checked.tables
    assert (plans.rows, plans.unread, plans.dated_by) == (5, 0, "started_on")
    assert plans.months == (("2026-05", 2), ("2026-06", 3))
    filled = {field.name: (field.filled, field.blank) for field in plans.fields}
    assert filled == {
        **dict.fromkeys(("plan_id", "person_id", "provider_id", "plan_type", "started_on"), (5, 0)),
        "ended_on": (3, 2),
        "end_reason": (3, 2),
        "support_at_end": (1, 4),
        "reviewed_on": (2, 3),
    }
    # three persons, for S1 has A and D and S2 has B and E; and two providers
    distinct = {field.name: field.distinct for field in plans.fields}
    assert (distinct["plan_id"], distinct["person_id"], distinct["provider_id"]) == (5, 3, 2)
    codes = {field.name: field.codes for field in plans.fields if field.codes}
    assert codes["end_reason"] == (("completed", 2), ("died", 1))
    assert checked.as_at == date(2026, 6, 22)


def test_the_money_that_waits_for_each_gap(tmp_path: Path) -> None:
    checked = check(tmp_path, A, B, C, D, E)
    # B has ended and nobody wrote what support it needs: one bonus of £250.00. C and E go on: two bonuses, £500.00,
    # wait for why they end and for the support after it. D died and is not assessed; A's bonus is due.
    assert checked.gaps == (
        Gap(("plans.end_reason", "plans.support_at_end"), ReasonCode.FACTS_NOT_KNOWN, 2, 50_000, 0),
        Gap(("plans.support_at_end",), ReasonCode.FACTS_NOT_KNOWN, 1, 25_000, 0),
    )
    # five packages at £1,575.00 are £7,875.00, and A's bonus £250.00
    assert checked.total_due == 812_500


BOTH = """\
pbr: 1
scheme: both
title: £100.00 for a success, and £60.00 off for none
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  reward:
    assumed: for this test
    pay: £100.00
    for each: plan
    priced at: started_on
    when: support_at_end is "none"
    due: ended_on
  penalty:
    assumed: for this test
    deduct: £60.00
    for each: plan
    priced at: started_on
    when: support_at_end is not "none"
    due: ended_on
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""


def test_what_may_be_paid_and_taken_off_for_one_blank_is_not_set_against_each_other(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(BOTH, encoding="utf-8")
    (tmp_path / "now.csv").write_text(HEADER + A + B, encoding="utf-8")
    checked = check_extract(tmp_path / "both.yaml", tmp_path / "now.csv")
    # B's support is blank: £100.00 may come or £60.00 be taken off, and never £40.00 of both.
    (gap,) = checked.gaps
    assert (gap.lines, gap.at_stake, gap.paid, gap.taken_off) == (2, 4_000, 10_000, -6_000)
    assert "£100.00 to be paid and £60.00 to be taken off for plans.support_at_end, in 2 lines" in as_table(checked)
    (waiting,) = json.loads(as_json(checked))["money_waiting"]
    assert (waiting["at_stake"], waiting["to_be_taken_off"]) == ("40.00", "60.00")


def test_why_its_sum_may_be_another_than_that_of_a_settlement_and_when_it_is_the_same(tmp_path: Path) -> None:
    checked = check(tmp_path, A, B, C, D, E)
    said = " ".join(as_table(checked).split())
    # the scheme runs to 31 March 2027, and is settled for as long again after it
    assert checked.settled_as_at is not None
    assert checked.settled_as_at > date(2027, 3, 31)
    assert f"pbr settle takes {checked.settled_as_at} and may say another sum" in said
    assert settle(Path(ESSEX), tmp_path / "now.csv").settlement.as_at == checked.settled_as_at
    # A's review of 15 June is not known on the 14th: only packages that began by then, of A, B, C and D
    for day, due in (("2026-06-22", 812_500), ("2026-06-14", 630_000)):
        asked = check_extract(Path(ESSEX), tmp_path / "now.csv", as_at=day)
        assert (asked.total_due, asked.settled_as_at) == (due, None)
        assert settle(Path(ESSEX), tmp_path / "now.csv", as_at=day).total_due == due
        assert "pbr settle takes" not in as_table(asked)


def test_rows_of_one_person_that_overlap(tmp_path: Path) -> None:
    # S1 has A to 12 June and D from 1 June, both with P1; S2 has B to 19 June and E from that day, with P1 and P2
    assert check(tmp_path, A, B, C, D, E).overlapping == (Overlapping("plans", 1, 1),)
    assert check(tmp_path, A, B, C).overlapping == (Overlapping("plans", 0, 0),)


def test_what_came_late_changed_or_is_gone(tmp_path: Path) -> None:
    # the last extract reached 15 June, A's review: D of 1 June came late, E of 19 June is new and in time; B's end is
    # recorded since, and C is gone
    b_going_on = "B,S2,P1,reablement,2026-05-11,,,,\n"
    (since,) = check(tmp_path, A, B, D, E, last=(A, b_going_on, C)).since_last or ()
    assert since == SinceLastExtract(
        "plans", 2, 1, (("2026-06", 1),), 1, (("end_reason", 1), ("ended_on", 1), ("reviewed_on", 1))
    )


def test_a_row_that_cannot_be_read_is_counted_and_its_problem_told_once(tmp_path: Path) -> None:
    checked = check(tmp_path, A, B.replace("2026-06-19", "19th June"), C.replace("2026-06-01", "soon"))
    assert checked.unread == 2
    errors = [(kind.code, kind.count) for kind in checked.problems if kind.severity == "error"]
    assert sum(count for _, count in errors) == 2


def test_a_column_that_the_scheme_needs_stops_it(tmp_path: Path) -> None:
    path = tmp_path / "plans.csv"
    path.write_text("plan_id,person_id\nA,S1\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        check_extract(Path(ESSEX), path)
    assert "PBR611" in {problem.code for problem in found.value.problems}


def test_the_command_says_it_to_people_and_to_programs(tmp_path: Path) -> None:
    path = tmp_path / "plans.csv"
    path.write_text(HEADER + A + B + C.replace("S3", CANARY) + D + E, encoding="utf-8")
    said = pbr("check", path, "--for", ESSEX)
    assert (said.returncode, said.stderr) == (0, "")
    assert "  ended_on         60% filled        2 blank        3 different\n" in said.stdout
    assert "  £250.00 for plans.support_at_end, in 1 line\n" in said.stdout
    assert CANARY not in said.stdout
    read = json.loads(pbr("check", path, "--for", ESSEX, "--format", "json").stdout)
    assert read["money_waiting"][0]["at_stake"] == "500.00"
    assert read["total_due"] == "8125.00"
    path.write_text(HEADER + A + C.replace("2026-06-01", "soon"), encoding="utf-8")
    assert pbr("check", path, "--for", ESSEX).returncode == 1


def test_what_a_mapping_takes_for_what_is_shown(tmp_path: Path) -> None:
    rows = [episode(number) for number in range(20)]
    path = written(tmp_path, "Aug.csv", text(rows))
    start_mapping(ESSEX, [path], tmp_path / "m.yaml")
    decided = re.sub(r'"\?"  # .*perhaps (\w+)', r"\1", (tmp_path / "m.yaml").read_text(encoding="utf-8"))
    swapped = decided.replace("Passed away: died", "Passed away: hospital").replace(
        "hospital: hospital", "hospital: died"
    )
    seen = []
    for number, mapping in enumerate((decided, swapped)):
        out = written(tmp_path, f"m{number}.yaml", mapping)
        done = pbr("check", path, "--for", ESSEX, "--map", out)
        assert done.returncode == 0
        seen.append(done.stdout)
        assert not [canary for canary in CANARIES if canary in done.stdout]
    # of the 16 that ended, numbers 0 to 18 but 4, 9 and 14: six leave 0 when divided by 3, five leave 1 and five 2
    said = "  plans.end_reason from Reason Ended\n    completed (6 rows): goals met\n    died (5 rows): passed away\n"
    assert said in seen[0]
    assert "    died (5 rows): admitted to hospital\n" in seen[1]


def test_the_rows_of_each_code_are_counted_also_where_the_scheme_reads_no_such_field(tmp_path: Path) -> None:
    """Essex asks nobody who confirmed it. Of 20 episodes every fourth is the council's, and number 8 says nothing."""
    rows = [
        {**episode(number), "Confirmed": "" if number == 8 else ("Ours", "Theirs", "Theirs", "Theirs")[number % 4]}
        for number in range(20)
    ]
    path = written(tmp_path, "Aug.csv", text(rows, [*HEADINGS, "Confirmed"]))
    start_mapping(ESSEX, [path], tmp_path / "m.yaml")
    decided = re.sub(r'"\?"  # .*perhaps (\w+)', r"\1", (tmp_path / "m.yaml").read_text(encoding="utf-8"))
    codes = "    codes:\n      verified_by: {Ours: council, Theirs: provider}\n"
    decided = decided.replace("      plan_id:", "      verified_by: Confirmed\n      plan_id:", 1)
    decided = decided.replace("    codes:\n", codes, 1)
    mapping = written(tmp_path, "n.yaml", decided)
    checked = check_extract(ESSEX, records_through([path], mapping))
    (read,) = [one for one in checked.read_through if one.field == "verified_by"]
    assert read.rows == (("blank", 1), ("council", 4), ("provider", 15))


DAYS = st.dates(date(2026, 4, 1), date(2026, 6, 30))
SPANS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("pq"), DAYS, st.none() | DAYS).filter(
        lambda row: row[3] is None or row[3] >= row[2]
    ),
    max_size=12,
)
LAYOUT = {"plan_id": 0, "person_id": 1, "provider_id": 2, "started_on": 3, "ended_on": 4}


def extract(rows: Mapping[int, tuple[str, str, date, date | None]], latest: date | None = None) -> Extract:
    table = Table("plans", "plans.csv", LAYOUT, [(f"{at}", *row, None) for at, row in rows.items()], 0)
    return Extract({"plans": table}, (), (), (), latest)


def test_a_place_kept_in_a_care_home_is_no_overlap_of_a_stay_in_hospital() -> None:
    layout = {"stay_id": 0, "person_id": 1, "provider_id": 2, "kind": 3, "from_on": 4, "to_on": 5}
    june, july = (date(2026, 6, 1), date(2026, 6, 30)), (date(2026, 6, 20), date(2026, 7, 20))
    kinds = (("hospital", "residential", 0), ("residential", "nursing", 1), ("hospital", "hospital", 1))
    for one, other, pairs in kinds:
        rows = [("R1", "S1", "P1", one, *june, None), ("R2", "S1", "P1", other, *july, None)]
        table = Table("stays", "stays.csv", layout, rows, 0)
        assert overlapping_rows(Extract({"stays": table}, (), (), (), None)) == (Overlapping("stays", pairs, 0),)


@settings(deadline=None)
@given(SPANS)
def test_whoever_overlaps_nobody_is_counted_in_no_pair(spans: list[tuple[str, str, date, date | None]]) -> None:
    """By every two rows compared: there is a pair exactly where two rows of a person share a day."""
    (found,) = overlapping_rows(extract(dict(enumerate(spans))))
    pairs = [
        (one, other)
        for at, one in enumerate(spans)
        for other in spans[:at]
        if one[0] == other[0] and one[2] <= (other[3] or date.max) and other[2] <= (one[3] or date.max)
    ]
    counted = found.one_provider + found.two_providers
    assert (counted > 0) == (len(pairs) > 0)
    assert counted <= len(pairs)


@settings(deadline=None)
@given(SPANS, st.sets(st.integers(0, 11)), DAYS)
def test_every_row_is_new_gone_or_in_both(
    spans: list[tuple[str, str, date, date | None]], kept: set[int], reached: date
) -> None:
    now = dict(enumerate(spans))
    before = {at: row for at, row in now.items() if at in kept}
    (since,) = since_last_extract(extract(now), extract(before, reached))
    assert (since.new, since.gone, since.changed) == (len(now) - len(before), 0, ())
    assert since.late == sum(row[2] <= reached for at, row in now.items() if at not in kept)
    (back,) = since_last_extract(extract(before), extract(now, reached))
    assert (back.new, back.gone) == (0, len(now) - len(before))
    (table,) = tables_filled(extract(now), {"plans": frozenset({"ended_on"})})
    blank = {field.name: field.blank for field in table.fields}
    assert blank["ended_on"] == sum(row[3] is None for row in spans)
    assert sum(count for _, count in table.months) == len(spans)
