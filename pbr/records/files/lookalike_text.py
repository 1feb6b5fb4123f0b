"""Lookalike (confusable) text: how a name looks to a reader, which tells that two names are meant for one."""

import unicodedata

from pbr.values.pattern import Pattern

_SPACES = Pattern(r"\s+")
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
# What is written or left out at will: between two figures it tells 1.2 from 12.
_SIGNS = r"[\s\-_.,;:/'’‘`´\"“”()]+"
_BETWEEN_FIGURES = Pattern(rf"(?<=\d){_SIGNS}(?=\d)")
_ELSEWHERE = Pattern(_SIGNS)
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
# Noughts behind a decimal point are part of a figure: 1.01 is not 1.1, and 01 is 1.
_NOUGHTS_BEFORE = Pattern(r"(?<!\d)(?<!\d[.,])0+(?=\d)")
# Letters of other scripts that are drawn as Latin ones are, once capitals are small.
_DRAWN_AS_LATIN = str.maketrans(
    dict(
        zip(
            "\u0430\u0432\u0435\u0451\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0457\u0458\u04bb\u0501\u051b\u051d"
            "\u03b1\u03bf\u03c1\u03c5\u03bd\u03b9\u03ba\u03c7\u0131",
            "abe\u00ebkmhopctyxsi\u00efjhdqwaopuvikxi",
            strict=True,
        )
    )
)


def as_it_looks(text: str) -> str:
    """Fold a name to what a reader sees: capitals, wide letters, sorts of hyphen and how many spaces are all one.

    So are letters of other scripts that are drawn as Latin ones, and letters broken by a wrong encoding are mended.
    """
    if not text.isascii():
        text = mended(text).translate(_HYPHENS)
        return _spaced(unicodedata.normalize("NFKC", text).casefold().translate(_DRAWN_AS_LATIN))
    return _spaced(text.casefold())


def bare_name(text: str) -> str:
    """Fold a name to its letters and figures: accents, points, commas, hyphens and spaces are left out, and & is and.

    ``Zoe Care`` and ``Zoë-Care.`` are one so; ``1.2`` and ``12`` are two, and so are names of signs alone.
    """
    looks = as_it_looks(text)
    if not looks.isascii():
        decomposed = unicodedata.normalize("NFD", looks.translate(_STROKES))
        looks = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    bare = _ELSEWHERE.sub("", _BETWEEN_FIGURES.sub("|", looks.replace("&", " and ")))
    return bare or looks


def without_noughts_before(text: str) -> str:
    """A name without the noughts that stand before a number in it: ``P01`` is ``P1``, and ``P10`` is itself."""
    return _NOUGHTS_BEFORE.sub("", text) if "0" in text else text


def mended(text: str) -> str:
    """Give text that was written as UTF-8 and read as Windows-1252 as it was written; other text as it is."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def is_broken(text: str) -> bool:
    """Whether the letters of a name were broken by a wrong encoding: ``Zo\u00c3\u00ab`` for ``Zo\u00eb``."""
    return mended(text) != text


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
