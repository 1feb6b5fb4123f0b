"""A scheme is compiled in one place: what makes functions of its conditions, days, prices and steps is called nowhere
else. Who tells or compares asks the functions that there are (`SchemeFunctions`, `CompiledPayment`).
"""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.structure.modules import sources, tree_of

COMPILERS: Mapping[str, frozenset[str]] = {
    "pbr.conditions.compiler": frozenset({"answers_of", "test_of", "test_but_for", "value_of"}),
    "pbr.conditions.date_compiler": frozenset({"day_of", "day_by_edge"}),
    "pbr.conditions.look_source": frozenset({"any_fits_of", "fits_of"}),
    "pbr.engine.generated.alike_source": frozenset({"asked_of_above", "source_of_asking"}),
    "pbr.engine.generated.amount_source": frozenset({"source_of_amounts"}),
    "pbr.engine.facts.compile_context": frozenset({"Compiling", "MadeForLayout"}),
    "pbr.engine.facts.disputes": frozenset({"in_doubt_where_disputed", "without_disputed_facts", "disputed_facts"}),
    "pbr.engine.counting.division": frozenset({"divider_of", "compile_part", "shares_of_parts"}),
    "pbr.engine.payments.eligibility": frozenset({"take_in_of", "take_in_source", "priced_on_of", "due_on_of"}),
    "pbr.engine.generated.families_source": frozenset({"source_of_families"}),
    "pbr.engine.payments.instalments_end": frozenset({"until_of"}),
    "pbr.engine.generated.kind_source": frozenset({"source_of_kind"}),
    "pbr.engine.facts.looked_among": frozenset({"looked_among"}),
    "pbr.engine.against_ledger.lines_that_move": frozenset({"source_of_moving"}),
    "pbr.engine.limits.limit_bounds": frozenset({"own_sums_of"}),
    "pbr.engine.measuring.measure_counting": frozenset({"counting_of", "membership_of"}),
    "pbr.engine.measuring.measures": frozenset({"compile_measure"}),
    "pbr.engine.facts.narrowed": frozenset({"narrowing_of"}),
    "pbr.engine.measuring.number_measures": frozenset({"brought_by"}),
    "pbr.engine.counting.payment_steps": frozenset({"compile_payment"}),
    "pbr.engine.counting.per_provider_window": frozenset({"compile_window_payment"}),
    "pbr.engine.pricing.figures": frozenset({"figure_of"}),
    "pbr.engine.pricing.shares_in_bands": frozenset({"share_in_bands"}),
    "pbr.engine.pricing.pricing": frozenset({"exactly_of", "pricing_of", "share_of"}),
    "pbr.engine.counting.quantity": frozenset({"quantity_of"}),
    "pbr.engine.facts.row_refs": frozenset({"record_id_of", "ref_fields", "ref_of", "ref_source", "provider_of"}),
    "pbr.engine.facts.service_days": frozenset({"service_of"}),
    "pbr.engine.verdicts.open_of_nobody": frozenset({"write_open_of_nobody"}),
    "pbr.engine.verdicts.taken_source": frozenset({"belonging", "held_branches", "taken_in"}),
    "pbr.engine.payments.unmatched_records": frozenset({"compile_watched"}),
    "pbr.engine.verdicts.verdict": frozenset({"held_by"}),
    "pbr.engine.verdicts.verdict_by_facts": frozenset({"ByFacts"}),
}
"""What makes functions, by the module that has it."""

COMPILE = ("pbr.conditions.", "pbr.engine.")
"""Where functions are made."""


def compiled_elsewhere(texts: Mapping[str, str]) -> Iterator[str]:
    """Where something else than the compiler names what makes functions, by an import or through its module."""
    for name, text in texts.items():
        if name.startswith(COMPILE):
            continue
        for node in ast.walk(tree_of(text)):
            match node:
                case ast.ImportFrom(module=str(module), names=imported):
                    made = COMPILERS.get(module, frozenset())
                    yield from (
                        f"{name} takes {one.name} from {module}"
                        for one in imported
                        if one.name in {*made, "*"} and made
                    )
                    whole = (f"{module}.{one.name}" for one in imported)
                    yield from (f"{name} takes all of {one}" for one in whole if one in COMPILERS)
                case ast.Import(names=imported):
                    yield from (f"{name} takes all of {one.name}" for one in imported if one.name in COMPILERS)


def test_nothing_is_compiled_elsewhere() -> None:
    assert list(compiled_elsewhere(sources())) == []


@pytest.mark.parametrize("module", COMPILERS)
def test_the_compilers_are_there(module: str) -> None:
    tree = tree_of(sources()[module])
    there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert COMPILERS[module] <= there


def test_whatever_is_given_what_is_compiled_is_named() -> None:
    """A public function of the engine that takes a `Compiling` makes functions: it has to be in the list."""
    found = {
        (name, node.name)
        for name, text in sources().items()
        if name.startswith("pbr.engine.")
        for node in tree_of(text).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        for given in node.args.args
        if given.annotation is not None and ast.unparse(given.annotation) in ("Compiling", "Layouts")
    }
    assert len(found) > 20
    assert {(name, made) for name, made in found if made not in COMPILERS.get(name, frozenset())} == set()


@pytest.mark.parametrize(
    "text",
    [
        "from pbr.engine.pricing.pricing import Missing, pricing_of\n",
        "def f():\n    from pbr.conditions.compiler import test_of as asked\n",
        "from pbr.engine.payments import eligibility\n",
        "import pbr.engine.measuring.measures\n",
        "from pbr.engine.verdicts.verdict import *\n",
    ],
)
def test_it_is_seen(text: str) -> None:
    assert list(compiled_elsewhere({"pbr.explain.m": text}))
    assert list(compiled_elsewhere({"pbr.engine.m": text})) == []


@pytest.mark.parametrize(
    "text",
    [
        "from pbr.engine.pricing.figures import Missing\n",
        "from pbr.conditions.compiler import Layouts\n",
        "import ast\n",
    ],
)
def test_values_and_types_are_anybodys(text: str) -> None:
    assert list(compiled_elsewhere({"pbr.explain.m": text})) == []
