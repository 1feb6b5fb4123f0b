"""What each word of a finance mapping means, for its page and its JSON Schema."""

from collections.abc import Mapping

from pbr.finance.mapping_words import SECTIONS
from pbr.scheme.reading.section_form import Path, words_of
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a finance mapping: what it means, and whether its section must have it."""

    path: Path
    meaning: str
    needed: bool


_MEANINGS: Mapping[Path, str] = {
    ("finance",): "The version of the language: 1.",
    ("title",): "What a reader would call this file.",
    ("shape",): "Whether the columns are as somebody published them, or assumed. For readers.",
    ("source",): "Where the shape was published. For readers.",
    ("file",): "The name of the finance file.",
    ("dates",): "How days are written.",
    ("headings",): "Whether the first row has the headings of the lines.",
    ("a row for",): "Each line of the run, or each payment of a provider that goes to the same codes.",
    (
        "credits",
    ): "`negative`: one document for each provider, what is taken back below nil in it. `apart`: what is below "
    "nil is in a credit note of its own, above nil.",
    ("balances",): "`written`: what is brought and carried forward has rows, and the file pays what is payable. "
    "`left to finance`: the file has what the run brought, and the finance system nets credit notes itself.",
    (
        "signs",
    ): "Whether what is paid is above nil in `{amount}`, `{document total}` and `{total}`, or below it. `{debit}` "
    "and `{credit}` do not turn round.",
    ("types",): "What `{type}` is. Without it: invoice and credit note.",
    ("types", "invoice"): "What the finance system calls an invoice.",
    ("types", "credit note"): "What it calls a credit note.",
    ("description",): "What `{description}` is, with names in braces.",
    (
        "codes",
    ): "The codes of each payment: by its name, by `payment.part`, under `otherwise` for all others, and under "
    "`balances` for what is brought and carried forward. Codes have the council's own names, the same everywhere.",
    ("rows",): "The columns of each kind of row, in order: a heading, and what stands under it.",
    ("rows", "first"): "One row before all others.",
    ("rows", "document"): "A row before the lines of each invoice or credit note.",
    ("rows", "line"): "A row for each line or payment.",
    ("rows", "balancing"): "A row after the lines of each document, with what balances them.",
    ("rows", "last"): "One row after all others.",
    ("invoices",): "What structured invoices say beside the lines; needed for `--invoices` alone.",
    ("invoices", "council"): "Who pays.",
    ("invoices", "council", "name"): "Its name.",
    ("invoices", "council", "endpoint"): "Its electronic address, with its scheme: `9932:GB987654321`.",
    ("invoices", "council", "vat number"): "Its VAT number, which begins with the letters of its country.",
    ("invoices", "council", "company number"): "Its number in a register.",
    ("invoices", "council", "street"): "The street of its address.",
    ("invoices", "council", "town"): "The town.",
    ("invoices", "council", "postcode"): "The postcode.",
    ("invoices", "council", "country"): "The country, as two letters. Without it: GB.",
    ("invoices", "buyer reference"): "What the council wants quoted.",
    ("invoices", "terms"): "When it pays.",
    ("invoices", "exempt because"): "Why what is exempt from VAT is exempt.",
    ("invoices", "account"): "What a line is booked to, with names of codes in braces.",
}


def words() -> list[Word]:
    """Every word, a section before what is in it, in the order of the forms."""
    return [word for path in SECTIONS for word in _words_in(path)]


def _words_in(path: Path) -> list[Word]:
    form = SECTIONS[path][1]
    needed = {field.alias or name for name, field in form.model_fields.items() if field.is_required()}
    return [Word((*path, word), _MEANINGS[(*path, word)], word in needed) for word in words_of(form)]
