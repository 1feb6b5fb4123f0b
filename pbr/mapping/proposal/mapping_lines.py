"""A proposed mapping as lines of YAML, with a comment where a person has to decide."""

from collections.abc import Iterator

from pbr.mapping.proposal.needed import NeededField
from pbr.mapping.proposal.proposed import (
    FromOtherFile,
    Heading,
    Joined,
    Proposal,
    ProposedCode,
    ProposedField,
    ProposedFile,
    ProposedTable,
)
from pbr.mapping.proposal.yaml_text import commented, written
from pbr.mapping.undecided import UNDECIDED
from pbr.records.dictionary import FieldType

ASKED = written(UNDECIDED)
"""The question mark as it stands in a mapping: YAML reads one without quotation marks as something else."""

_STEP = "  "
_START = (
    '# Started by pbr map. Wherever "?" stands, a person has to decide; nothing is settled until all of them have.',
    "# What is offered in a comment is a guess: look at it, and write what is right in place of the question mark.",
)


def mapping_text(proposal: Proposal) -> str:
    """Write a proposed mapping; the same proposal is the same text."""
    order = _one_order(proposal)
    lines = [
        *_START,
        "pbr: 1",
        f"mapping: {written(proposal.name)}",
        f"for: {written(proposal.scheme)}",
        "",
        "files:",
        *(line for file in proposal.files for line in _file(file)),
    ]
    if order:
        lines += ["", f"dates: {ASKED if order == UNDECIDED else order}{_order_note(order)}"]
    lines += ["", "tables:"]
    for number, table in enumerate(proposal.tables):
        lines += [""] if number else []
        lines += table_lines(table, order)
    return "\n".join(lines) + "\n"


def table_lines(table: ProposedTable, order: str = "") -> list[str]:
    """Write a table, set in by one step; ``order`` is how days are written wherever it is not said otherwise."""
    always = [each for each in table.fields if each.same_always]
    columns = [each for each in table.fields if not each.same_always]
    lines = [f"{table.kind.name}:", f"{_STEP}table from: {written(table.label) if table.label else ASKED}"]
    lines += [f"{_STEP}# {commented(note)}" for note in table.notes]
    if table.left_out:
        lines.append(f"{_STEP}leave out rows where:")
        for heading, values in table.left_out:
            listed = ", ".join(map(written, values))
            lines.append(f"{_STEP * 2}{written(heading)}: [{listed}]")
    if table.side_by_side:
        lines.append(f"{_STEP}side by side: {table.side_by_side[0]} to {table.side_by_side[1]}")
    if table.one_row_for_each:
        lines.append(f"{_STEP}one row for each: [{', '.join(map(written, table.one_row_for_each))}]")
    lines.append(f"{_STEP}columns:")
    lines += [f"{_STEP * 2}{line}" for each in columns for line in column_lines(each)]
    if coded := [each for each in table.fields if each.codes]:
        lines.append(f"{_STEP}codes:")
        for each in coded:
            lines.append(f"{_STEP * 2}{each.needed.name}:")
            lines += [f"{_STEP * 3}{code_line(each.needed, code)}" for code in each.codes]
    if days := [(each, each.order) for each in table.fields if each.order and each.order != order]:
        lines.append(f"{_STEP}dates:")
        lines += [f"{_STEP * 2}{each.needed.name}: {_order(word)}{_order_note(word)}" for each, word in days]
    if always:
        lines.append(f"{_STEP}always:")
        lines += [f"{_STEP * 2}{always_line(each.needed)}" for each in always]
    return [f"{_STEP}{line}" for line in lines]


def column_lines(one: ProposedField) -> Iterator[str]:
    """Write from where a field comes, and what is to be known of it."""
    for note in one.notes:
        yield f"# {one.needed.name}: {commented(note)}"
    match one.origin:
        case Heading(text=text):
            yield f"{one.needed.name}: {written(text)}"
        case Joined(parts=parts, sign=sign):
            yield f"{one.needed.name}:"
            yield f"{_STEP}made of: [{', '.join(map(written, parts))}]"
            yield f"{_STEP}joined by: {written(sign)}"
        case FromOtherFile():
            yield f"{one.needed.name}:"
            yield f"{_STEP}look up: {written(one.origin.heading)}"
            yield f"{_STEP}in: {written(one.origin.label)}"
            yield f"{_STEP}by: {written(one.origin.by)}"
            yield f"{_STEP}gives: {written(one.origin.gives) if one.origin.gives else ASKED}"
        case None:
            perhaps = f" Perhaps: {', '.join(map(commented, one.offered))}" if one.offered else ""
            unclaimed = f" Nothing uses: {', '.join(map(commented, one.unclaimed))}" if one.unclaimed else ""
            yield f"{one.needed.name}: {ASKED}  # {one.needed.field.meaning}{perhaps}{unclaimed}"


def code_line(needed: NeededField, code: ProposedCode) -> str:
    """Write a phrase and its code, or the question mark with what is offered, and in how many rows it stands."""
    rows = f"{code.rows:,} {'row' if code.rows == 1 else 'rows'}"
    if code.code:
        return f"{written(code.phrase)}: {written(code.code)}  # {rows}"
    perhaps = f"perhaps {code.offered}" if code.offered else f"one of {_codes_of(needed)}, blank"
    return f"{written(code.phrase)}: {ASKED}  # {rows}; {perhaps}"


def always_line(needed: NeededField) -> str:
    """Write a field that may be the same in every row."""
    return f"{needed.name}: {ASKED}  # the same in every row? One of {_codes_of(needed)}; or name its column above"


def _codes_of(needed: NeededField) -> str:
    return "yes, no" if needed.field.type is FieldType.YES_NO else ", ".join(needed.field.codes)


def _file(file: ProposedFile) -> list[str]:
    lines = [f"{_STEP}{file.label}:", f"{_STEP * 2}name: {written(file.pattern)}"]
    if file.sheet:
        lines.append(f"{_STEP * 2}sheet: {written(file.sheet)}")
    if file.heading_row > 1:
        lines.append(f"{_STEP * 2}headings in row: {file.heading_row}")
    return lines


def _one_order(proposal: Proposal) -> str:
    """The order of most columns of days, the first of them where as many have another."""
    words = [each.order for table in proposal.tables for each in table.fields if each.order]
    return max(dict.fromkeys(words), key=words.count, default="")


def _order(word: str) -> str:
    return ASKED if word == UNDECIDED else word


def _order_note(word: str) -> str:
    return "  # day first, month first or year first: the days themselves do not tell" if word == UNDECIDED else ""
