"""So many records that have to fit: counted for certain and at most, in words, and whatever leaves them in doubt."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.api import explain
from pbr.describe.conditions import in_words
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import scheme, settle_whole_run
from tests.looks.in_files import records_in, scheme_in, settled

BONUS = """
payments:
  bonus:
    assumed: made up
    pay: £250.00
    for each: plan
    priced at: started_on
    when: {}
    due: started_on
"""
TWO = 'at least 2 outcomes where (payable and result is "achieved")'
A = "A,S1,P1,reablement,2026-05-04,2026-06-14,completed\n"
B = A.replace("A,S1", "B,S2")
MET = "{},{},washing,improvement,yes,achieved,2026-06-14,\n"
DISPUTED = "{},{},walking,improvement,yes,achieved,2026-06-14,yes\n"
DAY = "2026-09-30"


MET_TWO = "2 outcomes for which the outcome is payable and the outcome's result is achieved"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (TWO, f"the plan has at least {MET_TWO}"),
        (f"not {TWO}", f"the plan has fewer than {MET_TWO}"),
        (
            'at least 3 stays of the person where (kind is "hospital")',
            "the person has at least 3 stays for which the stay's kind is hospital",
        ),
        (
            "at least 2 other plans of the person where (area is known)",
            "the person has at least 2 other plans for which the plan's area is known",
        ),
    ],
)
def test_as_the_contract_reads(when: str, said: str) -> None:
    (payment,) = scheme(BONUS.format(when)).scheme.payments
    assert payment.gates.when is not None
    assert in_words(payment.gates.when.condition) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (MET.format("O1", "A") + MET.format("O2", "A"), "25000"),
        (MET.format("O1", "A"), "not_earned"),
        (MET.format("O1", "A") + DISPUTED.format("O2", "A"), "open"),
        (DISPUTED.format("O1", "A"), "not_earned"),
        # Whatever comes of the dispute, the two others are two.
        (MET.format("O1", "A") + MET.format("O2", "A") + DISPUTED.format("O3", "A"), "25000"),
        # It cannot be read, and so may be the second of its own plan, and of no other.
        (MET.format("O1", "A") + MET.format("O2", "A").replace("achieved", "acheived"), "open"),
        (MET.format("O1", "A") + MET.format("O2", "B").replace("achieved", "acheived"), "not_earned"),
    ],
)
def test_what_leaves_it_in_doubt(rows: str, said: str, tmp_path: Path) -> None:
    files = records_in(tmp_path, A + B, rows)
    assert settled(scheme_in(tmp_path, BONUS.format(TWO)), files, DAY, hold_errors=True)["A/bonus"] == said


def test_one_that_a_rule_holds_may_be_the_second(tmp_path: Path) -> None:
    held = '\nrecords:\n  hold when:\n    of an outcome:\n      unknown: outcome is "walking"\n'
    rows = MET.format("O1", "A") + DISPUTED.format("O2", "A").replace(",yes\n", ",\n")
    rows += DISPUTED.format("O3", "B").replace(",yes\n", ",\n")
    found = settled(scheme_in(tmp_path, held + BONUS.format(TWO)), records_in(tmp_path, A + B, rows), DAY)
    assert (found["A/bonus"], found["B/bonus"]) == ("open", "not_earned")


def test_the_story_says_how_many_fit_and_how_many_are_asked_for(tmp_path: Path) -> None:
    files = records_in(tmp_path, A, MET.format("O1", "A") + DISPUTED.format("O2", "A"))
    told = " ".join(explain(scheme_in(tmp_path, BONUS.format(TWO)), files, "A", f"2026-04-01..{DAY}", DAY).split())
    assert "of 2 looked at, 1 fits for certain, and 2 are asked for: outcome O1:" in told
    assert "it is not known of outcome O2:" in told


RESULTS = ("achieved", "not_achieved", "")
"""What an outcome says; a blank is not known."""


@given(st.lists(st.sampled_from(RESULTS), max_size=12), st.integers(2, 5))
def test_it_is_as_many_as_counting_them_finds(results: Sequence[str], many: int) -> None:
    rows = records(plan("A"), *(outcome(f"O{at}", "A", result=result) for at, result in enumerate(results)))
    when = f'at least {many} outcomes where (result is "achieved")'
    (line,) = settle_whole_run(scheme(BONUS.format(when)), rows).lines
    least = results.count("achieved")
    most = least + results.count("")
    assert line.status.value == ("due" if least >= many else "open" if most >= many else "not_earned")
