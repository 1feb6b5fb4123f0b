"""Results change places whole, together, one run at a time, and what a killed run left is found again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from pbr.files import atomic as building
from pbr.files import swap_paths
from pbr.files.atomic import Built, clear_what_was_left, file_aside, folder_aside, put_all_in_place, refuse_long_name
from pbr.files.interrupt_guard import marked_as_being_written, not_interrupted, one_at_a_time
from pbr.problems.problem import ProblemsFound

POSIX = pytest.mark.skipif(os.name != "posix", reason="locks and signals of POSIX systems")
IN_STEPS = pytest.mark.parametrize("in_one_step", [True, False])
Steps = Callable[[bool], None]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    def choose(in_one_step: bool) -> None:
        if not in_one_step:
            monkeypatch.setattr(swap_paths, "in_one_step", lambda *_: False)

    return choose


def write_both(folder: Path, words: str, may_take: Callable[[], None] = lambda: None) -> None:
    """Write a folder of one file, and a page beside it, with the same words in both."""
    with ExitStack() as asides:
        one = asides.enter_context(folder_aside(folder / "june", "folder"))
        (one / "lines.csv").write_text(words, encoding="utf-8")
        page = asides.enter_context(file_aside(folder / "june.html", "page"))
        page.write_text(words, encoding="utf-8")
        built = [
            Built(folder / "june", one, "folder", may_take),
            Built(folder / "june.html", page, "page", lambda: None),
        ]
        put_all_in_place(built)


def words_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }


BOTH = {"june/lines.csv": "first", "june.html": "first"}


@IN_STEPS
def test_a_folder_and_a_page_are_put_in_their_places_together(tmp_path: Path, steps: Steps, in_one_step: bool) -> None:
    steps(in_one_step)
    write_both(tmp_path, "earlier")
    write_both(tmp_path, "first")
    assert words_in(tmp_path) == BOTH
    assert sorted(path.name for path in tmp_path.iterdir()) == ["june", "june.html"]


@IN_STEPS
@pytest.mark.parametrize("there_before", [True, False])
def test_a_folder_is_taken_back_when_its_page_cannot_be_put_in_place(
    tmp_path: Path, steps: Steps, in_one_step: bool, there_before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps(in_one_step)
    if there_before:
        write_both(tmp_path, "first")
    put_in_place = swap_paths.put_in_place

    def failing(place: Path, aside: Path) -> None:
        if place.suffix == ".html":
            raise OSError(28, "No space left on device")
        put_in_place(place, aside)

    monkeypatch.setattr(building, "put_in_place", failing)
    with pytest.raises(ProblemsFound) as found:
        write_both(tmp_path, "second")
    assert [problem.code for problem in found.value.problems] == ["PBR023"]
    assert words_in(tmp_path) == (BOTH if there_before else {})


def test_a_place_that_was_taken_meanwhile_is_not_taken_again(tmp_path: Path) -> None:
    write_both(tmp_path, "first")

    def taken() -> None:
        raise ProblemsFound([])

    with pytest.raises(ProblemsFound):
        write_both(tmp_path, "second", taken)
    assert words_in(tmp_path) == BOTH


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take three steps")
def test_linux_takes_one_step_and_says_so_when_it_cannot(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, encoding="utf-8")
    assert swap_paths.in_one_step(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one" / "file").read_text(encoding="utf-8") == "two"
    assert not swap_paths.in_one_step(tmp_path / "one", tmp_path / "three")


@POSIX
@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_passes_by_while_places_are_changed(tmp_path: Path, wish: signal.Signals) -> None:
    handler = signal.signal(wish, signal.default_int_handler)
    try:
        write_both(tmp_path, "first", lambda: os.kill(os.getpid(), wish))
    finally:
        signal.signal(wish, handler)
    assert words_in(tmp_path) == BOTH


@POSIX
def test_a_wish_that_was_ignored_before_is_ignored_after() -> None:
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with not_interrupted():
            pass
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, handler)


KILLED = """
import os, signal, sys
from pathlib import Path
from pbr.files import swap_paths
from tests.files.test_atomic import write_both
if sys.argv[2] == "while building":
    import pbr.files.atomic as building
    building.make_all_sure = lambda path: os.kill(os.getpid(), signal.SIGKILL)
else:
    swap_paths.in_one_step = lambda *_: False
    rename = Path.rename
    def killed(self, target):
        done = rename(self, target)
        if str(target).endswith(".earlier"):
            os.kill(os.getpid(), signal.SIGKILL)
        return done
    Path.rename = killed
write_both(Path(sys.argv[1]), "second")
"""


@POSIX
@pytest.mark.parametrize("when", ["while building", "between two moves"])
def test_what_a_killed_run_left_is_cleared_or_put_back_by_the_next(tmp_path: Path, when: str) -> None:
    write_both(tmp_path, "first")
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), when], cwd=root, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "june").exists() == (when == "while building")
    said = [*clear_what_was_left(tmp_path / "june"), *clear_what_was_left(tmp_path / "june.html")]
    assert len(said) == (2 if when == "while building" else 3)
    assert ("is back in its place" in said[0]) == (when != "while building")
    assert words_in(tmp_path) == BOTH
    assert sorted(path.name for path in tmp_path.iterdir()) == ["june", "june.html"]
    assert clear_what_was_left(tmp_path / "june") == []


@POSIX
def test_what_a_run_still_builds_is_left_to_it(tmp_path: Path) -> None:
    with folder_aside(tmp_path / "june", "folder") as aside:
        assert clear_what_was_left(tmp_path / "june") == []
        assert aside.is_dir()
    with marked_as_being_written(tmp_path), one_at_a_time([tmp_path / "none"]):
        pass  # neither a mark of its own nor a folder that is gone stops it
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_is_not_ours_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    for name in (".june.notes", ".june.abc.unfinished.txt", ".julyx.abc12345.unfinished", "june.abc.unfinished"):
        (tmp_path / name).mkdir()
    (tmp_path / ".june.abc12345.unfinished").symlink_to(tmp_path / "elsewhere")
    before = sorted(tmp_path.iterdir())
    assert clear_what_was_left(tmp_path / "june") == []
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "refused"), [("x" * 300, True), ("ë" * 101, True), ("x" * 201, True), ("x" * 200, False)]
)
def test_a_name_that_not_every_system_takes_is_refused_by_us(name: str, refused: bool) -> None:
    if not refused:
        refuse_long_name(Path(name), "folder")
        return
    with pytest.raises(ProblemsFound) as found:
        refuse_long_name(Path("results") / name, "folder")
    (problem,) = found.value.problems
    assert problem.code == "PBR034"
    assert len(problem.place.file) < 60
