"""The command split off from a process that has loaded it does what a new process does, byte for byte."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import CANARY, ESSEX, JUNE, PLANS, extract, new_pbr, pbr
from tests.cli.fork_server import Forked

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are split on POSIX systems")
COMPARED = ("simulate", "records", ESSEX, "--baseline", ESSEX, *JUNE)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--help",),
        ("settle", "--help"),
        ("setle",),
        ("settle", ESSEX, "records", *JUNE),
        ("settle", ESSEX, "records", *JUNE, "--out", "out"),
        ("settle", ESSEX, "records", *JUNE, "--format", "json"),
        ("settle", ESSEX, "records", *JUNE, "--explain", "A"),
        ("settle", ESSEX, "wrong", *JUNE, "--hold-errors"),
        ("settle", "no-such-scheme", "records"),
        (*COMPARED, "--draws", "20", "--set", "rates.plans=50%", "--out", "out", "--html", "page.html"),
        ("validate", ESSEX, "--coverage"),
        ("validate", "bad.yaml", "--format", "github"),
        ("describe", ESSEX),
        ("sample", "out", "--plans", "5", "--seed", "2"),
        ("rule", "PBR201"),
    ],
    ids=" ".join,
)
def test_it_ends_and_prints_and_writes_as_a_new_process_does(tmp_path: Path, words: tuple[str, ...]) -> None:
    found = []
    for name, run in (("new", new_pbr), ("split", pbr)):
        folder = tmp_path / name
        folder.mkdir()
        extract(folder)
        (folder / "wrong").mkdir()
        (folder / "wrong" / "plans.csv").write_text(
            PLANS + f"E,{CANARY},P1,reablement,{CANARY},,,,\n", encoding="utf-8"
        )
        (folder / "bad.yaml").write_text("pbr: 1\n", encoding="utf-8")
        done = run(*words, cwd=folder, COLUMNS="70")
        files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        found.append((done.args, done.returncode, done.stdout, done.stderr, files))
    assert found[0] == found[1]
    assert found[0][2] + found[0][3]


@pytest.fixture(scope="module")
def server() -> Iterator[Forked]:
    started = Forked()
    yield started
    started.end()


def test_a_run_leaves_nothing_for_the_next(tmp_path: Path, server: Forked, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(tmp_path)
    alone = new_pbr("settle", "--help").stdout
    assert server.run(["settle", ESSEX, "records", *JUNE, "--out", "june"], tmp_path, {"COLUMNS": "50"}).returncode == 0
    assert server.run(["setle"], tmp_path, {}).returncode == 2
    assert server.run(["settle", "--help"], None, {}).stdout == alone
    # Without a folder of its own it runs where the tests are, and not where the server was started.
    monkeypatch.chdir(tmp_path / "june")
    assert server.run(["describe", ESSEX], None, {}).returncode == 0
    assert "there is no records" in server.run(["settle", ESSEX, "records"], None, {}).stderr


@pytest.mark.parametrize(
    "words",
    [("settle", ESSEX, "records", *JUNE), (*COMPARED, "--draws", "20"), ("validate", ESSEX), ("sample", "out")],
    ids=" ".join,
)
def test_nothing_hangs_on_the_order_of_a_set(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Processes split off from one server have one order of sets: so it is tried with two here."""
    extract(tmp_path)
    found = []
    for seed in ("1", "2"):
        done = new_pbr(*words, cwd=tmp_path, PYTHONHASHSEED=seed)
        assert done.returncode == 0
        found.append((done.stdout, done.stderr, [path.read_bytes() for path in sorted(tmp_path.glob("out/*"))]))
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
    assert found[0] == found[1]


def test_the_width_that_is_known_is_the_one_it_prints_to() -> None:
    narrow, wide = (pbr("settle", "--help", COLUMNS=width).stdout for width in ("60", "100"))
    assert max(map(len, narrow.splitlines())) <= 60 < max(map(len, wide.splitlines()))


@pytest.mark.parametrize("name", ["PYTHONHASHSEED", "PYTHONIOENCODING", "LC_ALL", "TZ", "NO_COLOR", "HOME"])
def test_what_may_be_read_at_the_start_needs_a_new_process(name: str, server: Forked) -> None:
    assert server.can_run({"COLUMNS": "40"})
    assert not server.can_run({name: "1"})


def test_a_variable_that_is_taken_away_needs_one_too(server: Forked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PATH")
    assert not server.can_run({})
