"""Provenance as it is written: the form that all that has a source shares, its document looked for in the heading."""

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.reading.provenance import Provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Form, Text, Texts
from pbr.source.yaml_nodes import Scalar


class ProvenanceForm(Form):
    """Exactly one of ``source``, ``borrowed`` and ``assumed``; and ``assumes``, a list of what was decided."""

    source: Text | None = None
    borrowed: Text | None = None
    assumed: Text | None = None
    assumes: Texts = ()


def read_provenance(form: ProvenanceForm, place: Place, reading: Reading) -> Provenance:
    """Where what stands at ``place`` comes from; the document named must be listed under ``sources``."""
    said = [one for one in (form.source, form.borrowed, form.assumed) if one is not None]
    if len(said) != 1:
        reading.problem(
            "PBR204",
            "this says twice where it comes from" if said else "this does not say where it comes from",
            said[1].place if said else place,
            "write one of source: (a document and section), borrowed: (another document's figure) or assumed: (why)",
        )
    assumes = tuple(one_line(item.text) for item in form.assumes)
    for kind in ("source", "borrowed"):
        text: Scalar | None = getattr(form, kind)
        if text is not None:
            _check_document(text, reading)
            return Provenance(kind, one_line(text.text), assumes)
    return Provenance("assumed", one_line(form.assumed.text) if form.assumed else "", assumes)


def _check_document(text: Scalar, reading: Reading) -> None:
    document = text.text.split(",")[0].split()[0] if text.text.split() else ""
    if document not in reading.sources and not reading.is_written("sources", document):
        remedy = did_you_mean(document, reading.sources) or (
            f"documents listed: {', '.join(reading.sources)}"
            if reading.sources
            else f"list it at the top of the scheme, with its title and date: sources: {document}: …"
        )
        reading.problem(
            "PBR309",
            f"'{document}' is not one of the documents listed under 'sources'",
            text.at(0, len(document)),
            remedy,
        )


def one_line(text: str) -> str:
    """A text without the ends of its lines and the spaces around them."""
    return " ".join(text.split())
