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

    run(sys.executable, "-m", "venv", tmp_path / "venv")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)

    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    printed = run(scripts / "pbr", "settle", "essex-reablement-bonus", "records", "--as-at", "2026-06-30", cwd=tmp_path)
    # £1,575.00 for the package and £250.00 for needing no further support.
    assert "Total due: £1,825.00" in printed
    page = tmp_path / "page.html"
    run(scripts / "pbr", "simulate", "records", "essex-reablement-bonus", "--html", page, cwd=tmp_path)
    assert "£1,825.00" in page.read_text(encoding="utf-8")
    assert (
        "wrote an invented extract" in run(scripts / "pbr", "sample", "invented", "--plans", "5", cwd=tmp_path).lower()
    )
