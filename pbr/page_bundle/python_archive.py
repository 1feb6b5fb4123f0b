"""Everything that the page's Python imports, in one archive: pbr as it is installed, and the packages it needs.

It is the same bytes for the same files, whenever and wherever it is made with the same zlib.
"""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pbr
from pbr.page_bundle.pinned import pinned
from pbr.source.shipped_schemes import shipped_schemes

NAME = "python.zip"

_PACKAGE = Path(pbr.__file__).parent
_NOT_IN_A_PAGE = frozenset({"cli", "page_bundle", "docs", "schemes", "__pycache__", "spark.py", "__main__.py"})
"""What of pbr a page has no use for, or has elsewhere."""
_ONE_TIME = (1980, 1, 1, 0, 0, 0)
_OTHER_MACHINES = ".so"
_OF_THIS_MACHINE = "wasm32-emscripten.so"
"""How the names end of compiled code that runs in a browser; that of other machines is left out, where its package also
has plain Python that does the same.
"""


def write_archive(file: Path, wheels: Sequence[Path]) -> None:
    """Write the archive: pbr, its schemes, and what is in the wheels."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**dict(_own_files()), **dict(_of_wheels(wheels))}.items()):
            entry = zipfile.ZipInfo(name, _ONE_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def _own_files() -> Iterator[tuple[str, bytes]]:
    """The files of pbr by where they go, and the schemes that come with it."""
    for path in _PACKAGE.rglob("*"):
        inside = path.relative_to(_PACKAGE)
        if path.is_file() and inside.parts[0] not in _NOT_IN_A_PAGE and "__pycache__" not in inside.parts:
            yield f"pbr/{inside.as_posix()}", path.read_bytes()
    for path in shipped_schemes().values():
        yield f"pbr/schemes/{path.name}", path.read_bytes()


def _of_wheels(wheels: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            for name in opened.namelist():
                if _runs_in_a_page(name):
                    yield name, opened.read(name)


def _runs_in_a_page(name: str) -> bool:
    return not name.endswith((_OTHER_MACHINES, "/")) or name.endswith(_OF_THIS_MACHINE)


def made_of() -> dict[str, str]:
    """The packages in the archive, by name, and their versions."""
    return {"pbr": pbr.__version__, **{one.package: one.version for one in pinned().wheels}}
