"""Gates as they are written: the form that payments and their parts share, each condition read."""

from pydantic import Field

from pbr.records.dictionary import TableKind
from pbr.scheme.payments.gates import Gate, Gates
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Form, Text
from pbr.source.yaml_nodes import Scalar


class GatesForm(Form):
    """``waits for``, ``not assessed when`` and ``when``, each a condition."""

    waits_for: Text | None = Field(None, alias="waits for")
    not_assessed_when: Text | None = Field(None, alias="not assessed when")
    when: Text | None = None


def read_gates(form: GatesForm, kind: TableKind | None, reading: Reading) -> Gates:
    """The gates of a payment or part; a window of a provider takes none."""
    return Gates(
        _gate(form.waits_for, kind, reading),
        _gate(form.not_assessed_when, kind, reading),
        _gate(form.when, kind, reading),
    )


def _gate(text: Scalar | None, kind: TableKind | None, reading: Reading) -> Gate | None:
    if text is None:
        return None
    if kind is None:
        reading.problem(
            "PBR207",
            "a month or quarter of a provider has no condition of its own",
            text.place,
            "use 'scaled by' and a measure",
        )
        return None
    condition = reading.gate(text, kind)
    return None if condition is None else Gate(condition, text.text)
