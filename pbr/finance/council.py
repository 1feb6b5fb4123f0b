"""Who pays, as structured invoices need to know it."""

from pbr.finance.mapping import FinanceMapping
from pbr.finance.suppliers import is_endpoint, is_vat_number
from pbr.problems.problem import Place, Problem, ProblemsFound


def refuse_unless_council_is_known(mapping: FinanceMapping) -> None:
    """Raise ``ProblemsFound`` where a mapping has no settings for invoices, or the rules of invoices refuse them."""
    place = Place(mapping.source.name)
    if mapping.invoices is None:
        remedy = "write invoices: with council:, buyer reference: and terms:"
        raise ProblemsFound([Problem("PBR940", "the mapping says nothing of structured invoices", place, remedy)])
    council = mapping.invoices.council
    wrong: list[tuple[str, str]] = []
    if not is_endpoint(council.endpoint):
        wrong.append(("endpoint of the form SCHEME:ADDRESS", "write its scheme of four digits: 9932:GB123456789"))
    if council.vat_number and not is_vat_number(council.vat_number):
        wrong.append(("vat number that begins with the letters of a country", "write GB before it, or leave it out"))
    if not (len(council.country) == 2 and council.country.isalpha() and council.country.isupper()):
        wrong.append(("country of two letters", "write GB, or leave it out"))
    if wrong:
        raise ProblemsFound([Problem("PBR938", f"the council has no {what}", place, how) for what, how in wrong])
