"""Files named .csv that are of another file type, known by their first bytes (the signature)."""

from pbr.problems.problem import Place, Problem

ENOUGH_TO_KNOW = 1024
"""How many of a file's first bytes show what it is."""

_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Workbooks of today and OpenDocument sheets are zip archives; those of before 2007 are compound files.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_EMPTY_ZIPS = (b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = (
    (b"%pdf", "a PDF"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"par1", "a Parquet file"),
    (b"sqlite format 3", "a database (SQLite)"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<table", "a web page"),
    (b"<head", "a web page"),
    (b"<?xml", "an XML file"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)


def what_it_is_instead(start: bytes, name: str) -> Problem | None:
    """Say what a file is if its first bytes show that it is no CSV file; ``name`` is what problems call it."""
    place = Place(name)
    if not start:
        how = "export it again; where there truly was nothing, the line that names the columns is still to be there"
        return Problem("PBR607", f"{name} is empty", place, how)
    if start.startswith((*_WORKBOOKS, *_EMPTY_ZIPS)):
        return Problem("PBR602", f"{name} is a workbook, not CSV", place, "open it and save the sheet as CSV UTF-8")
    if start.startswith(_UTF_16_MARKS):
        return Problem("PBR603", f"{name} is written in UTF-16", place, "save it as CSV UTF-8")
    text = start.removeprefix(_UTF_8_MARK).lstrip().lower()
    for first, what in _OTHERS:
        if text.startswith(first):
            return Problem("PBR633", f"{name} is {what}, not CSV", place, "export the table again, as CSV UTF-8")
    return None
