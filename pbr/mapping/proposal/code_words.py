"""Which code a phrase of a case system is likely to mean: always an offer, for a person to take or leave."""

import re
from collections.abc import Sequence

from pbr.records.cells.cells import YES_NO, plain_code
from pbr.records.cells.council_codes import folded
from pbr.records.dictionary import Field, FieldType

_Meanings = Sequence[tuple[str, str]]

_SUPPORT: _Meanings = (
    ("residential", r"residential|nursing|care home|24 hour"),
    ("increased", r"increas|more support|higher|greater"),
    ("same", r"\bsame\b|unchanged|no change|as before"),
    ("reduced", r"reduc|low(?:er)? level|\bless\b|lower|decreas|smaller"),
    ("none", r"\bno (?:further |ongoing |long[- ]term )?(?:services?|support|care|needs?)\b|^none$|fully independent"
             r"|independent\b|self[- ]car"),
)  # fmt: skip
_RESULT: _Meanings = (
    ("not_assessed", r"not (?:yet )?(?:assessed|reviewed|due)|unable to assess|pending|awaiting"),
    ("not_achieved", r"\bnot (?:met|achieved|attained)|unmet|\bpart(?:ial|ially|ly)?\b|unachieved|fail|^no$"),
    ("achieved", r"\bmet\b|achieved|attained|\bfully\b|^yes$|success"),
)
_ENDED: _Meanings = (
    ("died", r"\bdied\b|deceased|death|passed away|\brip\b"),
    ("hospital", r"hospital|admitted|admission"),
    ("direct_payment", r"direct payment"),
    ("transferred", r"transfer|change of provider|provider change|handed over"),
    ("declined", r"declin|refus|withdr[ae]w|disengag|did not want|no longer want"),
    ("recovered_early", r"early"),
    ("moved", r"\bmoved?\b|left (?:the )?area|out of area|relocat"),
    ("completed", r"complet|goals? (?:met|achieved)|finished|planned end|end of (?:reablement|service|package)"),
    ("other", r"^other\b"),
)
_BY_FIELD: dict[str, _Meanings] = {
    "support_at_end": _SUPPORT,
    "support_at_10_weeks": _SUPPORT,
    "support_at_52_weeks": _SUPPORT,
    "result": _RESULT,
    "end_reason": _ENDED,
    "left_reason": _ENDED,
    "plan_type": (
        ("reablement", r"reabl|re-abl|enabl|intermediate|st[- ]?max|short[- ]term"),
        ("ongoing", r"ongoing|long[- ]term|maintenance"),
        ("initial", r"initial|first"),
    ),
    "rate": (
        ("specialist", r"special|complex|dementia"),
        ("standard", r"standard|basic|normal|generic"),
        ("intensive", r"intensiv"),
        ("higher", r"\bhigh"),
        ("lower", r"\blow"),
    ),
    "kind": (
        ("improvement", r"improv|regain|increase"),
        ("maintenance", r"maint|keep|prevent"),
        ("residential", r"residential|care home"),
        ("nursing", r"nursing"),
        ("hospital", r"hospital|ward"),
    ),
    "verified_by": (
        ("independent", r"independent|auditor|advocate"),
        ("council", r"council|social work|\bsw\b|reviewing|adult social care|local authority|\bla\b"),
        ("provider", r"provider|agency|supplier"),
        ("person", r"service user|client|customer|person|self"),
    ),
}
_YES = r"^(?:yes|y|true)\b|\bmet\b|achieved|\bpass|eligible|chargeable|payable|in dispute|disputed"
_NO = r"^(?:no|n|false)\b|\bnot\b|\bfail|unmet|\bnon\b|ineligible|undisputed|not in dispute|resolved"


def likely_code(field: Field, phrase: str) -> str:
    """Give the code of the field that a phrase is likely to mean, or nothing where none or several may be meant."""
    text = " ".join(phrase.casefold().split())
    if said := own_code(field, phrase):
        return said
    if field.type is FieldType.YES_NO:
        return "no" if re.search(_NO, text) else "yes" if re.search(_YES, text) else ""
    if field.name in _BY_FIELD:
        return next((code for code, said in _BY_FIELD[field.name] if code in field.codes and re.search(said, text)), "")
    by_words = [code for code in field.codes if set(folded_words(code)) <= set(folded_words(phrase))]
    return by_words[0] if len(by_words) == 1 else ""


def own_code(field: Field, phrase: str) -> str:
    """Give the code that a phrase is, as the reader of records takes it: in any capitals, spaces or hyphens."""
    if field.type is FieldType.YES_NO:
        known = YES_NO.get(phrase.strip().casefold())
        return "" if known is None else "yes" if known else "no"
    if field.type is FieldType.TEXT:
        return next((code for code in field.codes if code == phrase), "")
    spellings = {plain_code(code): code for code in field.codes} | {plain_code(also): code for also, code in field.also}
    return spellings.get(plain_code(phrase), "")


def folded_words(text: str) -> list[str]:
    """The words of a code or a phrase, however they are joined."""
    return [folded(word) for word in re.split(r"[\s_\-/,]+", text) if word]
