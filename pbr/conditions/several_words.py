"""The words that ask for so many records at least: ``at least 2 outcomes where (…)``.

::

    several = "at" "least" number below "where" "(" condition ")"
            | "at" "least" number ["other"] of-person "of" "the" "person" "where" "(" condition ")"
"""

from collections.abc import Sequence

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.look_told import several_of_table
from pbr.conditions.look_words import LookBegun, begun_by
from pbr.conditions.looked_for import LookedFor, in_sight, kind_called
from pbr.conditions.name_resolution import Names
from pbr.conditions.syntax_tree import one_of_table
from pbr.problems.suggest import did_you_mean

_MOST_DIGITS = 5


def several_begun(coming: Sequence[Word], names: Names) -> LookBegun | None:
    """The look at so many records that the words to come begin, up to the bracket; None where they begin another.

    Raises `Misread` where they nearly begin one, or one that cannot be seen from the record in hand.
    """
    texts = [word.text for word in coming]
    if texts[:2] != ["at", "least"] or len(coming) < 4 or coming[2].kind != "number":
        return None
    at = 4 if texts[3] == "other" else 3
    named, after = coming[at], texts[at + 1 : at + 4]
    kind = kind_called(named.text, names)
    if kind is None:
        if named.kind == "name" and (after[:1] == ["where"] or after == ["of", "the", "person"]):
            raise _none_called(named, names)
        return None
    several = several_of_table(kind.name)
    if named.text != several:
        said = f"several of the {kind.name} are called '{several}' here, and not '{named.text}'"
        raise Misread("PBR550", said, named.start, named.end, f"write {several} for {named.text}")
    _check_number(coming[2], one_of_table(kind.name))
    of_person = after == ["of", "the", "person"]
    header = LookedFor(coming[2 : at + (4 if of_person else 1)], kind, at == 4, of_person)
    begun = begun_by(header, coming[2:], names)
    return LookBegun(begun.kind, begun.among, begun.none, begun.words + 2, begun.many)


def _check_number(number: Word, one: str) -> None:
    """Raise `Misread` for a number of records that is not two or more, or no whole one."""
    whole = number.text.isdecimal() and len(number.text) <= _MOST_DIGITS
    if not whole or int(number.text) < 2:
        remedy = f"write any {one} where (…) for one at least, no {one} where (…) for none"
        said = "so many records at least is a whole number from 2 on"
        raise Misread("PBR550", said, number.start, number.end, remedy)


def _none_called(named: Word, names: Names) -> Misread:
    """That there are no records, nor days or weeks, of a name."""
    meant = did_you_mean(named.text, [several_of_table(kind.name) for kind in names.tables.values()])
    said = f"there are no records called '{named.text}', and no time is counted in them"
    return Misread("PBR550", said, named.start, named.end, "; ".join(filter(None, (meant, in_sight(names)))))
