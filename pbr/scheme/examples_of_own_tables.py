"""The form of a scheme whose worked examples have rows of tables of a council's own, each under the table's name."""

from typing import Annotated, Any

from pydantic import Field, create_model

from pbr.scheme.examples.rows_alike_form import RowsForm
from pbr.scheme.examples.worked_examples_form import ExampleForm, own_rows
from pbr.scheme.reading.section_form import Block
from pbr.scheme.scheme_form import SchemeForm


def form_with_tables(names: tuple[str, ...]) -> type[SchemeForm]:
    """The form of a scheme that declares tables of these names.

    A name that an example takes for something else is refused where the table is declared, and is left out here.
    """
    taken = {field.alias or name for name, field in ExampleForm.model_fields.items()}
    rows: dict[str, Any] = {
        own_rows(name): (RowsForm, Field([], alias=name)) for name in dict.fromkeys(names) if name not in taken
    }
    example = create_model("ExampleForm", __base__=ExampleForm, **rows)
    examples: Any = (Annotated[dict[str, Annotated[example, Block]], Block], ...)
    return create_model("SchemeForm", __base__=SchemeForm, examples=examples)
