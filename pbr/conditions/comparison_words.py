"""The words that name what comparing a record with others tells: ``overlaps another stay of the person``."""

from collections.abc import Iterator, Sequence

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.suggest import did_you_mean
from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import TABLES, TableKind
from pbr.values.dataclass import dataclass

_BETWEEN_CONDITIONS = ("and", "or", ")")


@dataclass(frozen=True, slots=True)
class FactCompared:
    """A fact that the next words name, and how many words those are."""

    fact: FieldRef
    words: int


def compared_by(coming: Sequence[Word], kind: TableKind) -> FactCompared | None:
    """The comparison that the words to come name, if they name one.

    Raises `Misread` where they name one of another kind of record, or are nearly those of one.
    """
    phrase = list(_phrase(coming))
    if len(phrase) < 2 or phrase[1].text in ("is", "between"):
        return None
    written = " ".join(word.text for word in phrase)
    span = (phrase[0].start, phrase[-1].end)
    of_kind = {one.words: one for one in COMPARISONS.values() if one.table == kind.name}
    found = of_kind.get(written) or next((one for one in of_kind.values() if written.startswith(f"{one.words} ")), None)
    if found is not None:
        count = next(n for n in range(1, len(phrase) + 1) if " ".join(one.text for one in phrase[:n]) == found.words)
        return FactCompared(FieldRef(kind.name, found.field, False, (span[0], phrase[count - 1].end)), count)
    elsewhere = [TABLES[one.table] for one in COMPARISONS.values() if one.words == written]
    if elsewhere:
        whose = " and ".join(f"of {called(other)}" for other in elsewhere)
        raise Misread(
            "PBR821",
            f"'{written}' is said {whose}, and not of {called(kind)}",
            *span,
            f"of {called(kind)} can be said: {'; '.join(of_kind)}" if of_kind else "",
        )
    remedy = did_you_mean(written, list(of_kind))
    if remedy:
        raise Misread("PBR821", f"'{written}' is not a way to compare {called(kind)} with others", *span, remedy)
    return None


def _phrase(coming: Sequence[Word]) -> Iterator[Word]:
    """The words up to where the next condition, or the end, begins."""
    for word in coming:
        if word.kind not in ("name", "owner", "number") or word.text in _BETWEEN_CONDITIONS:
            return
        yield word
