"""Several schemes over one extract: a field that two declare unlike is refused with both places."""

from pathlib import Path

import pytest

from pbr.api.comparing.comparison import ComparisonRequest, compare
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.own_fields_together import tables_together
from tests.own_fields.of_a_council import SCHEME, records_in, scheme_in

OTHER = SCHEME.replace("scheme: of_a_council", "scheme: of_another").replace("urgent: £150.00", "urgent: £170.00")


def compared(folder: Path, other: str) -> dict[str, int]:
    """What each scheme would have paid, in pence."""
    schemes = [str(scheme_in(folder)), str(scheme_in(folder, other, "other"))]
    found = compare(records_in(folder), ComparisonRequest(schemes=schemes, baseline=schemes[0]))
    return {one.candidate.name: sum(own.due for own in one.providers.values()) for one in found.cast.results}


def test_declared_alike_they_read_one_extract(tmp_path: Path) -> None:
    # £150.00 and £170.00 for A's start; half of its £300.00, and £10.00 for V1, by both.
    assert compared(tmp_path, OTHER) == {"of_a_council": 31_000, "of_another": 33_000}


def test_codes_of_both_are_read(tmp_path: Path) -> None:
    # In the other scheme no plan is of the kind it calls quick_access: half of £300.00 and £10.00 are left.
    other = OTHER.replace("rapid_access", "quick_access")
    assert compared(tmp_path, other) == {"of_a_council": 31_000, "of_another": 16_000}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number of hours", "number of minutes"),
        ("one of routine, urgent; known from reviewed_on", "one of routine, urgent"),
        ("yes or no; blank means no", "yes or no"),
    ],
)
def test_declared_unlike_is_refused_with_both_places(before: str, after: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        compared(tmp_path, OTHER.replace(before, after))
    (problem,) = found.value.problems
    assert problem.code == "PBR491"
    ((_, first),) = problem.related
    assert Path(problem.place.file).name == "other.yaml"
    assert Path(first.file).name == "scheme.yaml"
    assert first.line == problem.place.line


def test_two_names_of_one_heading(tmp_path: Path) -> None:
    other = OTHER.replace("taken_up", "takenup")
    schemes = [load_scheme(scheme_in(tmp_path)), load_scheme(scheme_in(tmp_path, other, "other"))]
    with pytest.raises(ProblemsFound) as found:
        tables_together(schemes)
    assert [one.code for one in found.value.problems] == ["PBR491"]


def test_of_schemes_without_any_the_tables_are_the_dictionarys() -> None:
    assert tables_together([]) is TABLES
