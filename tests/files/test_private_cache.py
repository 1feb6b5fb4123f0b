"""The user's cache: what is kept comes back as it was, and whatever is not right is as if it had never been kept."""

import os
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

from pbr.files import private_cache
from pbr.files.private_cache import cache_folder, keep, what_is_kept

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="nothing is kept where owners are not known")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PBR_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "pbr"


def test_what_is_kept_comes_back_and_is_the_user_s_alone(home: Path) -> None:
    keep("one", b"as it was")
    assert what_is_kept("one") == b"as it was"
    assert what_is_kept("another") is None
    assert home.stat().st_mode & 0o777 == 0o700
    assert [(path.name, path.stat().st_mode & 0o777) for path in home.iterdir()] == [("one.kept", 0o600)]


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, b"as it was"])
def test_what_is_damaged_is_not_given(home: Path, damage: bytes) -> None:
    keep("one", b"as it was")
    (home / "one.kept").write_bytes(damage)
    assert what_is_kept("one") is None
    keep("one", b"again")
    assert what_is_kept("one") == b"again"


def test_every_byte_that_is_changed_is_found_out(home: Path) -> None:
    keep("one", b"as it was")
    whole = (home / "one.kept").read_bytes()
    for at in range(len(whole)):
        (home / "one.kept").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert what_is_kept("one") is None
    (home / "one.kept").write_bytes(whole[:-1])
    assert what_is_kept("one") is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_to_is_not_read(home: Path, mode: int) -> None:
    keep("one", b"as it was")
    (home / "one.kept").chmod(mode)
    assert what_is_kept("one") is None


@pytest.mark.parametrize("mode", [0o770, 0o777, 0o702])
def test_a_folder_that_others_may_write_to_is_neither_read_nor_written_to(home: Path, mode: int) -> None:
    keep("one", b"as it was")
    home.chmod(mode)
    assert what_is_kept("one") is None
    keep("two", b"more")
    assert [path.name for path in home.iterdir()] == ["one.kept"]


def test_what_is_somebody_else_s_is_neither_read_nor_written_to(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("one", b"as it was")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert what_is_kept("one") is None
    keep("two", b"more")
    assert [path.name for path in home.iterdir()] == ["one.kept"]


def test_no_link_is_followed(home: Path, tmp_path: Path) -> None:
    keep("one", b"as it was")
    (home / "one.kept").rename(tmp_path / "elsewhere")
    (home / "one.kept").symlink_to(tmp_path / "elsewhere")
    assert what_is_kept("one") is None
    (home / "one.kept").unlink()
    (tmp_path / "elsewhere").rename(home / "one.kept")
    assert what_is_kept("one") == b"as it was"
    home.rename(tmp_path / "folder")
    home.symlink_to(tmp_path / "folder")
    assert what_is_kept("one") is None


def test_what_is_no_file_is_not_read(home: Path) -> None:
    keep("one", b"as it was")
    (home / "one.kept").unlink()
    os.mkfifo(home / "one.kept", 0o600)
    assert what_is_kept("one") is None
    (home / "one.kept").unlink()
    (home / "one.kept").mkdir()
    assert what_is_kept("one") is None
    keep("one", b"cannot be put there")
    assert [path.name for path in home.iterdir()] == ["one.kept"]


def test_a_place_that_cannot_be_written_to_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep("one", b"as it was")
    assert what_is_kept("one") is None


def test_a_full_disk_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    keep("one", b"as it was")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(("name", "said"), [("PBR_CACHE", "off"), ("PBR_CACHE", " OFF ")])
def test_it_can_be_turned_off(home: Path, name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, said)
    keep("one", b"as it was")
    assert cache_folder() is None
    assert what_is_kept("one") is None
    assert not home.exists()


def test_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for not_a_place in ("", "a/relative/one"):
        monkeypatch.setenv("XDG_CACHE_HOME", not_a_place)
        monkeypatch.setattr(sys, "platform", "linux")
        assert cache_folder() == tmp_path / ".cache" / "pbr"
        monkeypatch.setattr(sys, "platform", "darwin")
        assert cache_folder() == tmp_path / "Library" / "Caches" / "pbr"


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
    keep("one", b"as it was")
    assert what_is_kept("one") is None


def test_the_oldest_go_where_there_are_too_many(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_cache, "MOST_FILES", 3)
    for number in range(5):
        keep(f"k{number}", b"x")
        os.utime(home / f"k{number}.kept", (number, number))
    assert sorted(path.name for path in home.iterdir()) == ["k2.kept", "k3.kept", "k4.kept"]


def test_the_oldest_go_where_it_is_too_much(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_cache, "MOST_BYTES", 3 * (32 + 10))
    for number in range(5):
        keep(f"k{number}", b"x" * 10)
        os.utime(home / f"k{number}.kept", (number, number))
    assert sorted(path.name for path in home.iterdir()) == ["k2.kept", "k3.kept", "k4.kept"]
    keep("large", b"x" * 1000)
    assert what_is_kept("large") is None


def _keep_often(letter: bytes) -> None:
    for _ in range(100):
        keep("one", letter * 50_000)


def test_two_processes_at_once_leave_one_of_them_whole(home: Path) -> None:
    both = [get_context("spawn").Process(target=_keep_often, args=(letter,)) for letter in (b"a", b"b")]
    for one in both:
        one.start()
    while any(one.is_alive() for one in both):
        assert what_is_kept("one") in (None, b"a" * 50_000, b"b" * 50_000)
    assert [one.exitcode for one in both] == [0, 0]
    assert [path.name for path in home.iterdir()] == ["one.kept"]
