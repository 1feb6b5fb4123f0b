"""What the tables of the ``invent`` section state: words, rates and whole numbers, each with its problem."""

import re

from pbr.scheme.reading.provenance_form import ProvenanceForm
from pbr.scheme.reading.reading_context import Reading
from pbr.simulate.stated_value import StatedUnit, Value, read_value
from pbr.source.yaml_nodes import Scalar

_SEED = re.compile(r"[0-9]{1,9}", re.ASCII)


def read_rate(text: Scalar, name: str, reading: Reading, instead: str = "") -> Value | None:
    """One rate. A range would have to be drawn, and rows are invented once; ``instead`` says where to write one."""
    value = read_value(text, name, StatedUnit.RATE, reading)
    if value is not None and value.spread is not None:
        message = "rows are invented once, at one rate, and this is a range"
        remedy = "write one rate here, such as 60%" + (f", and the range {instead}" if instead else "")
        reading.problem("PBR952", message, text.place, remedy)
        return None
    return value


def stated_in(form: ProvenanceForm) -> dict[str, str]:
    """What the file says under each word, but for where that comes from."""
    own = {name: field for name, field in type(form).model_fields.items() if name not in ProvenanceForm.model_fields}
    written = {field.alias or name: getattr(form, name) for name, field in own.items()}
    return {word: text.text for word, text in written.items() if text is not None}


def read_seed(text: Scalar, reading: Reading) -> int | None:
    """The number from which chance begins: the same number gives the same rows."""
    return read_whole(text, _SEED, "a whole number, such as 1", reading)


def read_whole(text: Scalar, written: re.Pattern[str], how: str, reading: Reading) -> int | None:
    """A whole number written as the pattern has it, whose first group, or all of it, is the number."""
    found = written.fullmatch(text.text)
    if found is None:
        reading.problem("PBR952", f"'{text.text}' is not what belongs here", text.place, f"write {how}")
        return None
    return int(found[found.lastindex or 0])
