"""Settling from Python loads nothing of a terminal and prints nothing."""

import json

import pytest

from tests.cli.command import PLANS, python

TERMINAL = ("rich", "typer", "click", "pbr.cli")
DO = """
import json, sys
import pbr.api as api
loaded = [name for name in sys.modules if name.startswith("pbr.")]
plans = {"plans": sys.argv[2]}
match sys.argv[1]:
    case "import":
        assert loaded == ["pbr.api"], loaded
    case "settle":
        api.settle("essex-reablement-bonus", plans, as_at="2026-06-30")
    case "compare":
        api.compare(plans, api.ComparisonRequest(schemes=["essex-reablement-bonus"], as_at="2026-06-30"))
    case "validate":
        api.validate("essex-reablement-bonus")
    case "describe":
        api.describe("essex-reablement-bonus")
    case "explain":
        api.explain("essex-reablement-bonus", plans, "A", as_at="2026-06-30")
    case "wrong":
        try:
            api.settle("essex-reablement-bonus", {"plans": "no"})
        except api.ProblemsFound:
            pass
    case "all":
        for name in api.__all__:
            getattr(api, name)
sys.stderr.write(json.dumps([name for name in TERMINAL if name in sys.modules]))
""".replace("TERMINAL", repr(TERMINAL))


@pytest.mark.parametrize("what", ["import", "settle", "compare", "validate", "describe", "explain", "wrong", "all"])
def test_nothing_of_a_terminal_is_loaded_and_nothing_is_printed(what: str) -> None:
    done = python("-c", DO, what, PLANS)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert json.loads(done.stderr) == []


def test_the_check_would_see_it() -> None:
    done = python("-c", DO.replace("import pbr.api as api", "import pbr.api as api, pbr.cli.main", 1), "settle", PLANS)
    assert "typer" in json.loads(done.stderr)
