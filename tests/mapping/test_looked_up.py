"""What is looked up by several columns: each stands in its place, and a name alone would not be enough."""

from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through, settle
from tests.mapping.essex import EXTRACT, MAPPING, SCHEME, written

PROVIDERS = """\
Supplier Name,Cause,Ref
Acme Care Ltd,Goals met,P1
Acme Care Ltd,Passed away,P9
Bright Days,Passed away,P2
Bright Days,,P3
"""
BY_TWO = MAPPING.replace("look up: Supplier", "look up: [Supplier, Reason Ended]").replace(
    "by: Supplier Name", "by: [Supplier Name, Cause]"
)


def providers(folder: Path, extract: str = EXTRACT, known: str = PROVIDERS, mapping: str = BY_TWO) -> dict[str, str]:
    """The provider of each plan."""
    files, file = written(folder, extract, mapping, known)
    settled = settle(SCHEME, records_through(files, file), period="2026-04-01..2026-12-31")
    return {line.record_id: line.provider_id for line in settled.lines}


def test_two_columns_find_one_row(tmp_path: Path) -> None:
    """E1 and E2 are of Acme and met their goals (P1); E3 is of Bright Days, and its person died (P2)."""
    assert providers(tmp_path) == {"E1": "P1", "E2": "P1", "E3": "P2"}


def test_the_same_name_beside_another_cause_is_another_row(tmp_path: Path) -> None:
    """E1's person passed away, and Acme is P9 there; capitals and spaces make no difference."""
    extract = EXTRACT.replace(
        "E1,C1,Acme Care Ltd,04/05/2026,12/06/2026,Goals met", "E1,C1,acme  care ltd,04/05/2026,12/06/2026,PASSED away"
    )
    assert providers(tmp_path, extract)["E1"] == "P9"


def test_a_blank_part_is_found_where_the_other_file_has_it_blank(tmp_path: Path) -> None:
    """E3 says no reason: Bright Days without one is P3."""
    extract = EXTRACT.replace("03/06/2026,Passed away,,,Complete", "03/06/2026,,,,Complete")
    assert providers(tmp_path, extract)["E3"] == "P3"


def test_what_is_not_found_is_told_with_both_parts(tmp_path: Path) -> None:
    known = PROVIDERS.replace("Bright Days,Passed away,P2\n", "")
    with pytest.raises(ProblemsFound) as found:
        providers(tmp_path, known=known)
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line) == ("PBR766", 7)
    assert "'Bright Days and Passed away' under 'Supplier' and 'Reason Ended'" in problem.message


def test_two_answers_for_one_key_of_two_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        providers(tmp_path, known=PROVIDERS + "bright days,PASSED AWAY,P4\n")
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line) == ("PBR767", 6)
    assert "Supplier Name and Cause" in problem.message


def test_as_many_columns_there_as_here(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        providers(tmp_path, mapping=BY_TWO.replace("by: [Supplier Name, Cause]", "by: Supplier Name"))
    assert [problem.code for problem in found.value.problems] == ["PBR752"]
