"""A scheme is known by the names of its sections, which are listed apart from their forms."""

from pbr.scheme.reading.section_names import SECTIONS
from pbr.scheme.scheme_form import SchemeForm


def test_each_section_of_a_scheme_is_listed_and_nothing_else() -> None:
    assert {field.alias or name for name, field in SchemeForm.model_fields.items()} == SECTIONS
