"""A file of another kind than is wanted is one problem, which says what it is and where it belongs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pbr.finance.load_mapping import load_mapping as load_finance_mapping
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.proposal.known_mapping import read_known
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.reading.another_kind_of_file import ONLY_ASSUMPTIONS, ONLY_SCHEMES
from pbr.scheme.reading.section_names import SECTIONS
from pbr.simulate.scenario.read_assumptions import load_assumptions
from pbr.simulate.scenario.section_names import SECTIONS as OF_ASSUMPTIONS

WRITTEN = {
    "scheme": "pbr: 1\nscheme: june\nruns: 2026-04-01 to 2027-03-31\n",
    "mapping": "pbr: 1\nmapping: june\nfor: essex\nfiles: {a: a.csv}\n",
    "assumptions": "title: what if\nprices: {}\nrates: {}\n",
    "finance": "finance: 1\ntitle: Our ledger\nrows: {}\n",
}
CALLED = {
    "scheme": "a scheme",
    "mapping": "a mapping of an extract",
    "assumptions": "a file of assumptions",
    "finance": "a finance mapping",
}
READ: dict[str, Callable[[Path], object]] = {
    "scheme": load_scheme,
    "mapping": load_mapping,
    "assumptions": load_assumptions,
    "finance": load_finance_mapping,
}
CODES = {"scheme": "PBR201", "mapping": "PBR750", "assumptions": "PBR951", "finance": "PBR931"}
OPTIONS = {"scheme": "pbr settle SCHEME", "mapping": "--map", "assumptions": "--assume", "finance": "pbr finance"}


def problems_of(read: Callable[[Path], object], path: Path) -> list[tuple[str, str, str]]:
    """The code, message and help of each problem of a file."""
    with pytest.raises(ProblemsFound) as found:
        read(path)
    return [(one.code, one.message, one.help) for one in found.value.problems]


@pytest.mark.parametrize("wanted", READ)
@pytest.mark.parametrize("given", READ)
def test_each_kind_in_the_place_of_each_other(given: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(WRITTEN[given], encoding="utf-8")
    if given == wanted == "assumptions":
        return
    found = problems_of(READ[wanted], path)
    if given == wanted:
        assert "is wanted" not in found[0][1]
        return
    ((code, message, help_),) = found
    assert (code, message) == (CODES[wanted], f"this is {CALLED[given]}, and {CALLED[wanted]} is wanted")
    assert OPTIONS[given] in help_.partition(";")[2]


def test_a_mapping_to_add_to_is_no_scheme_either(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(WRITTEN["scheme"], encoding="utf-8")
    ((code, _, _),) = problems_of(lambda one: read_known(one.read_bytes(), one.name), path)
    assert code == "PBR750"


@pytest.mark.parametrize(
    "text",
    [
        # a scheme without its name, in which somebody has put a section of assumptions
        "pbr: 1\nruns: 2026-04-01 to 2027-03-31\nrates: {}\npayments: {}\n",
        # names alone that other programs have too
        "finance: 1\ntitle: Our ledger\n",
        "mapping: 1\ntitle: Our ledger\n",
    ],
)
def test_what_is_not_plainly_another_kind_is_read_as_what_is_wanted(text: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    assert all("is wanted" not in message for _, message, _ in problems_of(load_scheme, path))


def test_the_sections_by_which_they_are_known_are_those_that_there_are() -> None:
    assert ONLY_ASSUMPTIONS == OF_ASSUMPTIONS - SECTIONS
    assert ONLY_SCHEMES == SECTIONS - OF_ASSUMPTIONS
