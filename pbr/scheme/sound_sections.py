"""The form of a scheme without what has a problem of its form, so that all the rest of it can still be read."""

from datetime import date
from typing import Any

from pydantic import ValidationError

from pbr.scheme.reading.heading_form import ROUNDINGS
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Path as PathOfKeys
from pbr.scheme.reading.section_form import nothing_inside, place_of, plain, problems_of
from pbr.scheme.scheme_form import SchemeForm
from pbr.scheme.section_keys import unknown_key
from pbr.source.yaml_nodes import MapNode, Scalar
from pbr.values.dates import FIRST_YEAR, LAST_YEAR
from pbr.values.period import Period

ANY_DAYS = Period(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
"""The run of a scheme that says none that can be read."""


def form_of(tree: MapNode, reading: Reading) -> SchemeForm:
    """The form of a scheme. What has a problem of its form is left out, so that all the rest can still be read."""
    wrong: list[PathOfKeys] = nothing_inside(tree)
    for path in wrong:
        place = place_of(tree, path, at_key=True)
        reading.problem("PBR224", "there is nothing inside this", place, "write what belongs there, or take it out")
    whole = plain(tree)
    try:
        form = _form(tree).model_validate(whole)
    except ValidationError as error:
        for problem in problems_of(error, tree, unknown_key):
            reading.problem(problem.code, problem.message, problem.place, problem.help)
        wrong += [detail["loc"] for detail in error.errors()]
    else:
        if not wrong:
            return form
    return _without(whole, wrong, reading)


def _form(tree: MapNode) -> type[SchemeForm]:
    """The form of a scheme, whose examples have rows of the tables that it declares."""
    records = tree.get("records")
    declared = records.get("tables") if isinstance(records, MapNode) else None
    if not isinstance(declared, MapNode):
        return SchemeForm
    # imported late: few schemes have tables of a council's own
    from pbr.scheme.examples_of_own_tables import form_with_tables

    return form_with_tables(tuple(key.text for key, _ in declared))


def _without(whole: dict[str, Any], paths: list[PathOfKeys], reading: Reading) -> SchemeForm:
    """The form of a scheme without the entries that these paths lead into, or without the section.

    A word that no scheme can be without is given a text that raises no problem of its own.
    """
    for path in paths:
        section = str(path[0])
        entries = whole.get(section)
        match path:
            case (
                "payments"
                | "prices"
                | "indices"
                | "measures"
                | "verdicts"
                | "rankings"
                | "only one of"
                | "limits"
                | "examples"
                | "sources"
                | "framework"
                | "payers"
                | "fitness",
                str(entry),
                *_,
            ) if isinstance(entries, dict):
                entries.pop(entry, None)
            case ("terms", str(heading), str(name), *_) if isinstance(entries, dict):
                entries[heading].pop(name, None)
            case _:
                reading.unread.add(section)
                whole.pop(section, None)
    stand_ins = {word: value for word, value in _stand_ins(reading).items() if word not in whole}
    return _form(reading.tree).model_validate({**whole, **stand_ins})


def _stand_ins(reading: Reading) -> dict[str, object]:
    """What is read in place of a word that every scheme has, where it has a problem of its own."""
    texts = {
        "pbr": "1",
        "scheme": "unnamed",
        "title": "untitled",
        "runs": str(ANY_DAYS),
        "rounding": next(iter(ROUNDINGS)),
    }
    named = {word: Scalar(text, reading.tree.place) for word, text in texts.items()}
    return {**named, "payments": {}, "examples": {}}
