"""The sections of a scheme with the words each takes, and what may have been meant by a word that it does not."""

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.scheme.examples.worked_examples_form import ExampleForm
from pbr.scheme.limits.limits_form import LimitForm
from pbr.scheme.measuring.framework_form import ListForm
from pbr.scheme.measuring.measures_form import MeasureForm
from pbr.scheme.measuring.rankings_form import RankingForm
from pbr.scheme.measuring.verdicts_form import VerdictForm
from pbr.scheme.payments.only_one_form import SECTION, OnlyOneForm
from pbr.scheme.payments.parts_form import PartForm
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.prices_form import DATED, PriceForm
from pbr.scheme.reading.calendar_form import CalendarForm
from pbr.scheme.reading.indices_form import IndexForm
from pbr.scheme.reading.section_form import Form, Path, words_of
from pbr.scheme.records.holds_form import RecordsForm
from pbr.scheme.records.own_tables_form import OwnTableForm
from pbr.scheme.scheme_form import SchemeForm
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A place in a scheme that takes certain words: what it is called, and the form that lists them."""

    called: str
    form: type[Form]

    @property
    def words(self) -> list[str]:
        """The words it takes, as they are written."""
        return ["from DATE" if word == DATED else word for word in words_of(self.form)]


ANY = "(any name)"
SECTIONS: dict[tuple[str, ...], Section] = {
    (): Section("a scheme", SchemeForm),
    ("calendar",): Section("the section 'calendar'", CalendarForm),
    ("records",): Section("the section 'records'", RecordsForm),
    ("records", "tables", ANY): Section("a table of a council's own", OwnTableForm),
    ("framework", ANY): Section("a list of the framework", ListForm),
    ("measures", ANY): Section("a measure", MeasureForm),
    ("verdicts", ANY): Section("a verdict", VerdictForm),
    ("rankings", ANY): Section("a ranking", RankingForm),
    ("indices", ANY): Section("an index", IndexForm),
    ("prices", ANY): Section("a price", PriceForm),
    ("payments", ANY): Section("a payment", PaymentForm),
    ("payments", ANY, "in parts", ANY): Section("a part", PartForm),
    (SECTION, ANY): Section("payments of which one is paid", OnlyOneForm),
    ("limits", ANY): Section("a limit", LimitForm),
    ("examples", ANY): Section("a worked example", ExampleForm),
}

_PLANNED = (
    "once per", "at most", "after", "instead of", "or else", "every", "sharing", "applied from",
    "carry forward", "straight line", "borne by", "formerly", "expect",
)  # fmt: skip
"""Words that schemes will need and the language does not have yet."""

_LEFT_OUT = "take it out, and say under 'leaves out' what the scheme does not cover"
_ONE_OF_TWO = "write 'when: NAME is not earned' in the one that gives way, or 'only one of' where neither does"
_SAID_OTHERWISE = {"instead of": _ONE_OF_TWO, "or else": _ONE_OF_TWO}
"""How the language says what it has no such word for."""

_MEANT = {
    "steps": "steps of the whole",
    "bands": "steps of the whole",
    "open until": "waits for",
    "after review": "waits for",
    "if": "when",
    "only if": "when",
    "earned when": "when",
    "amount": "pay",
    "price": "pay",
    "parts": "in parts",
    "payable": "due",
    "due on": "due",
    "split": "spread",
    "cap": "no more than",
    "maximum": "no more than",
    "at most": "no more than",
    "floor": "no less than",
    "minimum": "no less than",
    "at least": "no less than",
    "from": "from DATE",
    "total": "total due",
    "dates": "runs",
    "period": "runs",
    "name": "scheme",
    "version": "pbr",
    "unless": "not assessed when",
    "clawback": "deduct",
    "claw back": "deduct",
    "penalty": "deduct",
    "retention": "in parts",
    "retained": "in parts",
    "bonus": "pay",
}
"""What is often written for a word of the language."""
_PER = ("for each", "over")
"""What 'per' is written for, in a payment and in a limit or a measure."""


def unknown_key(path: Path, place: Place) -> Problem:
    """What is wrong with a key that its section does not take."""
    key = str(path[-1])
    section = SECTIONS[_section_at(path[:-1])]
    remedy = _meant(key, section)
    if not remedy and _is_planned(key):
        return Problem("PBR223", f"the language has no '{key}' yet", place, _said_otherwise(key))
    return Problem(
        "PBR201", f"'{key}' is not a word that {section.called} takes", place, remedy or _elsewhere(key, section)
    )


def _section_at(path: Path) -> tuple[str, ...]:
    """The section that a path leads to, with any name for the names that a scheme gives."""
    keys = tuple(str(step) for step in path)
    if keys[:2] == ("records", "tables"):
        return (*keys[:2], ANY)
    return tuple(ANY if number % 2 else key for number, key in enumerate(keys))


def _meant(key: str, section: Section) -> str:
    said = key.replace("_", " ").casefold()
    meant = next((word for word in _PER if word in section.words), "") if said == "per" else _MEANT.get(said, "")
    return f'did you mean "{meant}"?' if meant in section.words else did_you_mean(key, section.words)


def _is_planned(key: str) -> bool:
    said = key.replace("_", " ").casefold()
    return any(said == planned or said.startswith(f"{planned} ") for planned in _PLANNED)


def _said_otherwise(key: str) -> str:
    """What to write for a word that the language does not have."""
    said = key.replace("_", " ").casefold()
    return next((remedy for words, remedy in _SAID_OTHERWISE.items() if said.startswith(words)), _LEFT_OUT)


def _elsewhere(key: str, section: Section) -> str:
    """Where the word belongs, or else the words that the section takes."""
    owners = [other.called for other in SECTIONS.values() if key in other.words]
    if owners:
        return f"it belongs to {' or '.join(owners)}; check how far this line is indented"
    return f"{section.called} takes: {', '.join(section.words)}"
