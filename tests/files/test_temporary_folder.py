"""A folder of a run that goes on stays, one of a run that is no more is removed by the next, and nothing else is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pbr.files.atomic import folder_aside
from pbr.files.temporary_folder import temporary_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no locks by which a run is known elsewhere")
LEFT = "pbr-run-abc_1234"
KILLED = """
import os, signal, sys
from pbr.files.atomic import folder_aside
from pbr.files.temporary_folder import temporary_folder
with temporary_folder("parts") as folder:
    (folder / "rows").write_text("S1")
    print(folder, flush=True)
    if sys.argv[1] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system keeps such files."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


def left(place: Path, name: str, mode: int = 0o700) -> Path:
    """A folder with something in it, as a run that was ended without a word leaves it."""
    folder = place / name
    folder.mkdir()
    (folder / "rows").write_text("S1", encoding="utf-8")
    folder.chmod(mode)
    return folder


def test_nobody_else_can_read_it_and_it_is_gone_at_the_end(place: Path) -> None:
    def broken_off() -> None:
        with temporary_folder("records") as folder:
            assert folder.parent.parent == place
            assert [one.stat().st_mode & 0o777 for one in (folder, folder.parent)] == [0o700, 0o700]
            (folder / "part").mkdir()
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        broken_off()
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_is_removed_by_the_next(place: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, "killed"], capture_output=True, check=False, text=True)
    assert killed.returncode == -signal.SIGKILL
    assert (Path(killed.stdout.strip()) / "rows").is_file()
    with temporary_folder("tables") as folder:
        assert list(place.iterdir()) == [folder.parent]


def test_what_a_run_that_goes_on_has_stays(place: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, "goes on"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        with temporary_folder("parts") as ours:
            assert sorted(place.iterdir()) == sorted([ours.parent, theirs.parent])
        other.communicate()
    assert list(place.iterdir()) == []


def test_what_is_not_of_a_run_stays(place: Path) -> None:
    elsewhere = left(place, "elsewhere")
    (place / "pbr-run-linked12").symlink_to(elsewhere)
    (place / "pbr-parts-file1234").write_text("a file", encoding="utf-8")
    for name in ("pbr-run-.kept", "pbr-notes", "my-pbr-run-abc12345", f"{LEFT}.new"):
        left(place, name)
    left(place, "pbr-tables-open1234", 0o755)
    before = sorted(place.rglob("*"))
    gone = left(place, LEFT)
    with temporary_folder("run") as folder:
        assert not gone.exists()
    assert not folder.parent.exists()
    assert sorted(place.rglob("*")) == before


def test_what_another_user_owns_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays = left(place, LEFT)
    monkeypatch.setattr(os, "geteuid", lambda: stays.stat().st_uid + 1)
    with temporary_folder("run"):
        assert stays.exists()


def test_where_nobody_knows_who_owns_a_folder_all_stay(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays = left(place, LEFT)
    monkeypatch.delattr(os, "geteuid")
    with temporary_folder("run") as folder:
        assert folder.is_dir()
    assert stays.exists()


def test_beside_results_nothing_is_cleared_away(place: Path) -> None:
    stays = left(place, LEFT)
    (place / "results").mkdir()
    with temporary_folder("parts", place / "results") as folder:
        assert folder.parent.parent == place / "results"
    assert stays.exists()


def test_something_is_built_in_it(place: Path) -> None:
    with temporary_folder("run") as folder, folder_aside(folder / "results", "folder") as aside:
        assert aside.parent == folder
