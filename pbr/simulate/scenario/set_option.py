"""``--set NAME=VALUE``: an assumption changed, or made, without writing it into the file."""

from collections.abc import Sequence

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES
from pbr.simulate.scenario.assumptions import FACTS, FIGURES, VOLUMES
from pbr.source.yaml_nodes import MapNode, Node, Scalar

_SECTIONS = ("rates", "prices", "volumes", "figures")
_VALUES = ("is", "times", "to")
_HOW = (
    "write rates.outcomes=60%, rates.outcomes.improvement=60%, prices.SCHEME.PRICE=£20.00, "
    "volumes.plans=110%, figures.cost_per_hour=£18.50, or the name of an assumption in the file"
)


def with_settings(tree: MapNode, settings: Sequence[str]) -> MapNode:
    """A file of assumptions with what ``--set`` says in place of what it says, or after it.

    Raises ``ProblemsFound`` for settings that name nothing, or one thing twice.
    """
    problems: list[Problem] = []
    named: set[str] = set()
    for setting in settings:
        name, equals, value = (piece.strip() for piece in setting.partition("="))
        place = Place(f"--set {name}")
        if not equals or not value:
            problems.append(Problem("PBR955", f"'{setting}' does not say NAME=VALUE", Place("--set"), _HOW))
        elif name in named:
            problems.append(Problem("PBR955", f"'{name}' is set twice", place, "set it once"))
        else:
            named.add(name)
            changed = _with(tree, name, value, place)
            if isinstance(changed, Problem):
                problems.append(changed)
            else:
                tree = changed
    if problems:
        raise ProblemsFound(problems)
    return tree


def _with(tree: MapNode, name: str, value: str, place: Place) -> MapNode | Problem:
    section, _, rest = name.partition(".")
    entries = tree.get(section)
    entry = entries.get(rest) if isinstance(entries, MapNode) else None
    if isinstance(entry, MapNode):
        changed: Node = _changed(entry, value, place)
    else:
        words = _made(section, rest)
        if words is None:
            return Problem("PBR955", f"there is no assumption called '{name}'", place, _meant(tree, name))
        words |= {_verb(section, value): _bare(value), "assumed": "set on the command line"}
        changed = MapNode(tuple((Scalar(key, place), Scalar(text, place)) for key, text in words.items()), place)
    inside = entries if isinstance(entries, MapNode) else MapNode.empty(place)
    return _put(tree, section, _put(inside, rest, changed, place), place)


def _put(tree: MapNode, key: str, value: Node, place: Place) -> MapNode:
    entries = [(each, value if each.text == key else node) for each, node in tree]
    if tree.get(key) is None:
        entries.append((Scalar(key, place), value))
    return MapNode(tuple(entries), tree.place)


def _changed(entry: MapNode, value: str, place: Place) -> MapNode:
    """An assumption of the file with another value; its source was for the value it had."""
    verb = next((key.text for key, _ in entry if key.text in _VALUES), "is")
    if verb != "is" and _verb("prices", value) != verb and entry.get("price") is not None:
        verb = _verb("prices", value)
    gone = (*_VALUES, "source", "borrowed", "assumed")
    kept = tuple((key, node) for key, node in entry if key.text not in gone)
    said = ((verb, _bare(value)), ("assumed", "set on the command line"))
    return MapNode((*kept, *((Scalar(key, place), Scalar(text, place)) for key, text in said)), entry.place)


def _verb(section: str, value: str) -> str:
    if section == "prices":
        return "times" if value.startswith("times ") else "to"
    return "times" if section == "volumes" else "is"


def _bare(value: str) -> str:
    return value.removeprefix("times ").strip()


def _made(section: str, rest: str) -> dict[str, str] | None:
    """The words of an assumption that the file does not have; None where the name says none."""
    steps = rest.split(".")
    match section, steps:
        case "rates", [of] if of in FACTS:
            return {"of": of}
        case "rates", [of, code] if of in FACTS:
            return {"of": of, _field_of(of, code): code}
        case "prices", [scheme, price]:
            return {"scheme": scheme, "price": price}
        case "prices", [scheme, price, *codes]:
            return {"scheme": scheme, "price": price, "for": ", ".join(codes)}
        case "volumes", [of] if of in VOLUMES:
            return {"of": of}
        case "figures", [name] if name in FIGURES:
            return {}
    return None


def _field_of(of: str, code: str) -> str:
    if of == "outcomes":
        return "kind" if code in TABLES["outcomes"].fields_by_name["kind"].codes else "outcome"
    return "plan_type" if of == "plans" else "area"


def _meant(tree: MapNode, name: str) -> str:
    names = [f"rates.{of}" for of in FACTS] + [f"volumes.{of}" for of in VOLUMES] + [f"figures.{of}" for of in FIGURES]
    for section in _SECTIONS:
        entries = tree.get(section)
        names += [f"{section}.{key.text}" for key, _ in entries] if isinstance(entries, MapNode) else []
    return did_you_mean(name, names) or _HOW
