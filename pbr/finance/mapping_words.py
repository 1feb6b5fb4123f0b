"""The words of a finance mapping: what each section takes, and what each word may say."""

from collections.abc import Iterable, Mapping
from enum import Enum

from pbr.finance.documents import Credits
from pbr.finance.mapping import ARowFor, Balances, Dates, Signs
from pbr.finance.mapping_form import CouncilForm, InvoicesForm, MappingForm, RowsForm, TypesForm
from pbr.problems.problem import Place, Problem
from pbr.scheme.reading.section_form import Form, Path, word_not_taken

VERSION = "1"
"""The version of the language of finance mappings."""


def _one_of(word: str, choices: Iterable[Enum]) -> str:
    *others, last = (str(choice.value) for choice in choices)
    return f"write {word}: {', '.join(others)} or {last}"


OF_CHOICES: Mapping[str, type[Enum]] = {
    "dates": Dates,
    "a row for": ARowFor,
    "credits": Credits,
    "balances": Balances,
    "signs": Signs,
}
"""The words that may say one of a few things, with what each may say."""

CHOICES = {
    **{word: _one_of(word, choices) for word, choices in OF_CHOICES.items()},
    "headings": "write headings: yes or no",
    "finance": "write finance: 1",
}
"""What to write after the words that may say a few things only."""

SECTIONS: dict[Path, tuple[str, type[Form]]] = {
    (): ("a finance mapping", MappingForm),
    ("rows",): ("'rows'", RowsForm),
    ("types",): ("'types'", TypesForm),
    ("invoices",): ("'invoices'", InvoicesForm),
    ("invoices", "council"): ("'council'", CouncilForm),
}
"""The sections of a mapping, each with what problems call it and its form."""


def unknown_word(path: Path, place: Place) -> Problem:
    """What is wrong with a word that its section does not take."""
    return word_not_taken("PBR931", path, *SECTIONS[path[:-1]], place)
