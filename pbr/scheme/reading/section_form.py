"""The form (schema) of a section: which keys it takes and what kind of thing stands under each.

Pydantic checks the form. Scalars stay the text that was written (`Scalar`), with its place; what the text means is
read afterwards, by the section it stands in.
"""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.values.dataclass import dataclass

Path = tuple[str | int, ...]
"""Where something stands in a scheme: the keys that lead to it, and the numbers of items in lists."""

UnknownKey = Callable[[Path, Place], Problem]
"""What is wrong with a key that no form has, and what may have been meant."""


@dataclass(frozen=True, slots=True)
class RefusedForm:
    """What a check of a form finds wrong: a problem that has no place yet."""

    code: str
    message: str
    remedy: str = ""

    @property
    def error(self) -> PydanticCustomError:
        """What pydantic has to be raised, which gives this back beside the place."""
        return PydanticCustomError("refused", "refused", {"refused": self})


class Form(BaseModel):
    """A section as written: unknown keys are refused, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


def words_of(form: type[Form]) -> list[str]:
    """The words that a section takes, as they are written."""
    return [field.alias or name for name, field in form.model_fields.items()]


def word_not_taken(code: str, path: Path, called: str, form: type[Form], place: Place) -> Problem:
    """What is wrong with a word that its section does not take: the problem of this code, with what may be meant.

    ``called`` is what the section is called, with its article.
    """
    words, key = words_of(form), str(path[-1])
    remedy = did_you_mean(key, words) or f"{called} takes: {', '.join(words)}"
    return Problem(code, f"'{key}' is not a word that {called} takes", place, remedy)


WHAT_TO_WRITE = {
    "pbr": "write pbr: 1, the version of the language",
    "scheme": "write scheme: and its name, like essex_reablement_bonus",
    "title": "write title: and what a reader would call it",
    "runs": "write the days it runs, both included: 2026-04-01 to 2027-03-31",
    "rounding": "write rounding: each line to the penny, half up",
    "payments": "write what is paid, each payment under its name",
    "examples": "write at least one case worked by hand: its records, its lines and its total",
    "for each": "write what is counted: plan, outcome, visit, week of plan from … to …",
    "priced at": "write the date whose price is paid: started_on, for example",
    "due": "write the day on which it falls due",
    "share": "write a percentage, a fraction, or rest for the last part",
    "count": "write what is counted: outcome where achieved, for example",
    "out of": "write out of how many: outcome where payable, for example",
    "per": "write per: provider, area, person or all together",
    "over": "write over what it is counted",
    "of": "write the payments it limits, with commas between them",
    "bank holidays": "write whose they are: England and Wales, Scotland or Northern Ireland",
    "total due": "write the sum of the lines that are due",
}
"""What to write where a word is missing."""

_OF_A_TABLE = {
    "of": "write whose a row is: of: a plan, of: a person, or of: a provider",
    "key": "write the column that tells its rows apart: key: respite_id, for example",
}
"""The same in a table of the scheme's own."""


def _text(value: object) -> object:
    if isinstance(value, Scalar):
        return value
    kind = "a list" if isinstance(value, list) else "names with what stands under each"
    raise RefusedForm("PBR203", f"one value is needed here, not {kind}").error


def _list(value: object) -> object:
    if isinstance(value, list):
        return value
    raise RefusedForm("PBR203", "a list is needed here, each item on a line that starts with a dash").error


def _block(value: object) -> object:
    if isinstance(value, dict):
        return value
    raise RefusedForm("PBR203", "names with what stands under each are needed here, indented under this one").error


Text = Annotated[Scalar, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_list)]
List = BeforeValidator(_list)
Block = BeforeValidator(_block)


def plain(node: Node) -> Any:
    """A tree as dicts, lists and `Scalar`s, for pydantic to check."""
    match node:
        case Scalar():
            return node
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MapNode():
            return {key.text: plain(value) for key, value in node}


def problems_of(error: ValidationError, tree: MapNode, unknown_key: UnknownKey) -> list[Problem]:
    """What pydantic found, said in the reader's words at the place it stands."""
    return [_problem(detail, tree, unknown_key) for detail in error.errors(include_url=False)]


def _problem(detail: Any, tree: MapNode, unknown_key: UnknownKey) -> Problem:
    path: Path = detail["loc"]
    kind: str = detail["type"]
    if kind == "extra_forbidden":
        return unknown_key(path, place_of(tree, path, at_key=True))
    if kind == "missing":
        inside = f"from '{path[-2]}'" if len(path) > 1 else "from the scheme"
        own_table = path[:2] == ("records", "tables")
        remedy = (_OF_A_TABLE if own_table else WHAT_TO_WRITE).get(str(path[-1]), "")
        if path[-1] == "due" and "in parts" in path:
            remedy = "in a payment in parts, due: is written in every part, and not above them"
        return Problem("PBR202", f"'{path[-1]}' is missing {inside}", place_of(tree, path[:-1]), remedy)
    refused = detail.get("ctx", {}).get("refused")
    if isinstance(refused, RefusedForm):
        # imported late: only what is written otherwise is shown how it is written
        from pbr.scheme.reading.how_it_is_written import form_in_words

        remedy = refused.remedy or form_in_words(path, tree)
        return Problem(refused.code, refused.message, place_of(tree, path), remedy)
    raise RuntimeError(f"the form of a scheme has a check without words: {kind}")


def place_of(tree: MapNode, path: Path, *, at_key: bool = False) -> Place:
    """The place of what stands under a path: its text, or else the last key on the way; that always, ``at_key``."""
    node: Node = tree
    place = tree.place
    for number, step in enumerate(path, start=1):
        if isinstance(node, MapNode) and isinstance(step, str):
            key, value = node.key(step), node.get(step)
            if key is None or value is None:
                break
            wants_key = at_key and number == len(path)
            place = value.place if isinstance(value, Scalar) and not wants_key else key.place
            node = value
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
    return place


def nothing_inside(node: Node, *, of_an_example: bool = False) -> list[Path]:
    """The paths to empty brackets and quotes. In a record of a worked example, empty quotes are a blank cell."""
    steps: list[tuple[str | int, Node]]
    match node:
        case Scalar(text=text):
            return [] if text.strip() or of_an_example else [()]
        case ListNode(items=items):
            steps = list(enumerate(items))
        case MapNode():
            steps = [(key.text, value) for key, value in node]
    if not steps:
        return [()]
    return [
        (step, *path)
        for step, value in steps
        for path in nothing_inside(value, of_an_example=of_an_example or step == "examples")
    ]
