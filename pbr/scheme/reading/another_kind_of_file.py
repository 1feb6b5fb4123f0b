"""A file of another kind than is wanted: a mapping where a scheme is read, or a scheme where a mapping is."""

from pbr.problems.problem import Problem, ProblemsFound
from pbr.source.yaml_nodes import MapNode


def refuse_mapping(tree: MapNode) -> None:
    """Refuse a mapping that is given for a scheme: one problem, and not one for each word that a scheme has not."""
    said = tree.key("mapping")
    if said is not None and tree.key("tables") is not None and tree.key("scheme") is None:
        message, help_ = "this is a mapping, and a scheme is wanted", "name the scheme, and the mapping after --map"
        raise ProblemsFound([Problem("PBR201", message, said.place, help_)])


def refuse_scheme(tree: MapNode) -> None:
    """Refuse a scheme that is given for a mapping, in the same way."""
    said = tree.key("scheme")
    if said is not None and tree.key("runs") is not None and tree.key("mapping") is None:
        message, help_ = "this is a scheme, and a mapping is wanted", "name a mapping: pbr map starts one of an extract"
        raise ProblemsFound([Problem("PBR750", message, said.place, help_)])
