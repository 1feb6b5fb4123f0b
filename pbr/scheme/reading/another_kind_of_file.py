"""A file of another kind than is wanted: a finance mapping where a scheme is read, a scheme where a mapping is."""

from enum import Enum

from pbr.problems.problem import Problem, ProblemsFound
from pbr.scheme.reading.section_names import SECTIONS
from pbr.source.yaml_nodes import MapNode, Scalar

ONLY_ASSUMPTIONS = frozenset(("draw", "rates", "volumes", "figures", "invent"))
"""Sections that a file of assumptions has and no scheme."""
ONLY_SCHEMES = SECTIONS - {"pbr", "title", "sources", "prices"}
"""Sections that a scheme has and no file of assumptions."""


class FileKind(Enum):
    """A kind of YAML file that people write for pbr, as problems call it."""

    SCHEME = "a scheme"
    MAPPING = "a mapping of an extract"
    ASSUMPTIONS = "a file of assumptions"
    FINANCE_MAPPING = "a finance mapping"


_CODES = {
    FileKind.SCHEME: "PBR201",
    FileKind.MAPPING: "PBR750",
    FileKind.ASSUMPTIONS: "PBR951",
    FileKind.FINANCE_MAPPING: "PBR931",
}
"""What is said of a word that a kind of file has not."""

_TAKEN_BY = {
    FileKind.SCHEME: "a scheme is named by itself: pbr settle SCHEME RECORDS",
    FileKind.MAPPING: "this one stands after --map, in pbr settle, check and simulate",
    FileKind.ASSUMPTIONS: "this one stands after --assume, in pbr simulate",
    FileKind.FINANCE_MAPPING: "this one stands after --map in pbr finance, once something is settled",
}
_INSTEAD = {
    FileKind.SCHEME: "name the scheme",
    FileKind.MAPPING: "name a mapping, which pbr map starts",
    FileKind.ASSUMPTIONS: "name the file of assumptions",
    FileKind.FINANCE_MAPPING: "name a finance mapping: pbr finance-shape shows one to begin from",
}


def refuse_another(tree: MapNode, wanted: FileKind) -> None:
    """Refuse a file that is plainly of another kind: one problem, and not one for each word that it should not have.

    A file that begins as the wanted kind does is read as that, whatever else is in it.
    """
    if wanted is not FileKind.ASSUMPTIONS and tree.key(_FIRST_WORD[wanted]) is not None:
        return
    for kind, at in _kinds_of(tree):
        if kind is not wanted:
            message = f"this is {kind.value}, and {wanted.value} is wanted"
            help_ = f"{_INSTEAD[wanted]}; {_TAKEN_BY[kind]}"
            raise ProblemsFound([Problem(_CODES[wanted], message, at.place, help_)])


_FIRST_WORD = {FileKind.SCHEME: "scheme", FileKind.MAPPING: "mapping", FileKind.FINANCE_MAPPING: "finance"}
_BESIDE = {
    FileKind.SCHEME: ("runs", "payments", "measures", "rounding"),
    FileKind.MAPPING: ("tables", "files"),
    FileKind.FINANCE_MAPPING: ("rows", "codes", "balances"),
}
"""One of these stands beside the first word of a kind of file, which may be a common one."""


def _kinds_of(tree: MapNode) -> list[tuple[FileKind, Scalar]]:
    """What a file may be, by the names at its edge; several where it is two files in one, or none where it is neither.

    Each is given with the word by which it is known.
    """
    found = [
        (kind, said)
        for kind, word in _FIRST_WORD.items()
        if (said := tree.key(word)) is not None and any(tree.key(one) is not None for one in _BESIDE[kind])
    ]
    if found or any(key.text in ONLY_SCHEMES for key, _ in tree):
        return found
    return [(FileKind.ASSUMPTIONS, key) for key, _ in tree if key.text in ONLY_ASSUMPTIONS][:1]
