"""Who is paid, as the finance system and structured invoices need to know it: what is lacking is told by provider."""

import re
from collections.abc import Iterable, Mapping

from pbr.finance.invoice import Party, Vat
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.papers.provider_directory import ProviderDetails
from pbr.reports.spreadsheet_safe_cells import text_cell

VAT_LABELS = {
    "exempt": Vat.EXEMPT,
    "zero rated": Vat.ZERO_RATED,
    "not registered": Vat.NOT_REGISTERED,
}
"""What the ``vat_label`` of providers.csv may say for a structured invoice, however its letters are written."""

_ENDPOINT = re.compile(r"[0-9]{4}:\S+", re.ASCII)
_VAT_NUMBER = re.compile(r"[A-Z]{2}\S+", re.ASCII)


def is_endpoint(text: str) -> bool:
    """Whether a text is an electronic address after its scheme of four digits."""
    return _ENDPOINT.fullmatch(text) is not None


def is_vat_number(text: str) -> bool:
    """Whether a text is a VAT number that begins with the two letters of its country."""
    return _VAT_NUMBER.fullmatch(text) is not None


def suppliers(paid: Iterable[str], directory: Mapping[str, ProviderDetails], file: str) -> dict[str, ProviderDetails]:
    """Give those who are paid. Raises ``ProblemsFound`` naming each without a row or a usable number in ``file``."""
    wrong: list[Problem] = []
    found: dict[str, ProviderDetails] = {}
    for provider in paid:
        who = directory.get(provider)
        if who is None or not who.supplier_number:
            lacks = "has no row there" if who is None else "has no supplier_number"
            remedy = (
                f"write its number in the finance system in the column supplier_number of {file}; nothing is paid to a "
                "provider that finance does not know"
            )
            wrong.append(Problem("PBR936", f"{provider} is paid, and {lacks}", Place(file), remedy))
        elif text_cell(who.supplier_number) != who.supplier_number or len(who.supplier_number.splitlines()) > 1:
            # It would be written with an apostrophe before it, which finance takes for another number.
            message = f"{provider} has a supplier_number that a spreadsheet would run, or that is on several lines"
            remedy = "write supplier_number as the finance system has it, beginning with a letter or a digit"
            wrong.append(Problem("PBR936", message, Place(file), remedy))
        else:
            found[provider] = who
    if wrong:
        raise ProblemsFound(wrong)
    return found


def sellers(paid: Mapping[str, ProviderDetails], file: str) -> dict[str, tuple[Party, Vat]]:
    """Give those who are paid as structured invoices name them.

    Raises ``ProblemsFound`` naming each that lacks what the rules of structured invoices ask for.
    """
    wrong = [
        Problem("PBR938", f"{provider} {lacks}", Place(file), remedy)
        for provider, who in paid.items()
        for lacks, remedy in _lacking(who)
    ]
    if wrong:
        raise ProblemsFound(wrong)
    return {provider: _seller(who) for provider, who in paid.items()}


def _lacking(who: ProviderDetails) -> Iterable[tuple[str, str]]:
    """What a structured invoice to a provider would lack, and how to mend each."""
    vat = _vat(who)
    if vat is None:
        labels = ", ".join(label.capitalize() for label in VAT_LABELS)
        yield (
            "has no vat_label that adds no VAT",
            f"write one of: {labels}; invoices with VAT on them are not made here",
        )
    elif vat is not Vat.NOT_REGISTERED and not is_vat_number(who.vat_number):
        remedy = "write its VAT number with GB before it; where it has none, its vat_label is Not registered"
        yield "has no vat_number that begins with the letters of a country", remedy
    if not is_endpoint(who.endpoint):
        remedy = "write its scheme of four digits and its address: 9932:GB123456789"
        yield "has no endpoint of the form SCHEME:ADDRESS", remedy


def _vat(who: ProviderDetails) -> Vat | None:
    return VAT_LABELS.get(who.vat_label.strip().casefold().replace("-", " "))


def _seller(who: ProviderDetails) -> tuple[Party, Vat]:
    vat = _vat(who) or Vat.NOT_REGISTERED
    return Party(
        name=who.name,
        endpoint=who.endpoint,
        country=who.country,
        known_as=who.supplier_number,
        vat_number="" if vat is Vat.NOT_REGISTERED else who.vat_number,
        company_number=who.company_number,
        street=who.street,
        town=who.town,
        postcode=who.postcode,
    ), vat
