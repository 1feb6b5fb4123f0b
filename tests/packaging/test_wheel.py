"""The built wheel, installed where nothing else is, settles a scheme that comes with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pbr.page_bundle.manual_pages import DOCUMENTS

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).parents[2]
TYPED = """\
from pbr.api import pounds, settle

settled = settle("essex-reablement-bonus", "records", as_at="2026-06-30")
text: str = pounds(settled.total_due)
wrong: str = settled.total_due
"""
"""Python of somebody else's, with one fault of types in it."""

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2026-06-15
"""


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    # Nothing of the environment the tests run in may lend the new one a module.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def installed(wheel: Path, folder: Path) -> Path:
    """A new environment with the wheel in it: where its programs are."""
    run(sys.executable, "-m", "venv", folder / "venv")
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return scripts


def types_found_wrong(folder: Path, interpreter: Path) -> list[str]:
    """What a checker of types says of Python that uses the package from its environment."""
    (folder / "typed.py").write_text(TYPED, encoding="utf-8")
    asked = ("--strict", "--config-file=", "--python-executable", str(interpreter), "typed.py")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", *asked], cwd=folder, capture_output=True, text=True, check=False
    )
    return [line for line in checked.stdout.splitlines() if "error:" in line]


def test_the_wheel_has_what_it_needs_and_settles_in_a_fresh_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT)
    (wheel,) = (tmp_path / "dist").glob("payment_by_results-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    assert {f"pbr/schemes/{path.name}" for path in (ROOT / "schemes").glob("*.yaml")} <= names
    static = ROOT / "pbr" / "page_bundle" / "static"
    assert {f"pbr/page_bundle/static/{path.name}" for path in static.iterdir()} <= names
    assert {"pbr/page_bundle/pinned.json", *(f"pbr/docs/{name}.md" for name in DOCUMENTS)} <= names
    assert all(name.startswith(("pbr/", "payment_by_results-")) for name in names)
    scripts = installed(wheel, tmp_path)

    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    printed = run(scripts / "pbr", "settle", "essex-reablement-bonus", "records", "--as-at", "2026-06-30", cwd=tmp_path)
    # £1,575.00 for the package and £250.00 for needing no further support.
    assert "Total due: £1,825.00" in printed
    page = tmp_path / "page.html"
    run(scripts / "pbr", "simulate", "records", "essex-reablement-bonus", "--html", page, cwd=tmp_path)
    assert "£1,825.00" in page.read_text(encoding="utf-8")
    assert types_found_wrong(tmp_path, scripts / "python") == [
        'typed.py:5: error: Incompatible types in assignment (expression has type "int", variable has type "str")  '
        "[assignment]"
    ]
    assert (
        "wrote an invented extract" in run(scripts / "pbr", "sample", "invented", "--plans", "5", cwd=tmp_path).lower()
    )
