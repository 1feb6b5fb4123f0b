"""From the YAML of a finance mapping to what it means: all problems at once, each with its place."""

from collections.abc import Iterable, Mapping
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pbr.finance.cell_names import NAMES, Row
from pbr.finance.check_rows import check_rows
from pbr.finance.documents import Credits
from pbr.finance.invoice import DocumentKind, Party
from pbr.finance.mapping import (
    BALANCES,
    OTHERWISE,
    ARowFor,
    Balances,
    Dates,
    FinanceMapping,
    InvoiceSettings,
    Signs,
)
from pbr.finance.mapping_form import CouncilForm, InvoicesForm, MappingForm, TypesForm
from pbr.finance.mapping_words import CHOICES, VERSION, unknown_word
from pbr.finance.read_columns import read_account, read_rows, read_template
from pbr.problems.problem import ProblemsFound, errors_in
from pbr.problems.suggest import did_you_mean
from pbr.records.input_file import InputFile
from pbr.scheme.reading.another_kind_of_file import FileKind, refuse_another
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import nothing_inside, place_of, plain, problems_of
from pbr.source.text_file import decode, read_bytes
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.source.yaml_tree import parse_yaml

TO_FILL_IN = "?"
"""What a shipped shape has in the places that only a council can fill in."""

_CALLED = {DocumentKind.INVOICE: "invoice", DocumentKind.CREDIT_NOTE: "credit note"}
_YES_NO = {"yes": True, "no": False}

Choice = TypeVar("Choice", bound=Enum)


def load_mapping(path: Path, shown_as: str = "") -> FinanceMapping:
    """Read a finance mapping, which problems call ``shown_as``, or else by its path.

    Raises ``ProblemsFound`` with everything that is wrong with it.
    """
    shown_as = shown_as or str(path)
    content = read_bytes(path, shown_as)
    text = decode(content, shown_as)
    tree = parse_yaml(text, shown_as)
    refuse_another(tree, FileKind.FINANCE_MAPPING)
    reading = Reading(tree, tuple(text.splitlines()))
    form = _form(tree, reading)
    read = _mapping(form, reading, path, content)
    problems = sorted(reading.problems, key=lambda problem: (problem.place, problem.code, problem.message))
    if errors_in(problems):
        raise ProblemsFound(problems)
    return read


def _form(tree: MapNode, reading: Reading) -> MappingForm:
    """The form of the file. Raises ``ProblemsFound`` where it has another: what it means cannot be said then."""
    for text in _to_fill_in(tree):
        reading.problem(
            "PBR933", "this is still to be filled in", text.place, "write what your finance system has here"
        )
    for path in nothing_inside(tree) if tree.entries else ():
        at = place_of(tree, path, at_key=True)
        if path and path[0] != "rows":
            reading.problem("PBR224", "there is nothing inside this", at, "write what belongs there, or take it out")
    written = {key.text for key, _ in tree}
    for name, field in MappingForm.model_fields.items():
        word = field.alias or name
        if field.is_required() and word not in written:
            remedy = CHOICES.get(word, f"write {word}: pbr finance-shape plain-journal shows a whole one")
            reading.problem("PBR930", f"'{word}' is missing from the finance mapping", tree.place, remedy)
    try:
        form = MappingForm.model_validate(plain(tree))
    except ValidationError as error:
        paths = [detail["loc"] for detail in error.errors(include_url=False)]
        for path, problem in zip(paths, problems_of(error, tree, unknown_word), strict=True):
            if len(path) > 1 or str(path[0]) in written:  # what is missing at the edge is said above
                reading.problem(problem.code, problem.message, problem.place, problem.help)
        raise ProblemsFound(reading.problems) from None
    if reading.problems:
        raise ProblemsFound(reading.problems)
    return form


def _to_fill_in(node: Node) -> Iterable[Scalar]:
    """The places that are still to be filled in."""
    match node:
        case Scalar():
            return [node] if node.text.strip() == TO_FILL_IN else []
        case ListNode(items=items):
            return [text for item in items for text in _to_fill_in(item)]
        case MapNode():
            return [text for _, value in node for text in _to_fill_in(value)]


def _mapping(form: MappingForm, reading: Reading, path: Path, content: bytes) -> FinanceMapping:
    if form.finance.text != VERSION:
        reading.problem("PBR930", "this does not say that it is version 1", form.finance.place, "write finance: 1")
    codes = _codes(form, reading)
    names = tuple(dict.fromkeys(name for of in codes.values() for name in of))
    where = _choice(form.credits, "credits", Credits, reading)
    balances = _choice(form.balances, "balances", Balances, reading)
    rows = read_rows(form.rows, names, reading)
    mapping = FinanceMapping(
        source=InputFile(path.name, sha256(content).hexdigest()),
        content=content,
        title=form.title.text,
        file=_file(form.file, reading),
        dates=_choice(form.dates, "dates", Dates, reading),
        headings=_yes_no(form.headings, reading),
        a_row_for=_choice(form.a_row_for, "a row for", ARowFor, reading),
        credits=where,
        balances=balances,
        signs=_choice(form.signs, "signs", Signs, reading),
        types=_types(form.types),
        description=read_template(form.description, names, reading),
        codes=codes,
        rows=rows,
        invoices=_invoices(form.invoices, names, reading) if form.invoices else None,
    )
    if not reading.problems:
        check_rows(mapping, form, reading)
    return mapping


def _choice(text: Scalar, word: str, choices: type[Choice], reading: Reading) -> Choice:
    found = {str(choice.value): choice for choice in choices}
    if text.text not in found:
        remedy = did_you_mean(text.text, found) or CHOICES[word]
        reading.problem("PBR932", f"'{text.text}' is not what '{word}' takes", text.place, remedy)
    return found.get(text.text, next(iter(choices)))


def _yes_no(text: Scalar, reading: Reading) -> bool:
    if text.text not in _YES_NO:
        reading.problem("PBR932", f"'{text.text}' is not what 'headings' takes", text.place, CHOICES["headings"])
    return _YES_NO.get(text.text, False)


def _file(text: Scalar, reading: Reading) -> str:
    """The name of the finance file: it ends in .csv, and is in no folder of its own."""
    name = text.text
    plain_name = name.isascii() and name.removesuffix(".csv").replace("-", "").replace("_", "").isalnum()
    if not (plain_name and name.endswith(".csv")) or len(name) > 60 or name == "control-totals.csv":
        remedy = "write letters, digits, hyphens and .csv, such as payables.csv"
        reading.problem("PBR932", f"'{name}' is no name for the finance file", text.place, remedy)
    return name


def _types(form: TypesForm | None) -> Mapping[DocumentKind, str]:
    if form is None:
        return _CALLED
    return {DocumentKind.INVOICE: form.invoice.text, DocumentKind.CREDIT_NOTE: form.credit_note.text}


def _codes(form: MappingForm, reading: Reading) -> dict[str, dict[str, str]]:
    """The codes by payment. Raises nothing: one that lacks a name that another has is noted."""
    read = {key: {name: text.text for name, text in of.items()} for key, of in form.codes.items()}
    names = {name for of in read.values() for name in of}
    for key, of in read.items():
        if lacks := sorted(names - of.keys()):
            message = f"'{key}' has no {', '.join(lacks)}, which the other codes have"
            place = reading.place("codes", key)
            reading.problem("PBR935", message, place, "write all of them under every payment")
    for key, written in form.codes.items():
        for name in written.keys() & NAMES[Row.LINE].keys():
            at = place_of(reading.tree, ("codes", key, name), at_key=True)
            reading.problem(
                "PBR935", f"'{name}' is something else in every row", at, "choose another name for the code"
            )
    if not read.keys() - {BALANCES}:
        remedy = f"write {OTHERWISE}: and the codes of every payment that has none of its own"
        reading.problem("PBR935", "no payment has codes", reading.place("codes"), remedy)
    return read


def _invoices(form: InvoicesForm, names: tuple[str, ...], reading: Reading) -> InvoiceSettings:
    return InvoiceSettings(
        council=_council(form.council),
        buyer_reference=form.buyer_reference.text,
        terms=form.terms.text,
        exempt_because=form.exempt_because.text if form.exempt_because else "",
        account=read_account(form.account or Scalar("", reading.place("invoices")), names, reading),
    )


def _council(form: CouncilForm) -> Party:
    said = {name: text.text for name in CouncilForm.model_fields if isinstance(text := getattr(form, name), Scalar)}
    return Party(**({"country": "GB"} | said))
