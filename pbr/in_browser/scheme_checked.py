"""A scheme as the page has it: what is wrong with it, line by line, and what it says in plain English."""

from dataclasses import asdict
from pathlib import Path

from pbr.api import rule, validate
from pbr.api.given.kind_of_yaml_file import YamlKind
from pbr.describe.description import sections_of
from pbr.in_browser.answers import Answer, problems_for_page
from pbr.scheme.load_by_name import load_by_name


def check_scheme(name: str) -> Answer:
    """Check a scheme and run its worked examples, as ``pbr validate`` does; describe it where nothing is wrong."""
    (checked,) = validate(name)
    is_scheme = checked.kind is YamlKind.SCHEME
    untried = checked.untried
    return {
        "ok": checked.ok and is_scheme,
        "is_scheme": is_scheme,
        "found": problems_for_page(checked.problems),
        "examples": checked.examples,
        "lines": checked.lines,
        "untried": 0 if untried is None else len(untried.warnings),
        "figures_and_rules": 0 if untried is None else untried.of,
        "description": _description(name) if checked.ok and is_scheme else None,
    }


def _description(name: str) -> Answer:
    """What the scheme says, as ``pbr describe`` says it, section by section."""
    scheme = load_by_name(Path(name))
    sections = [asdict(section) for section in sections_of(scheme) if section.says_something]
    return {"title": scheme.title, "sections": sections}


def explain_rule(code: str) -> Answer:
    """Give what a problem's code stands for, as ``pbr rule`` prints it."""
    found = rule(code)
    return {"code": found.code, "title": found.title, "why": found.why, "bad": found.bad, "good": found.good}
