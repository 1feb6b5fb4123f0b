"""``pbr validate --strict``: measures that rest on codes nobody listed, and every other warning, as errors."""

from pathlib import Path

import pytest

from tests.cli.command import ESSEX, pbr
from tests.headed import headed

SCHEMES = Path(__file__).parents[2] / "schemes"
SCHEME = (
    headed("kept_well", "A quarter's money for standards")
    + """\
{framework}measures:
  kept:
    assumed: made up
    count: {count}
    out of: {out_of}
    per: provider
    over: run
payments:
  package:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
examples:
  One plan:
    plans:
      - {{plan_id: A, person_id: SA, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04}}
    as at: 2026-07-31
    lines:
      A/package: £10.00
    total due: £10.00
"""
)
LISTS = {
    "a standard": "framework:\n  of a standard:\n    assumed: made up\n    staffing: Enough staff\n",
    "an outcome": "framework:\n  of an outcome:\n    assumed: made up\n    washing: I can wash myself\n",
    "an area": "framework:\n  of an area:\n    assumed: made up\n    north: The north\n",
    "a provider": "framework:\n  of a provider:\n    assumed: made up\n    P1: The first\n",
}
RESTS = [
    ("a standard", "standard where met", "standard"),
    ("an outcome", 'outcome where result is "achieved"', "outcome where payable"),
    ("an area", "plan where ended_on is known", 'plan where area is "north"'),
    ("a provider", "plan where ended_on is known", 'plan where provider_id is "P1"'),
]


def written(folder: Path, count: str, out_of: str, framework: str = "") -> Path:
    path = folder / "scheme.yaml"
    path.write_text(SCHEME.format(framework=framework, count=count, out_of=out_of), encoding="utf-8")
    return path


@pytest.mark.parametrize(("codes", "count", "out_of"), RESTS)
def test_a_measure_that_rests_on_codes_nobody_listed(tmp_path: Path, codes: str, count: str, out_of: str) -> None:
    path = written(tmp_path, count, out_of)
    done = pbr("validate", path)
    assert done.returncode == 0
    assert ":7:3: warning[PBR445] 'kept' counts" in done.stdout
    assert f"'of {codes}'" in done.stdout
    assert "ok: 1 example" in done.stdout
    strict = pbr("validate", path, "--strict")
    assert strict.returncode == 1
    assert ":7:3: error[PBR445]" in strict.stdout
    assert "ok:" not in strict.stdout


@pytest.mark.parametrize(("codes", "count", "out_of"), RESTS)
def test_a_list_of_those_codes_is_enough(tmp_path: Path, codes: str, count: str, out_of: str) -> None:
    done = pbr("validate", written(tmp_path, count, out_of, LISTS[codes]), "--strict")
    assert (done.returncode, "PBR" in done.stdout) == (0, False), done.stdout


def test_a_measure_of_plans_by_the_codes_of_the_dictionary_rests_on_none(tmp_path: Path) -> None:
    done = pbr("validate", written(tmp_path, "plan where ended_on is known", "plan"), "--strict")
    assert (done.returncode, "PBR" in done.stdout) == (0, False), done.stdout


def test_every_shipped_scheme_is_good_with_its_examples_when_warnings_are_errors() -> None:
    done = pbr("validate", SCHEMES, "--strict")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "PBR" not in done.stdout
    count = len(list(SCHEMES.glob("*.yaml")))
    assert len(done.stdout.splitlines()) == count + 1
    assert done.stdout.endswith(f"\n{count} schemes\n")
    assert f"{SCHEMES / ESSEX}.yaml: ok: 8 examples, 29 lines checked\n" in done.stdout


def test_any_other_warning_is_an_error_too(tmp_path: Path) -> None:
    unused = "  fee:\n    from 2026-04-01: £1.00\n    assumed: made up\n"
    path = written(tmp_path, "plan where ended_on is known", "plan")
    text = path.read_text(encoding="utf-8").replace("payments:", f"prices:\n{unused}payments:")
    path.write_text(text, encoding="utf-8")
    assert "warning[PBR417]" in pbr("validate", path).stdout
    strict = pbr("validate", path, "--strict")
    assert (strict.returncode, "error[PBR417]" in strict.stdout) == (1, True)
