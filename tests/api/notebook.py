"""The code of docs/notebook.ipynb, run as a notebook runs it: cell after cell, in the folder that it is in."""

import ast
import json
from pathlib import Path
from typing import Any, NamedTuple

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


class Cell(NamedTuple):
    """The code of a cell, and the library of data frames it needs, if any."""

    code: str
    needs: str


def cells() -> list[Cell]:
    """Every cell of code."""
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    found = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    return [Cell("".join(cell["source"]), "".join(cell["metadata"].get("tags", []))) for cell in found]


def run(wanted: list[Cell]) -> list[Any]:
    """Run cells with the same names in sight; what the last line of each comes to."""
    names: dict[str, Any] = {}
    results = []
    for cell in wanted:
        tree = ast.parse(cell.code)
        last = tree.body[-1]
        if isinstance(last, ast.Expr):
            tree.body.pop()
        exec(compile(tree, NOTEBOOK.name, "exec"), names)
        if isinstance(last, ast.Expr):
            results.append(eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names))
        else:
            results.append(None)
    return results
