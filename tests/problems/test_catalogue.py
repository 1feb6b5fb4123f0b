import re
from pathlib import Path

import pytest

from pbr.problems import catalogue
from pbr.problems.catalogue import IN_ORDER, RULES, Rule

CODE = re.compile(r'"(PBR\d{3})"')
PACKAGE = Path(catalogue.__file__).parents[2]


def codes_raised() -> dict[str, str]:
    """Every code written in the program outside the catalogue, and a file it is in."""
    return {
        code: path.name
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "catalogue"
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }


def test_every_code_raised_has_a_rule() -> None:
    assert {code: file for code, file in codes_raised().items() if code not in RULES} == {}


def test_every_rule_is_raised_somewhere() -> None:
    assert RULES.keys() - codes_raised().keys() == set()


def test_codes_are_used_once_and_stand_in_order() -> None:
    codes = [rule.code for rule in IN_ORDER]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("rule", IN_ORDER, ids=lambda rule: rule.code)
def test_a_rule_says_why_and_shows_both_sides(rule: Rule) -> None:
    for part in (rule.title, rule.why, rule.bad, rule.good):
        assert part.strip()
    assert rule.bad != rule.good
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")


@pytest.mark.parametrize("rule", IN_ORDER, ids=lambda rule: rule.code)
def test_a_code_finds_its_file(rule: Rule) -> None:
    """A file of rules is named by its first code: the last that is not past a code has that code's rule."""
    files = sorted(Path(catalogue.__file__).parent.glob("pbr*.py"))
    own = [file for file in files if file.name[3:6] <= rule.code[3:]][-1]
    assert [file.name for file in files if f'"{rule.code}"' in file.read_text(encoding="utf-8")] == [own.name]
