"""The example of ``docs/simulate.md`` is a file of assumptions, and has every section and figure there is."""

from pathlib import Path

from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.reading.provenance_form import ProvenanceForm
from pbr.simulate.scenario.assumptions import FIGURES
from pbr.simulate.scenario.check_assumptions import check_prices
from pbr.simulate.scenario.file_form import AssumptionsForm
from pbr.simulate.synthetic.file_form import FORMS
from pbr.source.shipped_schemes import shipped_schemes
from pbr.source.yaml_tree import parse_yaml
from tests.simulate.assumed import assumptions_of

PAGE = Path(__file__).parents[3] / "docs" / "simulate.md"


def test_the_example_of_the_page_is_read_and_leaves_no_section_out() -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    sections = {key.text for key, _ in parse_yaml(example, "simulate.md")}
    assert sections == AssumptionsForm.model_fields.keys()
    assumptions = assumptions_of(example)
    assert {one.name for one in assumptions.figures} == {f"figures.{name}" for name in FIGURES}
    assert check_prices(assumptions, [load_scheme(path) for path in shipped_schemes().values()]) == []
    assert [one.table for one in assumptions.invented] == list(FORMS)
    for table, form in FORMS.items():
        assert f"| `{table}` |" in text
        own = {name: field for name, field in form.model_fields.items() if name not in ProvenanceForm.model_fields}
        assert all(f"    {field.alias or name}: " in example for name, field in own.items())
    assert assumptions.warnings == ()
    for section in sections - {"pbr", "title", "sources"}:
        assert f"| `{section}` |" in text
