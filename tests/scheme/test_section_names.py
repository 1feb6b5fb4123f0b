"""A scheme is known by the names of its sections, and each has its words, so that one that is misspelt can be told."""

from collections.abc import Iterator
from typing import get_args

from pbr.scheme import section_keys
from pbr.scheme.reading.section_form import Form
from pbr.scheme.reading.section_names import SECTIONS
from pbr.scheme.scheme_form import SchemeForm


def test_each_section_of_a_scheme_is_listed_and_nothing_else() -> None:
    assert {field.alias or name for name, field in SchemeForm.model_fields.items()} == SECTIONS


def test_whatever_takes_certain_words_is_known_by_them() -> None:
    """The calendar was left out, and a word misspelt under it ended in a fault of pbr's own."""
    told = {section.form for section in section_keys.SECTIONS.values()}
    assert set(_forms_from(SchemeForm)) == told


def _forms_from(form: type[Form]) -> Iterator[type[Form]]:
    """A form, and those of all that may stand under its words."""
    yield form
    for field in form.model_fields.values():
        for below in _forms_within(field.annotation):
            yield from _forms_from(below)


def _forms_within(annotation: object) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for part in get_args(annotation):
        yield from _forms_within(part)
