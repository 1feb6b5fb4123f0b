"""What is proposed of one field: its codes and the order of its days, once it is known in which column it is."""

from collections.abc import Sequence

from pbr.mapping.mapping import BLANK
from pbr.mapping.proposal.code_words import likely_code, own_code
from pbr.mapping.proposal.column_profile import MOST_PHRASES, ColumnProfile, Content, Phrase
from pbr.mapping.proposal.likely_columns import Likely
from pbr.mapping.proposal.needed import NeededField
from pbr.mapping.proposal.proposed import FromOtherFile, Heading, Origin, ProposedCode, ProposedField
from pbr.mapping.undecided import UNDECIDED
from pbr.records.cells.blank_markers import is_mark_for_nothing
from pbr.records.dictionary import Field, FieldType
from pbr.values.dates import DayOrder

_MOST_ROWS_NAMED = 5


def field_in_column(needed: NeededField, column: ColumnProfile, origin: Origin | None = None) -> ProposedField:
    """Propose a field that is certainly in a column, with its codes or the order of its days."""
    return ProposedField(
        needed,
        origin or Heading(column.heading),
        codes=() if isinstance(origin, FromOtherFile) else codes_of(needed, column.phrases),
        order=order_of(column) if needed.field.type is FieldType.DATE else "",
        notes=_notes(needed, column),
    )


def field_to_decide(needed: NeededField, likely: Likely) -> ProposedField:
    """Propose a field of which a person has to say where it is, with the columns that are likely to have it."""
    # A council's own codes tell rows apart: which outcome it is, and whose. So does what was found of each.
    tells_apart = needed.field.type is FieldType.TEXT or needed.found_row_by_row
    may_be_always = needed.coded and not tells_apart and not likely.columns and not likely.unfit
    notes = [f'"{each.heading}" has {each.content.value} below it, and is not offered' for each in likely.unfit]
    if not likely.columns and not notes and not may_be_always:
        notes.append("no column is like it by its heading and by what stands below it")
    offered = tuple(each.heading for each in likely.columns)
    return ProposedField(needed, None, offered, same_always=may_be_always, notes=tuple(notes))


def codes_of(needed: NeededField, phrases: Sequence[Phrase]) -> tuple[ProposedCode, ...]:
    """Propose the code of each phrase; none where all of them are codes as they are written, or a yes or a no.

    A code on which money hangs is offered, and never filled in.
    """
    if not needed.coded or all(_is_a_code(needed.field, phrase.text) for phrase in phrases):
        return ()
    return tuple(code_of(needed, phrase) for phrase in phrases)


def _is_a_code(field: Field, phrase: str) -> bool:
    if field.type is FieldType.YES_NO:
        return bool(own_code(field, phrase))
    return phrase in field.codes


def code_of(needed: NeededField, phrase: Phrase) -> ProposedCode:
    """Propose the code of a phrase: filled in where it is one already and no money hangs on it, offered otherwise."""
    own = own_code(needed.field, phrase.text)
    if own and not needed.pays:
        return ProposedCode(phrase.text, phrase.rows, own, "")
    offered = BLANK if is_mark_for_nothing(phrase.text) and not own else likely_code(needed.field, phrase.text)
    return ProposedCode(phrase.text, phrase.rows, "", offered)


def order_of(column: ColumnProfile) -> str:
    """Say in which order a column of days has them: in one of three words, ``?`` where it does not tell, or nothing."""
    orders = column.orders or {}
    year_first = sum(orders.get(one, 0) for one in _YEAR_FIRST)
    day_first, month_first = orders.get(DayOrder.DAY_FIRST, 0), orders.get(DayOrder.MONTH_FIRST, 0)
    figures = day_first + month_first + orders.get(DayOrder.EITHER, 0) + orders.get(DayOrder.SAME, 0)
    if year_first:
        return UNDECIDED if figures else "year first"
    if not figures:
        return ""
    if day_first and not month_first:
        return "day first"
    return "month first" if month_first and not day_first else UNDECIDED


_YEAR_FIRST = (DayOrder.YEAR_FIRST, DayOrder.YEAR_FIRST_TO_12, DayOrder.YEAR_FIRST_SAME)


def _notes(needed: NeededField, column: ColumnProfile) -> tuple[str, ...]:
    notes: list[str] = []
    if column.not_shown and needed.coded:
        rows = ", ".join(map(str, column.not_shown[:_MOST_ROWS_NAMED]))
        more = (
            f" and {len(column.not_shown) - _MOST_ROWS_NAMED} more" if len(column.not_shown) > _MOST_ROWS_NAMED else ""
        )
        notes.append(f"row {rows}{more} may have something about a person here, and is not shown; add it by hand")
    if needed.coded and column.content not in (Content.CODES, Content.YES_NO, Content.MARKS):
        notes.append(
            f"{column.distinct:,} different phrases, more than {MOST_PHRASES} or names or notes: they are not listed"
        )
    return tuple(notes)
