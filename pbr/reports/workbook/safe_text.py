"""Text as a cell of a workbook can hold it: nothing in it is run, and nothing in it breaks the file."""

import re

from pbr.problems.visible_text import escaped

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that a file of XML cannot hold, or that come back as others."""

LONGEST = 16_000
"""Characters: a cell takes 32,767 units, and a character is one of them or two."""

_CUT = " (cut here: it is longer than a cell can hold)"


def cell_text(text: str) -> str:
    r"""Give text as a cell holds it: a control character is written out, ``\x1b``, and what is too long is cut.

    That it is cut is said in the cell.
    """
    plain = _NOT_IN_XML.sub(lambda found: escaped(found[0]), text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - len(_CUT)]}{_CUT}"
