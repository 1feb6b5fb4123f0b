"""From a file of assumptions, and what ``--set`` says, to assumptions: all problems at once, each with its place."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from types import NoneType

from pbr.problems.problem import Place, ProblemsFound, errors_in
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES
from pbr.records.input_file import InputFile
from pbr.scheme.reading.another_kind_of_file import FileKind, refuse_another
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.form_of_file import form_of_file
from pbr.scheme.reading.provenance_form import read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.payoff.uncertain_result import GROUPS
from pbr.simulate.scenario.assumptions import (
    FACTS,
    FIGURES,
    VOLUMES,
    Assumptions,
    FigureAssumed,
    PriceAssumed,
    RateAssumed,
    VolumeAssumed,
)
from pbr.simulate.scenario.file_form import (
    AssumptionsForm,
    FigureForm,
    PriceChangeForm,
    RateForm,
    VolumeForm,
    unknown_word,
)
from pbr.simulate.scenario.set_option import with_settings
from pbr.simulate.stated_value import StatedUnit, read_value
from pbr.simulate.synthetic.file_form import read_invent
from pbr.source.text_file import decode, read_bytes
from pbr.source.yaml_nodes import MapNode, Scalar
from pbr.source.yaml_tree import parse_yaml

_DRAW = {"everything again": WhichDrawn.ALL, "what is not known yet": WhichDrawn.NOT_KNOWN_YET}

MOST_TIMES = 10
"""How many times as many plans, people, hours or weeks can be assumed: copies are settled one by one."""


def load_assumptions(path: str | Path | None, settings: Sequence[str] = ()) -> Assumptions:
    """Read a file of assumptions, or none, with the settings of ``--set`` in it.

    Raises `ProblemsFound` with everything that is wrong with them by themselves; whether they fit the schemes and the
    records is for `check`. Raises ``TypeError`` for what is no path, or no list of settings.
    """
    if not isinstance(path, (str, Path, NoneType)):
        raise TypeError(f"assumptions are read from the path of a file, or None, and not {type(path).__name__}")
    if isinstance(settings, (str, bytes)) or not isinstance(settings, Sequence):
        raise TypeError('settings are a list of text, as ["rates.plans=60%"]')
    if not all(isinstance(setting, str) for setting in settings):
        raise TypeError('each setting is text, as "rates.plans=60%"')
    if path == "":
        raise ValueError("the path of the assumptions is empty: give the path of a file, or None")
    if path is None:
        return _read(MapNode.empty(Place("--set")), "", None, settings)
    path = Path(path)
    content = read_bytes(path, str(path))
    text = decode(content, str(path))
    file = InputFile(path.name, sha256(content).hexdigest())
    tree = parse_yaml(text, str(path))
    refuse_another(tree, FileKind.ASSUMPTIONS)
    return _read(tree, text, file, settings)


def _read(tree: MapNode, text: str, file: InputFile | None, settings: Sequence[str]) -> Assumptions:
    tree = with_settings(tree, settings)
    reading = Reading(tree, tuple(text.splitlines()))
    form = form_of_file(AssumptionsForm, reading, unknown_word)
    reading.sources = tuple(form.sources)
    if file is not None and (form.pbr is None or form.pbr.text != "1"):
        place = form.pbr.place if form.pbr else tree.place
        reading.problem("PBR222", "this does not say that it is version 1 of the language", place, "write pbr: 1")
    rates = [_rate(name, one, reading) for name, one in form.rates.items()]
    prices = [_price(name, one, reading) for name, one in form.prices.items()]
    volumes = [_volume(name, one, reading) for name, one in form.volumes.items()]
    figures = [_figure(name, one, reading) for name, one in form.figures.items()]
    invented = read_invent(form.invent, reading) if form.invent else ()
    which = _which(form.draw, reading)
    problems = sorted(reading.problems, key=lambda problem: (problem.place, problem.code, problem.message))
    if errors_in(problems):
        raise ProblemsFound(problems)
    return Assumptions(
        file,
        form.title.text if form.title else "",
        which,
        tuple(one for one in rates if one),
        tuple(one for one in prices if one),
        tuple(one for one in volumes if one),
        tuple(one for one in figures if one),
        tuple(problems),
        invented,
    )


def _rate(name: str, form: RateForm, reading: Reading) -> RateAssumed | None:
    full, place = _named("rates", name, reading)
    fact = FACTS.get(form.of.text)
    if fact is None:
        _unknown(form.of, "a rate can be of", FACTS, reading)
        return None
    where: dict[str, str] = {}
    given = {"outcome": form.outcome, "kind": form.kind, "plan_type": form.plan_type, "rate": form.rate}
    for field, text in {**given, "area": form.area}.items():
        if text is None:
            continue
        if field not in GROUPS[fact[0]]:
            message = f"'{field}' is not known of {form.of.text}"
            remedy = f"a rate of {form.of.text} can be for: {', '.join(GROUPS[fact[0]])}, provider"
            reading.problem("PBR951", message, text.place, remedy)
            continue
        table = fact[0] if field in TABLES[fact[0]].fields_by_name else "plans"
        codes = TABLES[table].fields_by_name[field].codes
        if codes and text.text not in codes:
            _unknown(text, f"the codes of {field} are", codes, reading)
        where[field] = text.text
    value = read_value(form.is_, full, StatedUnit.RATE, reading)
    provenance = read_provenance(form, place, reading)
    provider = form.provider.text if form.provider else ""
    return RateAssumed(full, value, provenance, place, fact, where, provider) if value else None


def _price(name: str, form: PriceChangeForm, reading: Reading) -> PriceAssumed | None:
    full, place = _named("prices", name, reading)
    provenance = read_provenance(form, place, reading)
    text = form.times if form.to is None else form.to
    if text is None or (form.times is not None and form.to is not None):
        remedy = "write times: 103%, or to: £20.00"
        message = "this says both 'times' and 'to'" if text else "this does not say how the price changes"
        reading.problem("PBR951", message, place, remedy)
        return None
    shares = "%" in text.text or "/" in text.text
    unit = StatedUnit.TIMES if text is form.times else StatedUnit.RATE if shares else StatedUnit.MONEY
    value = read_value(text, full, unit, reading)
    codes = None if form.codes is None else tuple(piece.strip() for piece in form.codes.text.split(","))
    if value is None:
        return None
    return PriceAssumed(full, value, provenance, place, form.scheme.text, form.price.text, codes)


def _volume(name: str, form: VolumeForm, reading: Reading) -> VolumeAssumed | None:
    full, place = _named("volumes", name, reading)
    provenance = read_provenance(form, place, reading)
    if form.of.text not in VOLUMES:
        _unknown(form.of, "a volume can be of", VOLUMES, reading)
        return None
    value = read_value(form.times, full, StatedUnit.TIMES, reading)
    if value is not None and value.high > MOST_TIMES:
        message = f"'{form.times.text}' is more than {MOST_TIMES} times as much, and every row of it is settled"
        remedy = f"write at most {MOST_TIMES}00%, or take an extract of more records"
        reading.problem("PBR965", message, form.times.place, remedy)
        return None
    return VolumeAssumed(full, value, provenance, place, form.of.text) if value else None


def _figure(name: str, form: FigureForm, reading: Reading) -> FigureAssumed | None:
    place = reading.place("figures", name)
    provenance = read_provenance(form, place, reading)
    if name not in FIGURES:
        _unknown(Scalar(name, place), "the figures are", FIGURES, reading)
        return None
    value = read_value(form.is_, f"figures.{name}", FIGURES[name], reading)
    return FigureAssumed(f"figures.{name}", value, provenance, place, name) if value else None


def _named(section: str, name: str, reading: Reading) -> tuple[str, Place]:
    place = reading.place(section, name)
    # What --set makes is named by what it is about, with points between.
    if place.line:
        check_name(name, place, reading)
    return f"{section}.{name}", place


def _which(text: Scalar | None, reading: Reading) -> WhichDrawn:
    if text is not None and text.text not in _DRAW:
        _unknown(text, "what is drawn can be", _DRAW, reading)
    return _DRAW.get(text.text, WhichDrawn.ALL) if text else WhichDrawn.ALL


def _unknown(text: Scalar, what: str, words: Iterable[str], reading: Reading) -> None:
    remedy = did_you_mean(text.text, tuple(words)) or f"{what}: {', '.join(words)}"
    reading.problem("PBR956", f"'{text.text}' is not known here", text.place, remedy)
