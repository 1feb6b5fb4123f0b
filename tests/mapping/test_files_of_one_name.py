"""Two files of one name, given from different folders: neither is taken for the other."""

from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through, settle
from tests.mapping.essex import EXTRACT, NAME, SCHEME, written


@pytest.mark.parametrize("second", [NAME, NAME.upper()])
@pytest.mark.parametrize("folders", [True, False])
def test_they_are_refused_by_their_paths_even_where_they_are_the_same(
    tmp_path: Path, second: str, *, folders: bool
) -> None:
    files, mapping = written(tmp_path / "july", EXTRACT)
    other = tmp_path / "august" / second
    other.parent.mkdir()
    other.write_text(EXTRACT, encoding="utf-8")
    given = [tmp_path / "july", tmp_path / "august"] if folders else [*files, other]
    with pytest.raises(ProblemsFound) as found:
        settle(SCHEME, records_through(given, mapping))
    (problem,) = found.value.problems
    assert problem.code == "PBR758"
    assert str(files[0]) in problem.message
    assert str(other) in problem.message
    assert problem.help == "give one: they have one name"


def test_one_file_given_twice_is_one(tmp_path: Path) -> None:
    files, mapping = written(tmp_path / "july", EXTRACT)
    # three packages at £1,575.00 and the bonus of E1
    assert settle(SCHEME, records_through([*files, files[0]], mapping)).total_due == 497_500
