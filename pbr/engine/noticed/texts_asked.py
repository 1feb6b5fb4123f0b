"""The texts that a scheme asks records for: by its conditions, by the rows of its prices, and by names of its own."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.conditions.texts_compared import texts_compared
from pbr.records.cells.council_codes import PROVIDER_CODES, STANDARD_CODES, Holder
from pbr.records.dictionary import OPENINGS, FieldType
from pbr.scheme.payments.fields_read import conditions_of_payment, conditions_of_spread
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import WINDOWS, PriceUse
from pbr.scheme.pricing.prices import OTHERWISE, Price
from pbr.scheme.scheme import Scheme
from pbr.values.for_whom import Per

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Measure

TextsAsked = Mapping[Holder, tuple[frozenset[str], ...]]
"""By table and field the texts asked for, those of each condition and of each day of a price together."""

_OF_WINDOWS = (WINDOWS, "provider_id")


def texts_asked(scheme: Scheme) -> TextsAsked:
    """The texts that a scheme asks for and does not list; what a list has not is an error of its own.

    Texts that stand together are meant to be told apart, however alike they are.
    """
    found: dict[Holder, dict[frozenset[str], None]] = {}
    for holder, texts in _together(scheme):
        found.setdefault(holder, {})[texts] = None
    if _OF_WINDOWS in found:
        _as_records_have_them(found, scheme)
    listed = {holder for one in scheme.framework.lists for holder in one.of.holders}
    return {holder: tuple(groups) for holder, groups in found.items() if holder not in listed}


def _as_records_have_them(found: dict[Holder, dict[frozenset[str], None]], scheme: Scheme) -> None:
    """The providers of months and quarters are those of all records."""
    groups = found.pop(_OF_WINDOWS)
    if scheme.framework.of(PROVIDER_CODES) is None:
        for table in (name for name, kind in scheme.tables.items() if "provider_id" in kind.fields_by_name):
            found.setdefault((table, "provider_id"), {}).update(groups)


def _together(scheme: Scheme) -> Iterator[tuple[Holder, frozenset[str]]]:
    for condition in _conditions(scheme):
        named: dict[Holder, set[str]] = {}
        for ref, text in texts_compared(condition):
            if _is_of_records(ref):
                named.setdefault((ref.table, ref.field.name), set()).add(text)
        yield from ((holder, frozenset(texts)) for holder, texts in named.items())
    for payment in scheme.payments:
        for use in _prices_of(payment):
            for at, ref in enumerate(use.by):
                if _is_of_records(ref):
                    yield from _rows_of(use.price, at, (ref.table, ref.field.name))
    yield from _names(scheme)


def _is_of_records(ref: FieldRef) -> bool:
    """Whether a field holds texts that nobody lists: the codes that are listed are found however they are written."""
    return ref.field.type is FieldType.TEXT and not ref.field.codes


def _conditions(scheme: Scheme) -> Iterator[Condition]:
    """Every condition of which records are asked."""
    for payment in scheme.payments:
        yield from conditions_of_payment(payment)
        for part in payment.parts:
            if part.spread is not None:
                yield from conditions_of_spread(part)
    for measure in _measures(scheme):
        yield from (one for one in (measure.count, measure.out_of) if one is not None)
    yield from (hold.condition for hold in scheme.holds)
    yield from (left.condition for left in scheme.left_out)


def _measures(scheme: Scheme) -> "Iterator[Measure]":
    for measure in scheme.measures.values():
        yield from measure.and_what_it_is_to


def _prices_of(payment: Payment) -> Iterator[PriceUse]:
    yield from payment.amount.uses()
    yield from (part.share for part in payment.parts if isinstance(part.share, PriceUse))


def _rows_of(price: Price, at: int, holder: Holder) -> Iterator[tuple[Holder, frozenset[str]]]:
    """The rows of one level of a price, as they hold from each of its days."""
    for step in price.steps:
        yield holder, frozenset(key[at] for key in step.figures if key[at] != OTHERWISE)


def _names(scheme: Scheme) -> Iterator[tuple[Holder, frozenset[str]]]:
    """Names that are written alone: of a figure brought in from before, of a standard, of who is ranked by a price."""
    if any(measure.compared for measure in _measures(scheme)):
        # imported late: few measures are compared with anything
        from pbr.scheme.measuring.baselines import OpeningFigure

        for measure in _measures(scheme):
            if measure.compared is not None and isinstance(measure.compared.of, OpeningFigure):
                yield (OPENINGS.name, "name"), frozenset({measure.compared.of.name})
                yield (OPENINGS.name, "provider_id"), frozenset({Per.TOGETHER.value})
    if scheme.rankings:
        # imported late: few schemes rank anybody
        from pbr.scheme.measuring.rankings import FieldOfStandard, PriceOfProvider

        for figure in (score.figure for ranking in scheme.rankings for score in ranking.scores):
            if isinstance(figure, FieldOfStandard):
                yield from ((holder, frozenset({figure.standard})) for holder in STANDARD_CODES.holders)
            elif isinstance(figure, PriceOfProvider):
                yield from _rows_of(figure.price, 0, _OF_WINDOWS)
