"""References of people and plans that differ only in how they are written: ``S-1``, ``s1`` and ``S01``."""

from collections.abc import Iterator, Sequence, Set
from itertools import chain

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.files.lookalike_text import as_it_looks, bare_name
from pbr.values.dataclass import dataclass
from pbr.values.pattern import Pattern

REFERENCES = (("plan_id", "plans", ("plans",)), ("person_id", "people", ("people", "plans", "stays")))
"""Each reference, what it is of, and the tables in which it stands by itself."""

_NOUGHTS = Pattern(r"(?<![0-9])0+(?=[0-9])")
_APART = "\n"
# No sign that is written or left out at will, as an end of line would be.
_BETWEEN_NAMES = "\0"


def findings_of_references_alike(beside: RecordsCompared) -> Iterator[Finding]:
    """One finding for each table with a reference that is written in another way elsewhere; none is shown."""
    for field, of, tables in REFERENCES:
        columns = {table: beside.column(table, field) for table in tables if beside.has(table, field)}
        if all_of_one_writing(list(chain.from_iterable(columns.values()))):
            continue
        alike = written_alike(chain.from_iterable(columns.values()))
        for table, column in columns.items() if alike else ():
            rows = tuple(at for at, reference in enumerate(column) if reference in alike)
            if rows:
                yield finding_reference_alike(field, of, table, rows)


def finding_reference_alike(field: str, of: str, table: str, rows: Sequence[int]) -> Finding:
    """The finding of so many rows of a table, by a reference in them and what it is of."""
    one = table.removesuffix("s") if table != "people" else "referral"
    message = (
        f"{many(rows, f'{one} has', f'{one}s have')} a {field} that differs from another's only in "
        f"capitals, hyphens, spaces, accents or noughts: they are read as {of} of their own"
    )
    return Finding("PBR833", table, rows, message, f"write each {field} in one way in every file")


def all_of_one_writing(references: Sequence[str]) -> bool:
    """Whether no two references can be one in two writings, told by all of them together and not by each."""
    together = _APART.join(references)
    if not references or not together.isascii():
        return not references
    if _are_numbered(references, together):
        return True
    distinct = list({*references})
    folded = as_written_anyhow(distinct)
    return len({*folded}) == len(folded) == len(distinct)


def as_written_anyhow(references: Sequence[str]) -> list[str]:
    """What each reference has in common with all writings of it: its letters and figures, without noughts before."""
    return _NOUGHTS.sub("", bare_name(_BETWEEN_NAMES.join(references))).split(_BETWEEN_NAMES) if references else []


def what_writings_share(references: Sequence[str]) -> list[str]:
    """The same of each reference by itself, whatever the others are: of one that is only signs, those."""
    alike = numbered(references)
    plain = "" if alike is None else alike.letters.casefold().replace("-", "")
    if alike is not None and alike.least and (plain.isalpha() or not alike.letters):
        numbers = (reference[len(alike.letters) :] for reference in references)
        return [f"{plain}{number.lstrip('0') or '0'}" for number in numbers]
    if not _APART.join(references).isascii():
        return list(map(_in_common, references))
    return [
        common or _in_common(reference)
        for common, reference in zip(as_written_anyhow(references), references, strict=True)
    ]


def _in_common(reference: str) -> str:
    return _NOUGHTS.sub("", bare_name(reference))


def _are_numbered(references: Sequence[str], together: str) -> bool:
    """Whether all have the same letters and then a number, and noughts are there only to bring numbers to one width."""
    numbered = _numbered(references, together)
    return numbered is not None and numbered.are_told_apart


@dataclass(frozen=True, slots=True)
class Numbered:
    """References of the same letters and then a number: the least and the most figures that one has.

    ``padded`` are the widths of those numbers that have noughts before them.
    """

    letters: str
    least: int
    most: int
    padded: frozenset[int]

    @property
    def are_told_apart(self) -> bool:
        """Whether noughts are there only to bring numbers to one width."""
        return not self.padded or self.least == self.most or self.padded == {self.least}

    def with_those_of(self, other: "Numbered") -> "Numbered | None":
        """All of two lots of references; None where they have other letters."""
        if self.letters != other.letters:
            return None
        least, most = min(self.least, other.least), max(self.most, other.most)
        return Numbered(self.letters, least, most, self.padded | other.padded)


def numbered(references: Sequence[str]) -> Numbered | None:
    """What references have in common that are the same letters and then a number each; None of any others."""
    together = _APART.join(references)
    return _numbered(references, together) if references and together.isascii() else None


def _numbered(references: Sequence[str], together: str) -> Numbered | None:
    letters = references[0].rstrip("0123456789")
    numbers = f"{_APART}{together}".replace(f"{_APART}{letters}", _APART)
    figures = numbers.replace(_APART, "")
    if len(numbers) != len(together) + 1 - len(letters) * len(references) or (figures and not figures.isdigit()):
        return None
    widths = {length - len(letters) for length in {*map(len, references)}}
    return Numbered(letters, min(widths), max(widths), _padded(numbers, widths))


def _padded(numbers: str, widths: Set[int]) -> frozenset[int]:
    """The widths of those numbers that have noughts before them."""
    # What follows each nought with which a number begins: to the end of that number, and all up to the next.
    behind = numbers.split(f"{_APART}0")[1:]
    # Numbers of one width need not be looked at each by itself, and most are.
    if not behind or len(widths) == 1:
        return frozenset(widths if behind else ())
    return frozenset(len(one.partition(_APART)[0]) + 1 for one in behind)


def written_alike(references: Iterator[str]) -> frozenset[str]:
    """Those references of which another has the same letters and figures; odd ones are told when read."""
    written: dict[str, set[str]] = {}
    for reference in set(references):
        written.setdefault(_in_common(reference), set()).add(reference)
    return frozenset(
        reference for same in written.values() if len(same) > 1 and not _told_as_odd(same) for reference in same
    )


def _told_as_odd(same: set[str]) -> bool:
    return any(map(is_odd, same)) and len({as_it_looks(reference) for reference in same}) == 1


def is_odd(reference: str) -> bool:
    """Whether a reference has spaces or unusual characters, so that one that looks like it is told when it is read."""
    return not reference.isascii() or " " in reference
