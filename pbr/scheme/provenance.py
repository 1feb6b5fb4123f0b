"""Where a figure or a rule comes from: its own source, another document, or an assumption, and nothing unsaid."""

from dataclasses import dataclass
from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from pbr.problems.suggest import did_you_mean
from pbr.scheme.form import Form, Text, Texts
from pbr.scheme.reading import Reading
from pbr.source.tree import Scalar

Kind = Literal["source", "borrowed", "assumed"]


class ProvenanceForm(Form):
    """Exactly one of ``source``, ``borrowed`` and ``assumed``; and ``assumes``, a list of what was decided."""

    source: Text | None = None
    borrowed: Text | None = None
    assumed: Text | None = None
    assumes: Texts = ()

    @model_validator(mode="after")
    def _says_where_from(self) -> "ProvenanceForm":
        if self.needs_provenance() and sum(one is not None for one in (self.source, self.borrowed, self.assumed)) != 1:
            raise PydanticCustomError(
                "PBR204",
                "it must say where it comes from, once",
                {
                    "remedy": "write one of source: (a document and section), borrowed: (another document's figure) or assumed: (why)"
                },
            )
        return self

    def needs_provenance(self) -> bool:
        """Whether it must say where it comes from itself."""
        return True


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where something comes from, in the scheme's words, and what was assumed in writing it down."""

    kind: Kind
    text: str
    assumes: tuple[str, ...]

    @property
    def clause(self) -> str:
        """A short reference for a line: the document and section, or ``assumed``."""
        return "assumed" if self.kind == "assumed" else self.text

    @property
    def sentence(self) -> str:
        """As a reader is told it."""
        return {"source": "from", "borrowed": "borrowed from", "assumed": "assumed:"}[self.kind] + f" {self.text}"


def read_provenance(form: ProvenanceForm, reading: Reading) -> Provenance:
    """Where it comes from; the document named must be listed under ``sources``."""
    assumes = tuple(_one_line(item.text) for item in form.assumes)
    for kind in ("source", "borrowed"):
        text: Scalar | None = getattr(form, kind)
        if text is not None:
            _check_document(text, reading)
            return Provenance(kind, _one_line(text.text), assumes)
    return Provenance("assumed", _one_line(form.assumed.text) if form.assumed else "", assumes)


def _check_document(text: Scalar, reading: Reading) -> None:
    document = text.text.split(",")[0].split()[0] if text.text.split() else ""
    if document not in reading.sources:
        remedy = did_you_mean(document, reading.sources) or f"documents listed: {', '.join(reading.sources) or 'none'}"
        reading.problem(
            "PBR309",
            f"'{document}' is not one of the documents listed under 'sources'",
            text.at(0, len(document)),
            remedy,
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())
