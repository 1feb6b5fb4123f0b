"""The files that a browser shows: the page, its styles and its scripts, as they come with pbr."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import yaml

import pbr
from pbr.page_bundle.pinned import pinned
from pbr.page_bundle.policy import POLICY
from pbr.page_bundle.python_archive import made_of
from pbr.source.shipped_schemes import shipped_schemes

_STATIC = Path(__file__).parent / "static"
_PAGE = "index.html"


def shown_files() -> Iterator[tuple[str, bytes]]:
    """Each file by its name, with its bytes."""
    for path in sorted(_STATIC.iterdir()):
        if path.is_file():
            yield path.name, _page(path) if path.name == _PAGE else path.read_bytes()
    yield "schemes.json", _as_json(_schemes())
    yield "made_of.json", _as_json(_made_of())


def _page(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    return text.replace("@POLICY@", escape(POLICY, quote=True)).replace("@VERSION@", pbr.__version__).encode()


def _schemes() -> list[dict[str, str]]:
    """The schemes that come with pbr, so that they can be chosen before Python has started."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in shipped_schemes().items()}
    return [{"name": name, "title": str(yaml.safe_load(text)["title"]), "text": text} for name, text in texts.items()]


def _made_of() -> dict[str, object]:
    return {"pyodide": pinned().pyodide, "python": pinned().python, "packages": made_of()}


def _as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
