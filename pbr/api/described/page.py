"""The page: the calculator as a folder of static files, built from what was fetched, and served to this machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path, must_be_switches
from pbr.page_bundle.bundle_folder import PageBuilt, build_bundle, refuse_unless_as_built
from pbr.page_bundle.loopback_server import serving
from pbr.page_bundle.pinned import requirements


def build_page(
    folder: str | Path,
    pyodide: str | Path,
    wheels: str | Path,
    replace: bool = False,
    then: Callable[[], None] = lambda: None,
) -> PageBuilt:
    """Build the page into a folder, all or nothing, out of Pyodide and the wheels as they were fetched.

    ``pyodide`` is the folder of its npm package, unpacked, and ``wheels`` the folder of the wheels. ``then`` is called
    as soon as the page is in its place. Raises ``ProblemsFound`` where a file is missing or is not as pinned by its
    hash, and where something else than an earlier page is in the folder, or one that was changed, unless ``replace``.
    """
    must_be_path(folder, "the folder of the page", "a path")
    must_be_path(pyodide, "Pyodide", "the path of its npm package, unpacked")
    must_be_path(wheels, "the wheels", "the path of the folder they are in")
    must_be_switches({"replace": replace})
    return build_bundle(Path(folder), Path(pyodide), Path(wheels), replace=replace, then=then)


@contextmanager
def page_served(folder: str | Path, port: int = 0) -> Iterator[str]:
    """Serve the page of a folder to this machine alone, and give its address.

    Raises ``ProblemsFound`` where the folder holds no page, or one that was changed since it was built, and where the
    port is taken.
    """
    must_be_path(folder, "the folder of the page", "a path")
    must_be(port, int, "a port", "a number")
    refuse_unless_as_built(Path(folder))
    with serving(Path(folder), port) as address:
        yield address


def pinned_packages() -> str:
    """Give the Python packages that the page is made of, each with its hash, as ``pip download`` takes them."""
    return requirements()
