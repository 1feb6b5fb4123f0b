"""Small files that stand for Pyodide and the wheels, and are pinned in their place."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from pbr.page_bundle import fetched_files, python_archive, shown_files
from pbr.page_bundle.pinned import Pinned, PinnedFile, PinnedWheel

RUNS, RUNS_NOT = "core.cpython-314-wasm32-emscripten.so", "core.cpython-314-x86_64-linux-gnu.so"


def fetched(folder: Path, patch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Make the folders of Pyodide and of the wheels, and pin what is in them."""
    package, wheels = folder / "package", folder / "wheels"
    package.mkdir()
    wheels.mkdir()
    (package / "pyodide.mjs").write_text("export const version = 'pretended';\n", encoding="utf-8")
    wheel = wheels / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        for name in ("thing/__init__.py", f"thing/{RUNS}", f"thing/{RUNS_NOT}", "thing-1.0.dist-info/METADATA"):
            made.writestr(name, "x = 1\n")
    pins = Pinned(
        "314.9.9",
        "3.14.2",
        (_pin(package / "pyodide.mjs"),),
        (PinnedWheel("thing", "1.0", _pin(wheel)),),
    )
    for module in (fetched_files, python_archive, shown_files):
        patch.setattr(module, "pinned", lambda: pins)
    assert python_archive.made_of()["thing"] == "1.0"
    return package, wheels


def _pin(path: Path) -> PinnedFile:
    return PinnedFile(path.name, sha256(path.read_bytes()).hexdigest())
