"""What is printed of files that were checked: for people, for programs, or for GitHub to mark."""

import json
from collections import Counter
from collections.abc import Sequence

from pbr.api.checks.validation import Checked
from pbr.api.given.kind_of_yaml_file import YamlKind
from pbr.cli.formats import ProblemFormat
from pbr.problems.problem_formats import all_as_text, as_github
from pbr.problems.problems_json import as_json
from pbr.problems.visible_text import visible


def report(checked: Sequence[Checked], shape: ProblemFormat, of_folders: bool) -> str:
    """Write what was found, for whoever reads it; ``of_folders``: files that nobody named were looked for as well."""
    problems = [problem for found in checked for problem in found.problems]
    match shape:
        case ProblemFormat.TEXT:
            lines = [all_as_text(problems)] if problems else []
            lines += [line for found in checked if found.ok for line in (_ok(found), *_not_tried(found))]
            lines += [_counted(checked)] if of_folders else []
        case ProblemFormat.GITHUB:
            lines = [as_github(problem) for problem in problems]
        case ProblemFormat.JSON:
            lines = [json.dumps({**json.loads(as_json(problems)), **_as_objects(checked)}, indent=2)]
    return "".join(f"{line}\n" for line in lines)


def _as_objects(checked: Sequence[Checked]) -> dict[str, object]:
    """Give the files by what they are, as what JSON can hold."""
    return {
        "schemes": [
            {
                "file": found.file,
                "ok": found.ok,
                "examples": found.examples,
                "lines": found.lines,
                "totals": found.totals,
                "judged": found.judged,
                "not_tried": None if found.untried is None else len(found.untried.warnings),
            }
            for found in checked
            if found.kind is YamlKind.SCHEME
        ],
        "assumptions": [
            {"file": found.file, "ok": found.ok} for found in checked if found.kind is YamlKind.ASSUMPTIONS
        ],
        "finance_mappings": [
            {"file": found.file, "ok": found.ok} for found in checked if found.kind is YamlKind.FINANCE_MAPPING
        ],
        "mappings": [{"file": found.file, "ok": found.ok} for found in checked if found.kind is YamlKind.MAPPING],
        "passed_over": [found.file for found in checked if found.kind is YamlKind.OTHER],
    }


def _counted(checked: Sequence[Checked]) -> str:
    """Count the files by what they are, so that one that is missing among them is missed."""
    many = Counter(found.kind for found in checked)
    called = {
        YamlKind.ASSUMPTIONS: ("file of assumptions", "files of assumptions"),
        YamlKind.FINANCE_MAPPING: ("finance mapping", "finance mappings"),
        YamlKind.MAPPING: ("mapping", "mappings"),
        YamlKind.OTHER: ("other file passed over", "other files passed over"),
    }
    said = [_how_many(many[YamlKind.SCHEME], "scheme", "schemes")]
    return ", ".join(said + [_how_many(many[kind], *words) for kind, words in called.items() if many[kind]])


def _how_many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def _not_tried(found: Checked) -> list[str]:
    """One line where a scheme has figures or rules that no worked example tries."""
    if found.untried is None or not found.untried.warnings:
        return []
    many = f"{len(found.untried.warnings)} of its {found.untried.of} figures and rules"
    return [visible(f"{found.file}: warning: no worked example tries {many}; pbr validate --coverage lists them")]


def _ok(found: Checked) -> str:
    match found.kind:
        case YamlKind.OTHER:
            said = "not a scheme, passed over"
        case YamlKind.ASSUMPTIONS:
            said = "ok: assumptions; pbr simulate checks whether schemes and records have what they are about"
        case YamlKind.FINANCE_MAPPING:
            said = "ok: a finance mapping; pbr finance checks whether every payment has codes"
        case YamlKind.MAPPING:
            said = "ok: a mapping; name an extract beside it to check whether it fits"
            said = "ok: a mapping, and the extract is read through it" if found.read_through else said
        case YamlKind.SCHEME:
            said = f"ok: {_how_many(found.examples, 'example', 'examples')}, {_expected(found)} checked"
    return visible(f"{found.file}: {said}")


def _expected(found: Checked) -> str:
    """What the worked examples of a scheme expect; of one that judges and pays nothing, no lines but what it judges."""
    totals = f" and {_how_many(found.totals, 'total', 'totals')}" if found.totals else ""
    if found.judged and not found.lines and not found.totals:
        return _how_many(found.judged, "measure, target, verdict or rank", "measures, targets, verdicts and ranks")
    judged = f", {_how_many(found.verdicts, 'verdict or rank', 'verdicts and ranks')}" if found.verdicts else ""
    return f"{_how_many(found.lines, 'line', 'lines')}{totals}{judged}"
