"""Cells that may hold people's names or notes about them: never written into a mapping, and never printed."""

import re

from pbr.records.invisible_characters import trimmed

_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|lady|cllr)\b\.?(?= )|@|\b(?:son|daughter|wife|husband)\b", re.IGNORECASE
)
_PART_OF_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['\u2019\-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_PART_OF_NAME}(?:,? {_PART_OF_NAME}){{1,3}}")
_LONGEST, _MOST_DIGITS, _MOST_WORDS = 100, 4, 14
# Words with capitals that phrases of case systems are made of, and nobody's name.
_OF_PHRASES_TOGETHER = """
    about achieved active admission admitted advice and applicable area assessed at awaiting away band
    be by cancelled care carer central client closed community complete completed complex council
    current daily day death deceased decided decision declined died direct dressing drinking early east
    eating end ended enhanced entered equipment error existing extra family for from full fully funded
    funder getting goal goals going high higher home homecare hospital improve improvement in increased
    independence independent information initial intensive intermediate known left level living long low
    lower maintain maintenance managing meals medication met mobility monthly moved moving need needed
    new night no none north not nursing of on one ongoing only open or other out package partial
    partially passed payment payments pending person personal placement plan provided provider rate
    reablement recorded recovered reduced refused rehab rehabilitation required residential review
    reviewed safe same self service services short signposted social south specialist standard stay
    staying support term the three to transfer transferred two type universal unknown unmet user visits
    washing weekly well west with withdrawn withdrew worker yes
"""
_OF_PHRASES = frozenset(_OF_PHRASES_TOGETHER.split())
_OF_COMPANIES = frozenset(
    {"ltd", "limited", "plc", "cic", "llp", "inc", "group", "homecare", "care", "services", "agency", "trust"}
    | {"council", "nhs", "hospital", "house", "court", "lodge", "company", "community", "partnership", "association"}
)


def is_like_a_name(cell: str) -> bool:
    """Whether a cell is two to four words with capitals, one of which at least is in no phrase of a case system."""
    cell = trimmed(cell)
    if not _NAME.fullmatch(cell):
        return False
    words = [word.casefold().strip(".,") for word in re.split(r"[ ,]+", cell) if word]
    if any(word in _OF_COMPANIES for word in words):
        return False
    return sum(word not in _OF_PHRASES for word in words) * 2 > len(words)


def may_be_about_somebody(cell: str) -> bool:
    """Whether a cell may be a note about a person, or somebody's reference: a title, many figures, very many words."""
    return (
        len(cell) > _LONGEST
        or sum(map(str.isdigit, cell)) > _MOST_DIGITS
        or len(cell.split()) > _MOST_WORDS
        or _TITLE.search(cell) is not None
    )
