"""``pbr page`` on the command line."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from pbr.api.described.page import build_page
from tests.cli.command import pbr
from tests.page_bundle.pretend import fetched


def test_without_a_page_it_says_how_to_build_one(tmp_path: Path) -> None:
    done = pbr("page", "--no-browser", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "PBR969" in done.stderr
    assert "pbr page build" in done.stderr


def test_build_names_each_file_that_was_not_fetched(tmp_path: Path) -> None:
    done = pbr("page", "build", "here", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("PBR967") == 6
    assert "npm pack pyodide@" in done.stderr
    assert not (tmp_path / "here").exists()


def test_pinned_is_what_pip_takes(tmp_path: Path) -> None:
    done = pbr("page", "pinned", cwd=tmp_path)
    assert done.returncode == 0
    assert all("==" in line and " --hash=sha256:" in line for line in done.stdout.splitlines())
    assert len(done.stdout.splitlines()) == 10


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise")
def test_it_serves_until_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_page(tmp_path / "pbr-page", *fetched(tmp_path, monkeypatch))
    # As in tests/cli/test_interrupted.py: a run in the background begins with Ctrl-C ignored, and hands that on.
    begun = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import pbr.cli.entry as it; it.main()"
    )
    command = [sys.executable, "-c", begun, "page", "--no-browser"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as served:
        assert served.stdout is not None
        assert served.stderr is not None
        address = served.stdout.readline().strip()
        with urllib.request.urlopen(address) as answer:
            assert b"Payment by results" in answer.read()
        served.send_signal(signal.SIGINT)
        said = served.stderr.read()
    assert served.returncode == 0
    assert "no longer served" in said
