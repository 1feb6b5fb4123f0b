"""The modules of the package, with what each imports: read from the source, so that nothing has to be run."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pbr

PACKAGE = Path(pbr.__file__).parent
LATE = "# imported late: "
"""How the comment begins that says why imports inside a function are not at the top: above the first of them."""


@dataclass(frozen=True, slots=True)
class Import:
    """One module that imports another; ``late`` where that is done inside a function and no comment says why."""

    importer: str
    imported: str
    late: bool


@cache
def tree_of(text: str) -> ast.Module:
    """The parsed text of a module: every rule of the house asks the same files, and parsing all takes seconds."""
    return ast.parse(text)


@cache
def sources(package: Path = PACKAGE) -> dict[str, str]:
    """The text of every module, by its dotted name."""
    found: dict[str, str] = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(encoding="utf-8")
    return found


def imports(texts: Mapping[str, str]) -> Iterator[Import]:
    """Every import of one of the modules by another."""
    for name, text in texts.items():
        unsaid = set(late_lines(text))
        for node in ast.walk(tree_of(text)):
            if not isinstance(node, ast.ImportFrom) or node.module is None:
                continue
            late = node.lineno in unsaid
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                imported = whole if whole in texts else node.module
                if imported in texts and imported != name:
                    yield Import(name, imported, late)


@cache
def imports_of_the_product() -> tuple[Import, ...]:
    """Every import of one of its modules by another."""
    return tuple(imports(sources()))


def late_lines(text: str) -> Iterator[int]:
    """The lines of imports inside functions, without a comment above the first of them that says why."""
    lines = text.splitlines()
    if not any(line.startswith(" ") and line.lstrip().startswith(("import ", "from ")) for line in lines):
        return
    functions = (node for node in ast.walk(tree_of(text)) if isinstance(node, ast.FunctionDef))
    late = {
        node.lineno: node.end_lineno or node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    ends = set(late.values())
    said = {line for line in late if lines[line - 2].strip().startswith(LATE)}
    for line in sorted(late):
        if line - 1 in ends and any(late[first] == line - 1 for first in said):
            said.add(line)
        if line not in said:
            yield line


def circles(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups that import one another in a ring, whatever the way round."""
    below: dict[str, set[str]] = {}
    for one, other in edges:
        below.setdefault(one, set()).add(other)
        below.setdefault(other, set())
    reached = {one: _reached(one, below) for one in below}
    rings = {tuple(sorted(other for other in reached[one] if one in reached[other])) for one in below}
    return sorted(list(ring) for ring in rings if len(ring) > 1)


def _reached(start: str, below: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        for other in below[ahead.pop()] - found:
            found.add(other)
            ahead.append(other)
    return found
