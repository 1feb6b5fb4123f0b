"""A command reads options, calls one function of `pbr.api`, and prints: it knows nothing of what is below."""

from collections.abc import Iterable

import pytest

from tests.structure.modules import Import, imports, imports_of_the_product, sources

COMMANDS = "pbr.cli.commands."
MAY_USE = ("pbr.api", "pbr.cli", "pbr.problems", "pbr.values")
"""What a command is made of: the product, the terminal, what is wrong, and money and days."""


def reaches_below(found: Iterable[Import]) -> list[str]:
    """The imports of commands from anything else."""
    return [
        f"{one.importer} imports {one.imported}"
        for one in found
        if one.importer.startswith(COMMANDS) and ".".join(one.imported.split(".")[:2]) not in MAY_USE
    ]


def test_a_command_reaches_the_product_through_its_interface_alone() -> None:
    assert sum(name.startswith(COMMANDS) for name in sources()) >= 6
    assert reaches_below(imports_of_the_product()) == []


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("from pbr.api.settling.settlement import settle\n", 0),
        ("from pbr.records.table import Row\n", 1),
        ("def f():\n    from pbr.records.table import Row, Table\n", 2),
        ("from pbr.records import table\n", 1),
    ],
)
def test_it_is_seen(text: str, many: int) -> None:
    below = {"pbr.records": "", "pbr.records.table": "", "pbr.api.settling.settlement": ""}
    assert len(reaches_below(imports({**below, "pbr.cli.commands.m": text}))) == many
    assert reaches_below(imports({**below, "pbr.cli.m": text})) == []
