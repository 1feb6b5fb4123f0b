"""Whether the rows of a finance mapping make a file: something is paid in it, and headings fit what is under them."""

from pbr.finance.cell_names import Row
from pbr.finance.documents import Credits
from pbr.finance.mapping import BALANCES, Balances, FinanceMapping
from pbr.finance.mapping_form import MappingForm
from pbr.scheme.reading.reading_context import Reading

_AMOUNTS = frozenset({"amount", "debit", "credit"})
_PAYS = {Row.LINE: _AMOUNTS, Row.DOCUMENT: frozenset({"document total"})}


def check_rows(mapping: FinanceMapping, form: MappingForm, reading: Reading) -> None:
    """Note what would make a file that pays nothing, or whose parts contradict each other."""
    used = {row: {name for cell in columns.values() for name in cell.names} for row, columns in mapping.rows.items()}
    if not any(used.get(row, set()) & amounts for row, amounts in _PAYS.items()):
        remedy = (
            "write {amount}, or {debit} and {credit}, in a column of line:, or {document total} in one of document:"
        )
        reading.problem("PBR937", "no column has what is paid", reading.place("rows"), remedy)
    elif (line := used.get(Row.LINE, set()) & _AMOUNTS) and len(line) == 1 and "amount" not in line:
        remedy = "write {debit} and {credit} in two columns, or {amount} in one"
        reading.problem("PBR937", f"{line.pop()} alone leaves some amounts out", reading.place("rows", "line"), remedy)
    if mapping.headings and mapping.rows.keys() - {Row.LINE, Row.BALANCING, Row.LAST}:
        remedy = "write headings: no, or leave out first: and document:"
        reading.problem("PBR937", "the headings of lines cannot be the first row here", form.headings.place, remedy)
    lines, balancing = mapping.rows.get(Row.LINE), mapping.rows.get(Row.BALANCING)
    if mapping.headings and lines and balancing and list(lines) != list(balancing):
        remedy = f"write the same headings in the same order: {', '.join(lines)}"
        place = reading.place("rows", Row.BALANCING.value)
        reading.problem("PBR937", "the balancing row has other columns than the lines", place, remedy)
    _check_codes(mapping, used.get(Row.LINE, set()), reading)
    if mapping.balances is Balances.WRITTEN:
        _check_balances(mapping, form, reading)


def _check_codes(mapping: FinanceMapping, in_lines: set[str], reading: Reading) -> None:
    """Note each code that is written for payments and that no line would have: it is booked to nothing then."""
    account = mapping.invoices.account.names if mapping.invoices else ()
    described = mapping.description.names if "description" in in_lines else ()
    for name in sorted({name for of in mapping.codes.values() for name in of} - {*in_lines, *described, *account}):
        remedy = f"write {{{name}}} in a column of line:, or take it out of codes:"
        message = f"'{name}' is under codes: and in no column of the lines"
        reading.problem("PBR935", message, reading.place("codes"), remedy)


def _check_balances(mapping: FinanceMapping, form: MappingForm, reading: Reading) -> None:
    if mapping.credits is Credits.APART:
        remedy = "write balances: left to finance, whose credit notes carry what is below nil; or credits: negative"
        message = "a file with credit notes apart does not have what is carried forward as well"
        reading.problem("PBR941", message, form.balances.place, remedy)
    elif BALANCES not in mapping.codes:
        remedy = f"write {BALANCES}: under codes:, with what carries a provider's balance"
        reading.problem("PBR935", "what is brought and carried forward has no codes", form.balances.place, remedy)
