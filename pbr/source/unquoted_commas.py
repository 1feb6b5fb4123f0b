"""Commas inside ``{ }`` and ``[ ]``, where YAML ends a value at each: money and conditions fall in two."""

from pbr.problems.problem import Problem
from pbr.source.yaml_events import YamlEvent

_LONGEST_SHOWN = 100


def split_in_map(value: YamlEvent, tail: YamlEvent, nothing: YamlEvent, text: str) -> Problem | None:
    """Give the problem of ``{pay: £1,575.00}``, in which ``575.00`` became a name with nothing after it.

    ``value`` is the last text that had a name, ``tail`` the name with ``nothing`` after it. No problem is
    given when a colon follows the name: then the writer meant a name, and forgot its value.
    """
    if ":" in text[tail.end : nothing.start]:
        return None
    message = f"inside {{ }} a comma ends a value, so '{tail.as_text()}' stands alone with nothing after it"
    help_text = f"put quotes around the whole value: {_quoted(text[value.start : tail.end])}"
    return Problem("PBR114", message, tail.place, help_text)


def split_in_list(before: YamlEvent, after: YamlEvent, text: str) -> Problem | None:
    """Give the problem of ``[£1,575.00]``, which YAML reads as two items; no problem for a list of two."""
    touching = text[before.end : after.start] == ","
    if not (touching and before.text[-1:].isdigit() and after.text[:3].isdigit()):
        return None
    message = f"inside [ ] a comma ends an item, so '{after.as_text()}' is an item of its own"
    help_text = f"put quotes around the whole item: {_quoted(text[before.start : after.end])}"
    return Problem("PBR114", message, after.place, help_text)


def _quoted(written: str) -> str:
    """Give text in the kind of quotes it has none of, or a general example when it is long or has both."""
    if len(written) > _LONGEST_SHOWN or "\n" in written or "\r" in written or ('"' in written and "'" in written):
        return '"£1,575.00"'
    return f"'{written}'" if '"' in written else f'"{written}"'
