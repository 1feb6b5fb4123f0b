"""A framework as it is written: the form of a list of codes, and each code checked for what records could have."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import Field, model_validator

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.cells.council_codes import COUNCIL_CODES, STANDARD_CODES, CouncilCodes, folded
from pbr.scheme.measuring.framework import CodesListed, Framework
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Text
from pbr.source.yaml_nodes import part_of
from pbr.values.window import Stretch

LONGEST_CODE = 60
_NEARLY = 0.85
"""How like a word a code may not be, unless it stands under ``codes``: ``asumed`` is, and ``resources`` is not."""
_WORDS = ("source", "borrowed", "assumed", "assumes", "one for each", "codes")
_PER_PROVIDER = " per provider"
_ONE_FOR_EACH: dict[str, Stretch] = {
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
}


class ListForm(ProvenanceForm):
    """A list of codes: where it comes from, ``one for each``, and every other key is a code with its sentence.

    A code that is spelt like one of those words stands under ``codes``.
    """

    one_for_each: Text | None = Field(None, alias="one for each")
    codes: Annotated[dict[str, Text], Block] = Field({})

    @model_validator(mode="before")
    @classmethod
    def _gather_codes(cls, value: object) -> object:
        if not isinstance(value, dict) or not isinstance(value.get("codes", {}), dict):
            return value
        beside: dict[str, Any] = {key: one for key, one in value.items() if key not in _WORDS}
        words = {key: one for key, one in value.items() if key in _WORDS}
        return {**words, "codes": {**beside, **value.get("codes", {})}}


FrameworkForm = Annotated[dict[str, Annotated[ListForm, Block]], Block]
"""``of an outcome:``, ``of a standard:`` and so on, each a list of codes."""


def read_framework(form: Mapping[str, ListForm], reading: Reading) -> Framework:
    """Every list, and from here on the codes that conditions and prices may name."""
    by_heading = {codes.heading: codes for codes in COUNCIL_CODES}
    lists: list[CodesListed] = []
    for heading, listed in form.items():
        codes = by_heading.get(heading)
        if codes is None:
            remedy = did_you_mean(heading, by_heading) or f"one of: {', '.join(by_heading)}"
            message = f"'{heading}' is not a list that a framework has"
            reading.problem("PBR440", message, reading.place("framework", heading), remedy)
            continue
        lists.append(_read_list(codes, listed, reading))
    framework = Framework(tuple(lists))
    for one in lists:
        reading.codes_listed |= dict.fromkeys(one.of.holders, one.codes)
    return framework


def _read_list(codes: CouncilCodes, form: ListForm, reading: Reading) -> CodesListed:
    place = reading.place("framework", codes.heading)
    if not form.codes:
        remedy = f"write each code with its sentence, or take '{codes.heading}' out"
        reading.problem("PBR441", f"'{codes.heading}' lists no code", place, remedy)
    alike: dict[str, str] = {}
    for code, text in form.codes.items():
        _check_code(code, text.text, codes, alike, reading)
    sentences = {code: " ".join(text.text.split()) for code, text in form.codes.items()}
    return CodesListed(
        codes, sentences, _one_for_each(codes, form, reading), read_provenance(form, place, reading), place
    )


def _check_code(code: str, sentence: str, codes: CouncilCodes, alike: dict[str, str], reading: Reading) -> None:
    """Note a code that records could not have, one like a word of the section, and two that look the same."""
    place = _place_of(code, codes, reading)
    beside = reading.is_written("framework", codes.heading, code)
    word = _nearly_a_word(code, sentence) if beside else ""
    if len(code) > LONGEST_CODE or not code.isprintable() or code != " ".join(code.split()):
        message = f"a code is up to {LONGEST_CODE} letters that can be seen, with single spaces between words"
        reading.problem("PBR441", message, place, "write it as the records have it")
    elif word:
        remedy = f'did you mean "{word}"? If it is a code, write it under codes:'
        reading.problem(
            "PBR441", f"'{code}' stands where a code does, and is nearly a word of this list", place, remedy
        )
    elif other := alike.get(folded(code)):
        message = f"'{code}' and '{other}' differ only in capitals, spaces, hyphens or underscores"
        reading.problem("PBR442", message, place, "keep the one that the records have")
    alike.setdefault(folded(code), code)


def _nearly_a_word(code: str, written: str) -> str:
    """The word of a list that a key may have been meant for; empty where it is a code."""
    if re.fullmatch(r"[a-z ]+ per provider", written.strip()):
        return "one for each"
    words = {folded(word): word for word in _WORDS}
    nearest = get_close_matches(folded(code), words, n=1, cutoff=_NEARLY)
    return words[nearest[0]] if nearest else ""


def _place_of(code: str, codes: CouncilCodes, reading: Reading) -> Place:
    path = ("framework", codes.heading)
    beside = reading.is_written(*path, code)
    return reading.place(*path, code) if beside else reading.place(*path, "codes", code)


def _one_for_each(codes: CouncilCodes, form: ListForm, reading: Reading) -> Stretch | None:
    text = form.one_for_each
    if text is None:
        return None
    if codes is not STANDARD_CODES:
        message = f"'one for each' is for standards: nothing says when {codes.article} {codes.one} should have a row"
        reading.problem("PBR443", message, text.place, "take it out")
        return None
    each = [f"{stretch}{_PER_PROVIDER}" for stretch in (*_ONE_FOR_EACH, "cycle")]
    if text.text not in each:
        remedy = did_you_mean(text.text, each) or f"one of: {', '.join(each)}"
        reading.problem("PBR443", f"'{text.text}' does not say how many rows are expected", text.place, remedy)
        return None
    return window_written(part_of(text, 0, len(text.text) - len(_PER_PROVIDER)), _ONE_FOR_EACH, reading)
