"""What ``pbr cld`` prints: what was read and what became of it, the measure, and what the return cannot say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pbr.api.extracts.national_return import Measure, ToldReturn


def read_and_written(told: "ToldReturn", measured: "Measure", folder: str) -> Iterator[str]:
    """Give the lines of standard output."""
    rows = sum(file.rows for file in told.files)
    yield f"Read {rows:,} {'row' if rows == 1 else 'rows'} of council {told.files[0].council}, {told.covers}:"
    for fate, many in told.fates.items():
        if many:
            yield f"  {many:>9,}  {fate.value}"
    for file in told.files:
        written = ", ".join(f"{many:,} of {spelling.value}" for spelling, many in file.spellings_found)
        yield f"Codes in {file.name}: {written}"
    yield f"Wrote {_episodes(len(told.told))} to {folder}."
    yield ""
    yield f"No or less support after it, of new clients whose episode ended {told.year}:"
    yield f"  {measured.count:,} of {measured.out_of:,}, {measured.share_in_words}"
    yield f"  {measured.left_out:,} not counted: died, declined, self-funded, to the NHS or to hospital"
    yield f"  {measured.unclassified:,} could not be classified, and are in neither figure"


def cautions(told: "ToldReturn", not_there: tuple[str, ...]) -> Iterator[str]:
    """Give the lines of standard error: how far the figure can be trusted, and what is not in the return."""
    if told.short_look_back:
        yield (
            f"note: {_episodes(told.short_look_back)} began fewer than 91 days after {told.covers.first}, the first "
            "day the return covers: who is a new client is not wholly known. Give the return before it as well"
        )
    if told.short_look_ahead:
        yield (
            f"note: {_episodes(told.short_look_ahead)} ended fewer than 7 days before {told.covers.last}, the last "
            "day the return covers: what followed them may be missing. Give the next return as well"
        )
    for file in told.files:
        for (column, code), rows in sorted(file.spelled_otherwise.items()):
            yield f"note: {file.name}: {column} {code!r}, spelled as in neither release, was read in {rows:,} rows"
    if told.several_providers:
        yield f"note: services of several providers make {_episodes(told.several_providers)}; the last is written"
    if told.no_provider:
        yield f"note: no provider is named by {_episodes(told.no_provider)}, written with provider_id not_given"
    yield "The return cannot say:"
    for sentence in not_there:
        yield f"- {sentence}"


def _episodes(many: int) -> str:
    return f"{many:,} {'episode' if many == 1 else 'episodes'}"
