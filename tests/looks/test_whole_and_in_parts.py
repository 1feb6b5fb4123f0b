"""A look over the person needs every record of them; one below a plan is the same however an extract is cut."""

import pickle
from datetime import date
from pathlib import Path

import pytest

from pbr.api import explain, part_key, settle
from pbr.api.in_parts.parts import finish, run_terms, settle_part
from pbr.api.meetings.one_provider import settlement_of_provider, taking_lines_of
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settle_in_parts import settle_in_parts
from pbr.engine.compiled_scheme import compile_scheme
from pbr.engine.facts.looks import Looking
from pbr.records.extract.needed import looks_of
from pbr.scheme.load_scheme import load_scheme
from pbr.settlement.line import Line
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from tests.api.as_read.both_ways import as_read, whole
from tests.looks.in_files import DELIVERED, OUTCOMES, PLANS, RETURN, records_in, scheme_in, told

PERIOD, DAY = "2026-04-01..2026-09-30", date(2026, 9, 30)
OF_PLANS = [f"A{at:03},S{at},P{at % 3},reablement,2026-05-04,2026-06-14,completed\n" for at in range(60)]
AGAIN = [f"B{at:03},S{at},P{(at + 1) % 3},ongoing,2026-07-{at + 1:02},,\n" for at in range(20)]
RESULTS = ("achieved", "not_achieved", "")
OF_OUTCOMES = [
    f"O{at:03},A{at // 2:03},{'washing' if at % 2 else 'walking'},improvement,yes,{RESULTS[at * at % 3]},"
    f"{'2026-06-14' if RESULTS[at * at % 3] else ''},\n"
    for at in range(110)
]


def test_a_look_over_the_person_is_settled_in_parts_of_persons_and_in_no_others(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path, RETURN), records_in(tmp_path, "".join(OF_PLANS + AGAIN))
    terms, at_once = run_terms(scheme, PERIOD, DAY), settle(scheme, records, PERIOD, DAY)
    assert part_key(terms) == "person_id"
    of_persons: list[list[str]] = [[], []]
    for one in OF_PLANS + AGAIN:
        of_persons[one.split(",")[1] in ("S1", "S4", "S7", "S30")].append(one)
    parts = [settle_part(terms, {"plans": PLANS + "".join(rows)}) for rows in of_persons]
    finished = finish(terms, parts)
    # Of sixty the twenty that came back earn nothing: forty times £250.00.
    assert (finished.lines, finished.total_due) == (at_once.lines, 40 * 25000)
    # Every plan of the twenty who came back, without the plan by which they did.
    by_halves = [settle_part(terms, {"plans": PLANS + "".join(rows)}) for rows in (OF_PLANS, AGAIN)]
    with pytest.raises(ValueError, match=r"records of one person, and .*another plan of the person where "):
        finish(terms, by_halves)


def test_a_look_below_a_plan_is_the_same_in_parts(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path, DELIVERED), records_in(tmp_path, "".join(OF_PLANS), "".join(OF_OUTCOMES))
    terms = pickle.loads(pickle.dumps(run_terms(scheme, PERIOD, DAY)))
    # In the order of their providers: each has the plans of every third number.
    parts = [
        settle_part(
            terms,
            {
                "plans": PLANS + "".join(one for one in OF_PLANS if f",P{provider}," in one),
                "outcomes": OUTCOMES + "".join(one for one in OF_OUTCOMES if int(one[6:9]) % 3 == provider),
            },
        )
        for provider in range(3)
    ]
    assert finish(terms, parts).lines == settle(scheme, records, PERIOD, DAY).lines


def test_a_look_below_a_plan_is_the_same_as_it_is_read(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path, DELIVERED), records_in(tmp_path, "".join(OF_PLANS), "".join(OF_OUTCOMES))
    at_once = whole(scheme, records, tmp_path / "whole", as_at=DAY)
    in_parts = as_read(scheme, records, tmp_path / "parts", 3, as_at=DAY)
    assert in_parts is not None
    assert in_parts.files == at_once.files


def test_a_look_over_the_person_is_the_same_as_it_is_read(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path, RETURN), records_in(tmp_path, "".join([*OF_PLANS, *AGAIN]))
    at_once = whole(scheme, records, tmp_path / "whole", as_at=DAY)
    in_parts = as_read(scheme, records, tmp_path / "parts", 3, as_at=DAY)
    assert in_parts is not None
    assert in_parts.files == at_once.files


@pytest.mark.parametrize("sections", [RETURN, DELIVERED])
def test_what_was_read_whole_is_settled_by_several_processes_alike(sections: str, tmp_path: Path) -> None:
    scheme = scheme_in(tmp_path, sections)
    records = records_in(tmp_path, "".join([*OF_PLANS, *AGAIN]), "".join(OF_OUTCOMES))
    one = settle(scheme, records, PERIOD, DAY)
    prepared = prepare(scheme, records, one.settlement.period, DAY, hold_errors=False, show_values=False)
    several = settle_in_parts(prepared, (), None, 2)
    assert several.tally == one.settlement.tally


def test_one_provider_is_told_what_was_found_of_all(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path, RETURN), records_in(tmp_path, "".join([OF_PLANS[0], AGAIN[0]]))
    done = settle(scheme, records, PERIOD, DAY)
    mine: list[Line] = []
    taking_lines_of("P0", mine.extend)(done.lines)
    # The person came back under another provider.
    assert told(tuple(mine)) == {"A000/bonus": "not_earned"}
    assert settlement_of_provider(done.settlement, "P0").tally.total_due == 0
    story = " ".join(str(explain(scheme, records, "A000", PERIOD, DAY)).split())
    assert "(a plan with another provider)" in story
    assert "B000" not in story


def test_the_story_names_the_record_that_decided(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path, DELIVERED), records_in(tmp_path, OF_PLANS[0], "".join(OF_OUTCOMES[:2]))
    story = " ".join(str(explain(scheme, records, "A000", PERIOD, DAY)).split())
    # O000 is achieved, and O001 is not.
    assert f'"any outcome where (payable)" is yes (outcome O000: {records}/outcomes.csv:2, outcome O001:' in story
    assert f'not result is "achieved")" is yes (outcome O001: {records}/outcomes.csv:3)' in story


def test_a_scheme_comes_back_from_the_cache_with_its_looks(tmp_path: Path) -> None:
    scheme = load_scheme(scheme_in(tmp_path, RETURN))
    back, _ = from_bytes(as_bytes((scheme, ())))
    assert back == scheme
    (before,), (after,) = (looks_of(compile_scheme(one).needs) for one in (scheme, back))
    assert isinstance(before, Looking)
    assert isinstance(after, Looking)
    assert after == before
    assert after.rests_on == before.rests_on
