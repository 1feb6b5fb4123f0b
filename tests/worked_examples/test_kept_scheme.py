"""A scheme that was checked before comes from the cache to the same, and never hides that its file has changed."""

import os
import pickle
from pathlib import Path

import pytest

from pbr.api.checks.validation import validate
from pbr.api.described.description import describe
from pbr.files.private_cache import cache_folder, keep, what_is_kept
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.files import table_files
from pbr.scheme.load_scheme import load_scheme
from pbr.source.shipped_schemes import shipped_schemes
from pbr.worked_examples import cached_scheme as module
from pbr.worked_examples.cached_scheme import scheme_by_name
from pbr.worked_examples.checked_scheme import CheckedScheme, checked_by_name
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from pbr.worked_examples.own_source import ROOMS, which_pbr
from tests.cli.command import ESSEX, JUNE, extract, pbr
from tests.thorough import some_of

SHIPPED = shipped_schemes()
SOME = [list(SHIPPED)[at] for at in some_of(range(len(SHIPPED)), 3)]
"""Of what takes long, the shipped schemes that are tried with every change."""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PBR_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "pbr"


def read_again(wanted: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[CheckedScheme, bool]:
    """A checked scheme, and whether its file had to be read as a scheme for it."""
    anew: list[bytes] = []
    reading = module._checked

    def seen(content: bytes, *rest: str) -> object:
        anew.append(content)
        return reading(content, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(module, "_checked", seen)
        return checked_by_name(wanted), bool(anew)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scheme_is_the_same_from_the_cache(name: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, anew = read_again(Path(name), monkeypatch)
    assert anew
    second, anew = read_again(Path(name), monkeypatch)
    assert not anew
    assert second == first
    assert second.scheme == load_scheme(SHIPPED[name], f"{name}.yaml")
    assert repr(second) == repr(first)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_of_the_dictionary_is_that_very_thing(name: str) -> None:
    scheme = load_scheme(SHIPPED[name])
    back, _ = from_bytes(as_bytes((scheme, ())))
    kinds = [payment.kind for payment in back.payments if payment.kind is not None]
    # A scheme that adds fields of its own has tables of its own.
    assert back.tables is TABLES or back.own
    assert all(kind is back.tables[kind.name] for kind in kinds)
    assert all(measure.kind is back.tables[measure.kind.name] for measure in back.measures.values())


def test_everything_that_is_printed_and_written_is_the_same(tmp_path: Path) -> None:
    records = extract(tmp_path)
    kept = {"PBR_CACHE": "", "XDG_CACHE_HOME": str(tmp_path / "caches")}
    for number, known in enumerate(({"PBR_CACHE": "off"}, kept, kept)):
        folder = tmp_path / f"out{number}"
        said = [
            pbr("settle", ESSEX, records, *JUNE, "--out", folder, cwd=None, **known),
            pbr("settle", ESSEX, records, *JUNE, "--format", "json", cwd=None, **known),
            pbr("settle", ESSEX, records, *JUNE, "--explain", "A", cwd=None, **known),
            pbr("settle", ESSEX, records, "--as-at", "2020-01-01", cwd=None, **known),
        ]
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        told = [(one.returncode, one.stdout, one.stderr.replace(str(folder), "out")) for one in said]
        assert len(files) >= 5
        if number == 0:
            without, written = told, files
            assert not (tmp_path / "caches").exists()
        assert (told, files) == (without, written)
    assert len(list((tmp_path / "caches" / "pbr").iterdir())) == 1


@pytest.mark.parametrize("name", SOME)
def test_what_is_said_of_a_scheme_is_the_same_from_the_cache(
    name: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("PBR_CACHE", "off")
        without = describe(name), validate(SHIPPED[name])
    assert not cache.exists()
    for _ in range(2):
        assert (describe(name), validate(SHIPPED[name])) == without
    assert cache.exists()


def test_what_was_read_alone_does_not_count_as_checked(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "scheme.yaml"
    file.write_text(
        SHIPPED[ESSEX].read_text(encoding="utf-8").replace("total due: £", "total due: £1"), encoding="utf-8"
    )
    for _ in range(2):
        assert scheme_by_name(file) == load_scheme(file)
        with pytest.raises(ProblemsFound):
            checked_by_name(file)
        [checked] = validate(file)
        assert {problem.code for problem in checked.problems} == {"PBR504"}
    assert len(list(cache.iterdir())) == 1


def test_a_file_that_changes_under_its_name_is_read(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "scheme.yaml"
    text = SHIPPED[ESSEX].read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    before = file.stat()
    first, _ = read_again(file, monkeypatch)
    file.write_text(text.replace("Essex", "Wessex"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    second, anew = read_again(file, monkeypatch)
    assert anew
    assert "Essex" in first.scheme.title
    assert "Wessex" in second.scheme.title
    file.write_text(text.replace("pbr: 1", "pbr: 2"), encoding="utf-8")
    with pytest.raises(ProblemsFound):
        checked_by_name(file)
    file.unlink()
    with pytest.raises(ProblemsFound):
        checked_by_name(file)


def test_each_way_of_naming_a_file_is_kept_by_itself(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_bytes(SHIPPED[ESSEX].read_bytes())
        checked, anew = read_again(tmp_path / name, monkeypatch)
        assert anew
        assert checked.scheme.file.name == str(tmp_path / name)


def test_a_scheme_with_problems_is_not_kept(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "scheme.yaml"
    file.write_text(
        SHIPPED[ESSEX].read_text(encoding="utf-8").replace("total due: £", "total due: £1"), encoding="utf-8"
    )
    for _ in range(2):
        with pytest.raises(ProblemsFound) as found:
            checked_by_name(file)
        assert {problem.code for problem in found.value.problems} == {"PBR504"}
    assert not cache.exists()


def test_another_pbr_or_python_reads_the_file(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked_by_name(Path(ESSEX))
    with monkeypatch.context() as patched:
        patched.setattr(module, "which_pbr", lambda: which_pbr().replace("0.1.0", "0.1.1", 1))
        assert read_again(Path(ESSEX), monkeypatch)[1]
    assert not read_again(Path(ESSEX), monkeypatch)[1]


def test_a_change_of_any_file_of_pbr_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "pbr"
    for room in ROOMS:
        (package / room / "inner").mkdir(parents=True)
        (package / room / "inner" / "a.py").write_text("x = 1\n", encoding="utf-8")
    seen = {which_pbr(package)}
    assert which_pbr(package) in seen
    for room in ROOMS:
        (package / room / "inner" / "a.py").write_text("x = 10\n", encoding="utf-8")
        assert which_pbr(package) not in seen
        seen.add(which_pbr(package))
    (package / "engine" / "new.py").write_text("", encoding="utf-8")
    assert which_pbr(package) not in seen


def test_where_pbr_s_own_files_cannot_be_seen_nothing_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unseen() -> str:
        raise OSError("in an archive")

    monkeypatch.setattr(module, "which_pbr", unseen)
    for _ in range(2):
        assert read_again(Path(ESSEX), monkeypatch)[1]
    assert not cache.exists()


class _Runs:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo run > run",)


OF_RECORDS = table_files.__name__
"""A module of the records, which knows a class of Python's."""


def text(said: str) -> bytes:
    """A text of fewer than 256 bytes, as a pickle has it."""
    return b"\x8c" + bytes([len(said)]) + said.encode()


def named(module: str, name: str) -> bytes:
    """What a module knows by a name, as a pickle has it."""
    return text(module) + text(name) + b"\x93"


def called(function: bytes, argument: bytes) -> bytes:
    """A function called with one argument, as a pickle has it."""
    return function + argument + b"\x85R"


def kept_in(cache: Path) -> str:
    (file,) = cache.iterdir()
    return file.stem


@pytest.mark.parametrize(
    "made",
    [
        b"no pickle",
        pickle.dumps(_Runs()),
        pickle.dumps(("a scheme", ())),
        pickle.dumps((load_scheme(SHIPPED["time-and-task"]), ())),
        b"cpbr.files.private_cache\nkeep\n(S'a'\nS'b'\ntR.",
        b"cpbr.scheme.load_scheme\nload_scheme\n(S'a'\ntR.",
        b"\x80\x04" + called(named("pbr.worked_examples.own_source", "os.system"), text("echo run > run")) + b".",
        b"\x80\x04" + called(named(OF_RECORDS, "Path.touch"), called(named(OF_RECORDS, "Path"), text("run"))) + b".",
    ],
)
def test_what_was_put_there_by_another_hand_is_not_taken(
    made: bytes, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    right = checked_by_name(Path(ESSEX))
    key = kept_in(cache)
    keep(key, made)
    assert what_is_kept(key) == made
    again, anew = read_again(Path(ESSEX), monkeypatch)
    assert anew
    assert again == right
    assert not (tmp_path / "run").exists()
    assert not read_again(Path(ESSEX), monkeypatch)[1]


def test_by_default_the_tests_keep_nothing() -> None:
    assert cache_folder() is None
