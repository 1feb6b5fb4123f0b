"""The schemes that come with pbr, which can be named without saying where they are."""

from collections.abc import Container
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.source.file_name_length import is_too_long

_PACKAGE = Path(__file__).parent.parent
_ENDINGS = (".yaml", ".yml")


def shipped_schemes() -> dict[str, Path]:
    """Give the shipped schemes by name: from the installed package, or from a checkout's ``schemes`` folder."""
    for folder in (_PACKAGE / "schemes", _PACKAGE.parent / "schemes"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return {}


def scheme_path(wanted: Path) -> Path:
    """Give the path of a scheme: the file itself where there is one, else the shipped scheme of that name.

    Raises ``ProblemsFound`` for a bare name that is neither, for a file named without its ending, and for a shipped
    scheme with one; any other path is left for its reader to refuse.
    """
    if is_too_long(wanted) or wanted.exists():
        return wanted
    is_bare = wanted.name == str(wanted)
    shipped = shipped_schemes() if is_bare else {}
    if is_bare and not wanted.suffix and (found := shipped.get(wanted.name.replace("_", "-"))):
        return found
    _refuse_by_its_ending(wanted, shipped)
    if not is_bare or wanted.suffix:
        return wanted
    message = "there is no such file, and no scheme of that name comes with pbr"
    meant = did_you_mean(wanted.name, shipped) or f"the shipped schemes are {', '.join(shipped)}"
    raise ProblemsFound([Problem("PBR024", message, Place(str(wanted)), meant)])


def _refuse_by_its_ending(wanted: Path, shipped: Container[str]) -> None:
    """Refuse a name of which another with ``.yaml``, or without it, is there; what was meant is not taken for sure."""
    message = "there is no such file"
    for ending in _ENDINGS:
        written = wanted.with_name(f"{wanted.name}{ending}") if wanted.name else wanted
        if written != wanted and not is_too_long(written) and written.is_file():
            raise ProblemsFound([Problem("PBR001", message, Place(str(wanted)), f'did you mean "{written}"?')])
    name = wanted.stem.replace("_", "-")
    if wanted.suffix in _ENDINGS and name in shipped:
        meant = f'if you mean the scheme that comes with pbr, say "{name}"; if your own, say in which folder it is'
        raise ProblemsFound([Problem("PBR001", message, Place(str(wanted)), meant)])


def shown_as(wanted: Path) -> str:
    """Give what a scheme is called to whoever named it: as it was named, or by its file where its name is enough.

    The folder that pbr is installed in says nothing to them.
    """
    path = scheme_path(wanted)
    return str(wanted) if path == wanted else path.name
