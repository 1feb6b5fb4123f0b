"""A page read as a tree: well-formed enough to be XML once its few void elements are closed."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element


def tree_of(page: str) -> Element:
    """Read a page. Raises where an element is not closed, or a text in it was not escaped."""
    closed = re.sub(r"<meta ([^>]*)>", r"<meta \1/>", page.removeprefix("<!DOCTYPE html>\n")).replace("<wbr>", "<wbr/>")
    return ElementTree.fromstring(closed)


def words_of(element: Element) -> str:
    """All the words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def rows_of(page: Element, caption: str) -> list[list[str]]:
    """The rows of the table with this caption, its headings first."""
    (table,) = (one for one in page.iter("table") if words_of(one[0]) == caption)
    return [[words_of(cell) for cell in row] for row in table.iter("tr")]
