"""Schemes that look at other records, compared: as they were paid, and not drawn."""

from pathlib import Path

import pytest

from pbr.api.comparing.comparison import ComparisonRequest, compare
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import load_scheme
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError, check_looks_at_nothing_else
from tests.looks.in_files import DELIVERED, RETURN, records_in, scheme_in

PLANS = (
    "A,S1,P1,reablement,2026-05-04,2026-06-14,completed\n"
    "B,S1,P2,ongoing,2026-07-01,,\n"
    "C,S2,P1,reablement,2026-05-04,2026-06-14,completed\n"
)
OUTCOMES = "O1,A,washing,improvement,yes,achieved,2026-06-14,\nO2,C,washing,improvement,yes,,,\n"
HELD = """
records:
  hold when:
    of a plan:
      no_reason: ended_on is missing
"""


def _other(folder: Path, sections: str) -> Path:
    other = folder / "other"
    other.mkdir()
    path = scheme_in(other, sections)
    path.write_text(path.read_text().replace("scheme: looking", "scheme: looking_too"), encoding="utf-8")
    return path


def compared(folder: Path, first: str, second: str) -> dict[str, int]:
    """What each scheme would have paid, in pence."""
    schemes = [str(scheme_in(folder, first)), str(_other(folder, second))]
    found = compare(records_in(folder, PLANS, OUTCOMES), ComparisonRequest(schemes=schemes, baseline=schemes[0]))
    return {one.candidate.name: sum(own.due for own in one.providers.values()) for one in found.cast.results}


def test_each_finds_its_own_in_one_extract(tmp_path: Path) -> None:
    # A came back within 12 weeks and C did not; A's one outcome is achieved, and C's is not reviewed.
    assert compared(tmp_path, RETURN, DELIVERED) == {"looking": 25_000, "looking_too": 25_000}


def test_two_that_hold_alike_share_what_is_found(tmp_path: Path) -> None:
    dearer = RETURN.replace("£250.00", "£300.00")
    assert compared(tmp_path, RETURN, dearer) == {"looking": 25_000, "looking_too": 30_000}


def test_one_look_of_two_that_hold_other_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        compared(tmp_path, RETURN, HELD + RETURN)
    (problem,) = found.value.problems
    assert (problem.code, Path(problem.place.file).name) == ("PBR338", "scheme.yaml")
    assert "no other plan" not in problem.message
    assert "another plan of the person where" in problem.message


def test_it_is_not_drawn_and_the_reason_is_given(tmp_path: Path) -> None:
    with pytest.raises(CannotBeDrawnError, match=r"any outcome where \(payable\).* looks at other records"):
        check_looks_at_nothing_else(load_scheme(scheme_in(tmp_path, DELIVERED)))
