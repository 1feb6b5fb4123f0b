"""A command reads options, calls one function of `pbr.api`, and prints: it knows nothing of what is below."""

import pytest

from tests.structure.modules import imports, sources

COMMANDS = "pbr.cli.commands."
MAY_USE = ("pbr.api", "pbr.cli", "pbr.problems", "pbr.values")
"""What a command is made of: the product, the terminal, what is wrong, and money and days."""


def reaches_below(texts: dict[str, str]) -> list[str]:
    """The imports of commands from anything else."""
    return [
        f"{one.importer} imports {one.imported}"
        for one in imports(texts)
        if one.importer.startswith(COMMANDS) and ".".join(one.imported.split(".")[:2]) not in MAY_USE
    ]


def test_a_command_reaches_the_product_through_its_interface_alone() -> None:
    found = sources()
    assert sum(name.startswith(COMMANDS) for name in found) >= 6
    assert reaches_below(found) == []


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("from pbr.api.settlement import settle\n", 0),
        ("from pbr.records.table import Row\n", 1),
        ("def f():\n    from pbr.records.table import Row, Table\n", 2),
        ("from pbr.records import table\n", 1),
    ],
)
def test_it_is_seen(text: str, many: int) -> None:
    below = {"pbr.records": "", "pbr.records.table": "", "pbr.api.settlement": ""}
    assert len(reaches_below({**below, "pbr.cli.commands.m": text})) == many
    assert reaches_below({**below, "pbr.cli.m": text}) == []
