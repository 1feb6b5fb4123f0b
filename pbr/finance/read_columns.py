"""The rows of a finance mapping, column by column: each cell is text with names in braces, every one of them known."""

from collections.abc import Collection, Mapping

from pbr.finance.cell_names import NAMES, OF_LINE, Row
from pbr.finance.mapping import Columns
from pbr.finance.mapping_form import RowsForm
from pbr.finance.template import Template, braces_in, template
from pbr.problems.suggest import did_you_mean
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar

_DESCRIBES = "description"


def read_rows(form: RowsForm, codes: Collection[str], reading: Reading) -> Mapping[Row, Columns]:
    """Give the columns of each kind of row that there is; ``codes`` are the names that lines know besides."""
    return {
        row: {heading: _template(text, _known(row, codes), reading) for heading, text in columns.items()}
        for row in Row
        if (columns := getattr(form, row.value)) is not None
    }


def read_template(text: Scalar, codes: Collection[str], reading: Reading) -> Template:
    """Give a text that is made for each line; it may have all names of a line but the one it is itself."""
    return _template(text, [name for name in _known(Row.LINE, codes) if name != _DESCRIBES], reading)


def read_account(text: Scalar, codes: Collection[str], reading: Reading) -> Template:
    """Give what a line of a structured invoice is booked to: its codes, its payment and its part."""
    return _template(text, [*codes, "payment", "part"], reading)


def _known(row: Row, codes: Collection[str]) -> list[str]:
    return [*NAMES[row], *(codes if row is Row.LINE else ())]


def _template(text: Scalar, known: Collection[str], reading: Reading) -> Template:
    for one in braces_in(text.text):
        place = text.at(one.start, one.end)
        if one.name is None:
            reading.problem("PBR934", "this brace is alone", place, "write a name in braces, such as {amount}")
        elif one.name not in known:
            of_line = one.name in OF_LINE and "it is known of a line alone; "
            remedy = did_you_mean(one.name, known) or f"{of_line or ''}known here: {', '.join(known)}"
            reading.problem("PBR934", f"'{one.name}' is not known here", place, remedy)
    return template(text.text)
