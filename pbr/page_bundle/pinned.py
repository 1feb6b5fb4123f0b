"""What the page is made of besides pbr: Pyodide and the wheels, each version and file by its hash.

They stand in ``pinned.json``. Nothing is taken that is not there, or is not as it is there.
"""

import json
from functools import cache
from hashlib import file_digest
from pathlib import Path

from pbr.values.dataclass import dataclass

_FILE = Path(__file__).parent / "pinned.json"


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """A file by its name and the SHA-256 of its bytes."""

    name: str
    sha256: str

    def is_as_pinned(self, path: Path) -> bool:
        """Whether a file has these bytes. Raises ``OSError`` where it cannot be read."""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == self.sha256


@dataclass(frozen=True, slots=True)
class PinnedWheel:
    """A package of the Python package index, and the one file of it that is taken."""

    package: str
    version: str
    file: PinnedFile


@dataclass(frozen=True, slots=True)
class Pinned:
    """Everything that the page is made of besides pbr. ``python`` is the version of Python that Pyodide has."""

    pyodide: str
    python: str
    pyodide_files: tuple[PinnedFile, ...]
    wheels: tuple[PinnedWheel, ...]


@cache
def pinned() -> Pinned:
    """Read what is pinned."""
    said = json.loads(_FILE.read_text(encoding="utf-8"))
    pyodide = said["pyodide"]
    return Pinned(
        pyodide["version"],
        pyodide["python"],
        tuple(PinnedFile(name, sha256) for name, sha256 in pyodide["files"].items()),
        tuple(
            PinnedWheel(one["name"], one["version"], PinnedFile(one["file"], one["sha256"])) for one in said["wheels"]
        ),
    )


def requirements() -> str:
    """The wheels as ``pip download --require-hashes`` takes them."""
    lines = [f"{one.package}=={one.version} --hash=sha256:{one.file.sha256}" for one in pinned().wheels]
    return "".join(f"{line}\n" for line in lines)


def how_to_fetch() -> tuple[str, str]:
    """The commands that fetch Pyodide and the wheels, on a machine that may: each in a line."""
    python = pinned().python.split(".")
    tag = "cp" + python[0] + python[1]
    platforms = "--platform pyemscripten_2026_0_wasm32 --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64"
    return (
        f"npm pack pyodide@{pinned().pyodide} && tar xzf pyodide-{pinned().pyodide}.tgz",
        "pbr page pinned > pinned.txt && pip download --require-hashes --no-deps --only-binary :all: "
        f"--python-version {'.'.join(python[:2])} --implementation cp --abi {tag} {platforms} "
        "--dest wheels --requirement pinned.txt",
    )
