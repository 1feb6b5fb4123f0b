"""Everything wrong with a scheme is said in one run: a fault in one place hides none in another."""

import re
from pathlib import Path

import pytest

from pbr.problems.problem import Problem, ProblemsFound
from pbr.scheme.load_scheme import read_scheme

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/bad/*.yaml"))
SCHEMES = sorted((Path(__file__).parents[2] / "schemes").glob("*.yaml"))


def problems_of(text: str) -> list[Problem]:
    """What is wrong with the text of a scheme, and what is warned of."""
    try:
        return list(read_scheme(text, "scheme.yaml").warnings)
    except ProblemsFound as found:
        return found.problems


def told(problems: list[Problem]) -> set[tuple[str, int, str]]:
    """Problems by what a reader sees of them."""
    return {(problem.code, problem.place.line, problem.message) for problem in problems}


def without(text: str, section: str) -> str:
    """The text with the lines of one section blank, so that all others keep their numbers."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(f"{section}:")]
    for start in starts:
        lines[start] = ""
        for number in range(start + 1, len(lines)):
            if re.match(r"[^\s#]", lines[number]):
                break
            lines[number] = ""
    return "\n".join(lines)


def faulty_cases() -> list[Path]:
    """The cases whose problems are of what a scheme says."""
    return [
        path
        for path in CASES
        if path.parent.parent.name not in ("yaml", "records", "examples", "finance") and path.stem != "no-examples"
    ]


def name(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", faulty_cases(), ids=name)
def test_a_scheme_without_examples_tells_its_other_problems_too(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = without(text, "examples")
    left = {one for one in told(problems_of(text)) if bare.splitlines()[one[1] - 1 : one[1]] != [""]}
    found = told(problems_of(bare))
    assert left <= found
    assert {message for code, _, message in found - left if code == "PBR202"} == {
        "'examples' is missing from the scheme"
    }
    assert {code for code, _, _ in found - left} == {"PBR202"}


@pytest.mark.parametrize("path", [path for path in faulty_cases() if path.parent.parent.name != "heading"], ids=name)
def test_a_scheme_without_a_word_of_its_heading_tells_its_other_problems_too(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # What only judges pays nothing, and has nothing to round.
    words = ("pbr", "scheme", "title", *(["rounding"] if "\npayments:" in text else []))
    # The cases take turns: each word is left out of hundreds of them.
    word = words[len(text) % len(words)]
    found = told(problems_of(without(text, word)))
    missing = {one for one in found if one[2] == f"'{word}' is missing from the scheme"}
    assert len(missing) == 1
    assert found - missing == told(problems_of(text))


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_a_section_of_another_form_is_one_problem_and_not_one_for_each_name_in_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for section in re.findall(r"(?m)^(\w[\w ]*):$", text):
        written = without(text, section).splitlines()
        written[text.splitlines().index(f"{section}:")] = f"{section}: as agreed"
        codes = [problem.code for problem in problems_of("\n".join(written)) if problem.severity == "error"]
        assert codes == ["PBR203"], section


RAPID = """\
pbr: 1
scheme: rapid
title: A code of a council's own in a price
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
{records}prices:
  by_kind:
    assumed: made up
    by: plan_type
    from 2026-04-01: {{rapid_access: £1.00, otherwise: nil}}
payments:
  package:
    assumed: made up
    pay: by_kind
    for each: plan
    priced at: started_on
    due: started_on
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ("records: as agreed\n", "PBR203"),
        ("records:\n  fields: as agreed\n", "PBR203"),
        ("records:\n  fields:\n    of a plan:\n      plan_type: also Rapid-Access\n", "PBR206"),
        ("", "PBR305"),
    ],
)
def test_a_code_is_asked_for_where_its_declaration_can_be_read(records: str, code: str) -> None:
    assert [one.code for one in problems_of(RAPID.format(records=records))] == [code]


def test_what_is_missing_empty_unreadable_and_of_another_form_is_told_together() -> None:
    assert [(problem.code, problem.place.line) for problem in problems_of(EVERY_KIND)] == [
        ("PBR202", 1),  # no rounding, at the top of the scheme
        ("PBR202", 1),  # no examples
        ("PBR224", 3),  # an empty title
        ("PBR214", 4),  # a run that is no period
        ("PBR203", 5),  # sources that are not names with what stands under each
        ("PBR302", 13),  # a field that no plan has
        ("PBR224", 15),  # a payment with an empty condition
        ("PBR211", 27),  # a limit that is no money
    ]


EVERY_KIND = """\
pbr: 1
scheme: every_kind
title: ''
runs: 2026
sources: the contract
payments:
  first:
    source: the_contract, 2
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
    when: plan_tipe is "ongoing"
  second:
    when: ''
    assumed: for the test
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
limits:
  cap:
    of: second
    assumed: for the test
    over: plan
    # twenty pounds
    no more than: some
"""
