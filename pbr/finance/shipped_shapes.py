"""The shapes of finance files that come with pbr: mappings to copy, in which a council fills in its own codes."""

from importlib.resources import files

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean

_FOLDER = files("pbr.finance") / "shapes"


def shape_names() -> list[str]:
    """The names of the shapes, in order."""
    return sorted(one.name.removesuffix(".yaml") for one in _FOLDER.iterdir() if one.name.endswith(".yaml"))


def shape_text(name: str) -> str:
    """The text of a shape. Raises ``ProblemsFound`` for a name that none has."""
    names = shape_names()
    if name not in names:
        remedy = " ".join(filter(None, (did_you_mean(name, names), f"the shapes are: {', '.join(names)}")))
        raise ProblemsFound([Problem("PBR942", f"there is no shape called '{name}'", Place("NAME"), remedy)])
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
