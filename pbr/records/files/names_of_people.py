"""Headings that look like somebody's name: a first row may be a person's, and what is shown is kept in settlements."""

from pbr.records.dictionary import TABLES
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.renamed_columns import SYNONYMS
from pbr.values.pattern import Pattern

_BETWEEN = Pattern(r"[\s,.]+")
_WORD_OF_A_NAME = Pattern(r"[^\W\d_a-z][^\W\d_]*(?:['\u2019\-][^\W\d_]+)*")
_MOST_WORDS = 4
# Words of headings that are in no field of the dictionary.
_OF_HEADINGS = {
    "id", "ref", "reference", "no", "number", "code", "key", "name", "date", "day", "time", "note", "notes", "comment",
    "comments", "total", "worker", "manager", "social", "care", "support", "home", "first", "last", "surname",
    "forename", "full", "invoice", "payment", "po", "cost", "centre", "address", "postcode", "phone", "email", "birth",
    "age", "gender", "contact", "next", "other", "hospital", "council", "budget", "paid", "due", "primary", "need",
}  # fmt: skip
_KNOWN = (
    _OF_HEADINGS
    | SYNONYMS
    | {
        word
        for kind in TABLES.values()
        for field in kind.fields
        for word in (*field.name.split("_"), *kind.name.split())
    }
)


def heading_like_a_person(heading: str) -> bool:
    """Whether a heading is two to four words with capitals, none of them a word that headings of records have."""
    words = [word for word in _BETWEEN.split(trimmed(heading)) if word]
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    return all(_WORD_OF_A_NAME.fullmatch(word) and word.casefold() not in _KNOWN for word in words)
