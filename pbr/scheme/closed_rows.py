"""Rows that a notice closes: refused where the scheme needs them for what others earn."""

from collections.abc import Iterable, Iterator, Set

from pbr.conditions.syntax_tree import Look
from pbr.problems.problem import Problem
from pbr.records.files.record_names import article_of, record_called
from pbr.records.papers.notice import NoticeKind, PlacedNotice
from pbr.scheme.payments.fields_read import fields_of_conditions, fields_of_payment, fields_of_spread
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme


def closed_and_needed(notices: Iterable[PlacedNotice], scheme: Scheme) -> list[Problem]:
    """What is wrong with notices that close rows, where others are looked at, measured, limited or counted by them."""
    return [
        Problem(
            "PBR666",
            f"{article_of(one.notice.table)} {record_called(one.notice.table)} is closed, and {needs} still needs it",
            one.place,
            "leave it in the extract, or write withdrawn if it was never right",
        )
        for one in notices
        if one.notice.what is NoticeKind.CLOSED and (needs := _what_needs(one.notice.table, scheme))
    ]


def _counts_others(payment: Payment, table: str, tables: Set[str]) -> bool:
    """Whether records that stay are counted with one that goes; what is counted for a plan goes with it."""
    if payment.kind is None or payment.kind.name not in tables:
        return False
    if payment.added_up is not None:
        return payment.kind.name == table or payment.added_up.by != "plan"
    return payment.counted is not None and (payment.kind.name == table or not payment.counted.within_family)


def _what_needs(table: str, scheme: Scheme) -> str:
    """What of a scheme needs a row of a table, or one that belongs to it; empty where nothing does."""
    tables = {table, *(kind.name for kind in scheme.tables.values() if kind.parent == table)}
    for look in _looks(scheme):
        if look.table in tables:
            return f'the look "{look.words}"'
    for measure in scheme.measures.values():
        if any(one.kind.name in tables for one in measure.and_what_it_is_to):
            return f"the measure {measure.name}"
    for payment in scheme.payments:
        if payment.kind is not None and payment.kind.name in tables and payment.scale is not None:
            return f"the pool of {payment.name}"
        if _counts_others(payment, table, tables):
            return f"{payment.name}, which counts others with it,"
        for part in payment.parts:
            if part.spread is not None and part.spread.kind.name == table:
                return f"the part {part.name} of {payment.name}, which is spread over the others as well,"
    return f"the limit {scheme.limits[0].name}" if scheme.limits else ""


def _looks(scheme: Scheme) -> Iterator[Look]:
    """The looks at other records that payments and measures ask for."""
    refs = [ref for payment in scheme.payments for ref in fields_of_payment(payment)]
    refs += [ref for payment in scheme.payments for part in payment.parts for ref in fields_of_spread(part)]
    for measure in [one for each in scheme.measures.values() for one in each.and_what_it_is_to]:
        refs += fields_of_conditions(one for one in (measure.count, measure.out_of) if one is not None)
    return (ref.look for ref in refs if ref.look is not None)
