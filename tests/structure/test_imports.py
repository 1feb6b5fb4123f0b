"""Floors: a package imports from those below it and never from above, and there are no import cycles."""

import pytest

from tests.structure.modules import LATE, circles, imports, imports_of_the_product, sources

FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"pbr", "pbr.values"}),
    frozenset({"pbr.problems", "pbr.rng"}),
    frozenset({"pbr.source", "pbr.files", "pbr.generate", "pbr.calendar"}),
    frozenset({"pbr.records"}),
    frozenset({"pbr.settlement"}),
    frozenset({"pbr.conditions"}),
    frozenset({"pbr.scheme", "pbr.sample", "pbr.national_return"}),
    frozenset({"pbr.engine", "pbr.describe", "pbr.mapping"}),
    frozenset({"pbr.judging"}),
    frozenset({"pbr.worked_examples"}),
    frozenset({"pbr.explain", "pbr.example_coverage", "pbr.simulate", "pbr.quality"}),
    frozenset({"pbr.evidence"}),
    frozenset({"pbr.fitness"}),
    frozenset({"pbr.reports"}),
    frozenset({"pbr.ledger"}),
    frozenset({"pbr.remittance"}),
    frozenset({"pbr.finance", "pbr.meeting", "pbr.page_bundle"}),
    frozenset({"pbr.api"}),
    frozenset({"pbr.cli", "pbr.spark", "pbr.in_browser"}),
    frozenset({"pbr.__main__"}),
)
"""The packages from the ground up; those of one floor know nothing of each other."""


IN_A_SIMULATION = (
    "payoff",
    "synthetic",
    "scenario",
    "shared_extract",
    "backcast",
    "incentives",
    "selection",
    "monte_carlo",
    "provider",
    "sensitivity",
    "comparison",
)
"""The folders of ``pbr.simulate``, each of which may use its own files and those before it; below them is the rest."""

STARTS = frozenset({"pbr.__main__", "pbr.spark", "pbr.cli.entry", "pbr.cli.main"})
"""What starts everything, here or in a cluster: above its own folder, as a door is in front of a house."""


def room(module: str) -> str:
    """The room that a module is in: ``pbr.engine`` for ``pbr.engine.limits.limits``."""
    return ".".join(module.split(".")[:2])


def folder(module: str, packages: frozenset[str]) -> str:
    """The folder that a module is in; a package is its own, and so is what starts everything."""
    return module if module in packages or module in STARTS else module.rpartition(".")[0]


def backward(edges: list[tuple[str, str]]) -> list[str]:
    """The imports from one room into another that is not below it."""
    floor_of = {name: floor for floor, names in enumerate(FLOORS) for name in names}
    return [
        f"{one} imports {other}"
        for one, other in edges
        if room(one) != room(other) and floor_of[room(other)] >= floor_of[room(one)]
    ]


@pytest.fixture(scope="module")
def edges() -> list[tuple[str, str]]:
    """Who imports whom in the product."""
    return [(one.importer, one.imported) for one in imports_of_the_product()]


def test_every_room_is_on_a_floor() -> None:
    assert {room(name) for name in sources()} == set().union(*FLOORS)


def test_nothing_is_imported_from_above(edges: list[tuple[str, str]]) -> None:
    assert backward(edges) == []


WORDS = ("_words", "_problem", "_wording")
"""How the files are called that make sentences of values."""


def test_the_engine_makes_no_words(edges: list[tuple[str, str]]) -> None:
    made = [f"{one} imports {other}" for one, other in edges if room(one) == "pbr.engine" and other.endswith(WORDS)]
    assert made == []
    assert any(other.endswith(WORDS) for one, other in edges if room(one) == "pbr.worked_examples")


def floor_in_a_simulation(module: str) -> int:
    """How high a module of ``pbr.simulate`` stands in it."""
    parts = module.split(".")
    return 1 + IN_A_SIMULATION.index(parts[2]) if len(parts) > 2 and parts[2] in IN_A_SIMULATION else 0


def test_every_folder_of_a_simulation_uses_those_below_it(edges: list[tuple[str, str]]) -> None:
    inside = [edge for edge in edges if all(room(one) == "pbr.simulate" for one in edge)]
    assert len(inside) > 100
    assert [edge for edge in inside if floor_in_a_simulation(edge[1]) > floor_in_a_simulation(edge[0])] == []
    folders = {name.split(".")[2] for name in sources() if name.startswith("pbr.simulate.") and name.count(".") > 2}
    assert folders == {*IN_A_SIMULATION}


def test_no_files_import_each_other_in_a_ring(edges: list[tuple[str, str]]) -> None:
    assert circles(edges) == []


def test_no_folders_import_each_other_in_a_ring(edges: list[tuple[str, str]]) -> None:
    names = sources()
    packages = frozenset(name for name in names if any(other.startswith(f"{name}.") for other in names))
    folders = {(folder(one, packages), folder(other, packages)) for one, other in edges}
    assert circles((one, other) for one, other in folders if one != other) == []


def test_only_what_start_up_needs_is_imported_late() -> None:
    late = [
        f"{one.importer} imports {one.imported} late, without '{LATE}'" for one in imports_of_the_product() if one.late
    ]
    assert late == []


@pytest.mark.parametrize(
    ("edges", "rings"),
    [
        ([("a", "b"), ("b", "c")], []),
        ([("a", "b"), ("b", "a"), ("b", "c")], [["a", "b"]]),
        ([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], [["a", "b", "c"]]),
    ],
)
def test_a_ring_is_seen(edges: list[tuple[str, str]], rings: list[list[str]]) -> None:
    assert circles(edges) == rings


def test_an_import_from_above_is_seen() -> None:
    assert backward([("pbr.engine.run", "pbr.records.table"), ("pbr.records.table", "pbr.engine.run")]) == [
        "pbr.records.table imports pbr.engine.run"
    ]
    assert backward([("pbr.values.money", "pbr.rng.keyed_streams")]) == [
        "pbr.values.money imports pbr.rng.keyed_streams"
    ]


def test_a_late_import_is_seen_unless_it_says_why() -> None:
    text = "def f():\n    from m import x\n"
    assert [one.late for one in imports({"n": text, "m": ""})] == [True]
    said = f"def f():\n    {LATE}it is large\n    from m import x\n    from o import y\n"
    assert [one.late for one in imports({"n": said, "m": "", "o": ""})] == [False, False]
    later = f"{said}    x()\n    from m import z\n"
    assert [one.late for one in imports({"n": later, "m": "", "o": ""})] == [False, False, True]
    assert [one.late for one in imports({"n": "from m import x\n", "m": ""})] == [False]
