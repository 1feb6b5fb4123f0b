"""The sections by which a file of assumptions is known are those that it may have."""

from pbr.simulate.scenario.file_form import AssumptionsForm
from pbr.simulate.scenario.section_names import SECTIONS


def test_they_are_those_of_the_form() -> None:
    assert {field.alias or name for name, field in AssumptionsForm.model_fields.items()} == SECTIONS
