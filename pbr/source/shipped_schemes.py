"""The schemes that come with pbr, which can be named without saying where they are."""

from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.source.file_name_length import is_too_long

_PACKAGE = Path(__file__).parent.parent


def shipped_schemes() -> dict[str, Path]:
    """Give the shipped schemes by name: from the installed package, or from a checkout's ``schemes`` folder."""
    for folder in (_PACKAGE / "schemes", _PACKAGE.parent / "schemes"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return {}


def scheme_path(wanted: Path) -> Path:
    """Give the path of a scheme: the file itself where there is one, else the shipped scheme of that name.

    Raises ``ProblemsFound`` for a bare name that is neither; a path is left for its reader to refuse.
    """
    if is_too_long(wanted) or wanted.exists() or wanted.name != str(wanted) or wanted.suffix:
        return wanted
    shipped = shipped_schemes()
    found = shipped.get(wanted.name.replace("_", "-"))
    if found:
        return found
    message = "there is no such file, and no scheme of that name comes with pbr"
    meant = did_you_mean(wanted.name, shipped) or f"the shipped schemes are {', '.join(shipped)}"
    raise ProblemsFound([Problem("PBR024", message, Place(str(wanted)), meant)])


def shown_as(wanted: Path) -> str:
    """Give what a scheme is called to whoever named it: as it was named, or by its file where its name is enough.

    The folder that pbr is installed in says nothing to them.
    """
    path = scheme_path(wanted)
    return str(wanted) if path == wanted else path.name
