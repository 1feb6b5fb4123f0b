"""What is written in a place where something of another form stands: a text for a list, or a list for a text."""

from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar

_MOST_SHOWN = 60


def form_in_words(path: tuple[str | int, ...], tree: MapNode) -> str:
    """How what stands under a path is to be written, shown with what was written; empty where nothing is known."""
    node = _node_at(tree, path)
    written = _in_one_line(node)
    if path[0] == "only one of":
        names = written or "night_rate, pair_rate"
        if path[-1] == "payments":
            return f"write payments: {names}"
        return (
            f"write a name of your own under 'only one of', and under that payments: {names}, and source: or assumed:"
        )
    if isinstance(node, Scalar) and 0 < len(node.text) <= _MOST_SHOWN:
        return f"write it under the key, as - {node.text}" if path[-1] == "leaves out" else ""
    if isinstance(node, ListNode) and written:
        return f"write {path[-1]}: {written}" if path[-1] in ("of", "by") else ""
    return ""


def _node_at(tree: MapNode, path: tuple[str | int, ...]) -> Node | None:
    node: Node | None = tree
    for step in path:
        if isinstance(node, MapNode) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
    return node


def _in_one_line(node: Node | None) -> str:
    """The texts of a list with commas between them, or a text as it is; empty where it is long, or anything else."""
    items = node.items if isinstance(node, ListNode) else (node,)
    texts = [one.text for one in items if isinstance(one, Scalar)]
    said = ", ".join(texts) if len(texts) == len(items) else ""
    return said if len(said) <= _MOST_SHOWN else ""
