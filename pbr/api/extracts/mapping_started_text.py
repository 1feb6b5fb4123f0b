"""What ``pbr map`` says: what the scheme needs, what was read, what is new, and what is still to be decided."""

from collections.abc import Iterator
from pathlib import Path

from pbr.api.extracts.mapping_started import MappingStarted
from pbr.values.units_in_words import counted, shown_of

_MOST_LISTED = 40


def as_text(started: MappingStarted, out: Path | None) -> str:
    """Give what was started as text for people; ``out`` is the file that the mapping went to."""
    return "\n".join(_lines(started, out)) + "\n"


def _lines(started: MappingStarted, out: Path | None) -> Iterator[str]:
    yield "The scheme needs:"
    for table in started.needed:
        yield f"  {table.name}: {', '.join(table.fields)}"
    for file in started.files:
        none = f"; {counted(file.no_records, 'row')} at its end or among them no record" if file.no_records else ""
        size = f"{counted(file.records, 'row')}, {counted(file.columns, 'column')}"
        yield f"Read {file.name} as {file.label}: {size}{none}."
    if started.added_to:
        yield from _what_is_new(started, out)
    elif out is not None:
        yield f"Wrote {out}."
    if not started.asked:
        yield "Nothing in it is left to decide."
        return
    yield f'{counted(len(started.asked), "question mark")} to decide ("?"):'
    name = str(out) if out else "mapping"
    shown, left = shown_of(started.asked, _MOST_LISTED)
    for asked in shown:
        yield f"  {name}:{asked.line}: {asked.of}"
    if left:
        yield f"  and {left:,} more"


def _what_is_new(started: MappingStarted, out: Path | None) -> Iterator[str]:
    if not started.said:
        yield f"Nothing is new; {out} is as it was."
        return
    yield f"Added to {out}, below what stands there:" if started.written else f"{out} is as it was, and:"
    yield from (f"  {said}" for said in started.said)
    if started.by_hand:
        yield "To be put in by hand, where the mapping is written in brackets or has such a line already:"
        yield from (f"  {line}" for line in started.by_hand)
