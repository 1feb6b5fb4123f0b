"""A page is built whole, of files that have the hashes they are pinned by, or not at all."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from pbr import api
from pbr.api.described.page import build_page, page_served, pinned_packages
from pbr.page_bundle.pinned import pinned
from pbr.page_bundle.policy import POLICY
from tests.page_bundle.pretend import RUNS, RUNS_NOT, fetched


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a page, built once, beside what it was made of; what changes a page changes a copy of it."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        package, wheels = fetched(folder, patch)
        build_page(folder / "page", package, wheels)
        yield folder


@pytest.fixture
def page(built: Path, tmp_path: Path) -> Path:
    """A page of a test's own."""
    shutil.copytree(built / "page", tmp_path / "page")
    return tmp_path / "page"


def codes(page: Path, package: Path, wheels: Path, replace: bool = False) -> list[str]:
    """The codes of what is wrong."""
    with pytest.raises(api.ProblemsFound) as wrong:
        build_page(page, package, wheels, replace)
    return [problem.code for problem in wrong.value.problems]


def test_it_has_the_page_python_and_the_hash_of_each_file(built: Path) -> None:
    page = built / "page"
    names = {path.name for path in page.iterdir()}
    assert {"index.html", "main.js", "python_worker.js", "pyodide.mjs", "python.zip", "language.html"} <= names
    said = json.loads((page / "bundle.json").read_text(encoding="utf-8"))
    assert set(said["files"]) == names
    assert said["files"]["main.js"] == sha256((page / "main.js").read_bytes()).hexdigest()
    with zipfile.ZipFile(page / "python.zip") as opened:
        packed = set(opened.namelist())
    assert {"pbr/in_browser/calls.py", "pbr/schemes/time-and-task.yaml", "thing/__init__.py", f"thing/{RUNS}"} <= packed
    assert f"thing/{RUNS_NOT}" not in packed
    assert not any(name.startswith(("pbr/cli", "pbr/page_bundle", "pbr/docs")) for name in packed)


def test_the_same_files_give_the_same_page(built: Path, tmp_path: Path) -> None:
    build_page(tmp_path / "again", built / "package", built / "wheels")
    names = {path.name for path in (built / "page").iterdir()}
    assert {path.name for path in (tmp_path / "again").iterdir()} == names
    for name in names:
        assert (built / "page" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_every_page_has_the_policy_and_nothing_of_another_place(built: Path) -> None:
    page = built / "page"
    assert "unsafe-inline" not in POLICY
    assert "'unsafe-eval'" not in POLICY
    for path in page.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        head = text.partition("</head>")[0]
        assert POLICY.replace("'", "&#x27;") in head
        assert "@" not in head
        assert 'src="http' not in text
        assert "<style" not in text
        assert " style=" not in text


def test_a_document_leads_to_others_of_the_page_only(built: Path) -> None:
    page = built / "page"
    names = {path.name for path in page.iterdir()}
    for path in page.glob("*.html"):
        if path.name == "index.html":
            continue
        links = [link.partition('"')[0] for link in path.read_text(encoding="utf-8").split('<a href="')[1:]]
        assert [link for link in links if link.partition("#")[0] not in {*names, ""}] == []


def test_a_file_with_another_hash_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, wheels = fetched(tmp_path, monkeypatch)
    (package / "pyodide.mjs").write_text("send(everything)\n", encoding="utf-8")
    assert codes(tmp_path / "page", package, wheels) == ["PBR968"]
    assert not (tmp_path / "page").exists()
    assert list(tmp_path.glob(".page*")) == []


def test_what_was_not_fetched_is_named_with_the_way_to_fetch_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, _ = fetched(tmp_path, monkeypatch)
    assert codes(tmp_path / "page", tmp_path / "nowhere", package) == ["PBR967"]
    with pytest.raises(api.ProblemsFound) as wrong:
        build_page(tmp_path / "page", package, tmp_path / "nowhere")
    (problem,) = wrong.value.problems
    assert problem.code == "PBR967"
    assert "pip download --require-hashes" in problem.help


def test_an_earlier_page_gives_way_and_nothing_else_does(built: Path, page: Path, tmp_path: Path) -> None:
    given = (page, built / "package", built / "wheels")
    build_page(*given)
    (page / "index.html").write_text("mine", encoding="utf-8")
    assert codes(*given) == ["PBR035"]
    build_page(*given, replace=True)
    assert "mine" not in (page / "index.html").read_text(encoding="utf-8")
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "kept.txt").write_text("kept", encoding="utf-8")
    assert codes(notes, *given[1:], replace=True) == ["PBR021"]
    assert (notes / "kept.txt").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("what", ["changed", "more", "less"])
def test_a_page_that_is_not_as_it_was_built_is_not_served(page: Path, what: str) -> None:
    match what:
        case "changed":
            (page / "main.js").write_text("send(everything)", encoding="utf-8")
        case "more":
            (page / "extra.js").write_text("send(everything)", encoding="utf-8")
        case "less":
            (page / "main.js").unlink()
    with pytest.raises(api.ProblemsFound) as wrong, page_served(page):
        pass
    assert wrong.value.problems[0].code in ("PBR021", "PBR970")


def test_another_folder_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(api.ProblemsFound) as wrong, page_served(tmp_path):
        pass
    assert [problem.code for problem in wrong.value.problems] == ["PBR969"]


def test_what_is_pinned_fits_together() -> None:
    wheels = {one.package: one for one in pinned().wheels}
    assert {"pydantic", "pydantic-core", "pyyaml", "jinja2", "markupsafe", "xlsxwriter"} <= set(wheels)
    for one in wheels.values():
        assert one.version in one.file.name
        assert len(one.file.sha256) == 64
    tag = "cp" + "".join(pinned().python.split(".")[:2])
    compiled = [one.file.name for one in wheels.values() if "wasm32" in one.file.name]
    assert len(compiled) == 2
    assert all(f"-{tag}-{tag}-" in name for name in compiled)
    assert f"pydantic=={wheels['pydantic'].version} --hash=sha256:" in pinned_packages()
