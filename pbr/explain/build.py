"""From an id to its story: which chapters are told, and what is said when there is nothing of that name."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.explain.explain_context import Family, Telling, tell_from
from pbr.explain.explanation import Chapter, NotApplicable, Story
from pbr.explain.held_row_chapter import chapter_of_held_row, held_row_named
from pbr.explain.limits_counted_towards import with_limits
from pbr.explain.lines_in_common import counts_of
from pbr.explain.lookup import Asked
from pbr.explain.measures_read import measures_that_count, not_recorded_in_words
from pbr.explain.provider_chapters import chapters_of_provider
from pbr.explain.record import Record
from pbr.explain.record_chapters import Told, chapters_of
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.cells.council_codes import OUTCOME_CODES, STANDARD_CODES
from pbr.records.record_id import full_name
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.values.period import Period


def tell(
    compiled: CompiledScheme,
    records: Records,
    path: Path,
    period: Period,
    as_at: date,
    wanted: str,
    ongoing_until: date | None = None,
) -> Story:
    """The story of a record, a person or a line. Raises ``ProblemsFound`` where nothing has that id."""
    return story_from(tell_from(compiled, records, path, period, as_at, wanted, ongoing_until or as_at))


def story_from(telling: Telling) -> Story:
    """The story of what was asked for. Raises ``ProblemsFound`` where nothing has that id."""
    subjects = [(record, family) for family in telling.families for record in _told_about(family, telling)]
    told = _chapters(telling, subjects)
    chapters = with_limits([one for one in told if isinstance(one, Chapter)], telling)
    outside = tuple(dict.fromkeys(one for one in told if isinstance(one, NotApplicable)))
    if not chapters and not telling.listed and not (subjects and (outside or telling.asked.named)):
        raise ProblemsFound([_nothing_of_that_name(telling)])
    whole = [record for record, _ in subjects] if telling.asked.named else []
    measures = tuple(read for record in whole for read in measures_that_count(record, telling))
    counts = counts_of(telling.asked.wanted, telling.measurements)
    documents = _documents(telling, chapters)
    return Story(_heading(telling, subjects), chapters, outside, measures, documents, telling.listed, counts)


def _chapters(telling: Telling, subjects: list[tuple[Record, Family]]) -> list[Told]:
    told: list[Told] = [chapter_of_held_row(row, telling) for row in telling.asked.held]
    line_asked = not telling.asked.named
    for record, family in subjects:
        for one in chapters_of(record, family, telling):
            if isinstance(one, Chapter) or not line_asked or _payment_asked(one, telling):
                told.append(one)
    return [*told, *chapters_of_provider(telling, _limits_over(telling, subjects))]


def _told_about(family: Family, telling: Telling) -> Iterator[Record]:
    """The records of a family that were asked for."""
    found = telling.asked.named or telling.asked.under_line
    for record in (family.head, *family.children):
        if any(one.row is record.row for one in found):
            yield record


def _payment_asked(outside: NotApplicable, telling: Telling) -> bool:
    """Whether a payment that is not for a record is the one whose line was asked for."""
    asked = telling.asked
    said = asked.wanted[len(asked.under_line[0].id) + 1 :].partition("/")[0] if asked.under_line else ""
    return bool(said) and said in (outside.payment, full_name(outside.payment, outside.part))


def _limits_over(telling: Telling, subjects: list[tuple[Record, Family]]) -> frozenset[str]:
    """Whose limits are told too: those of a person or of plans that were asked for as a whole."""
    if not telling.asked.named:
        return frozenset()
    return frozenset({telling.asked.wanted, *(record.id for record, family in subjects if record is family.head)})


def _heading(telling: Telling, subjects: list[tuple[Record, Family]]) -> tuple[str, ...]:
    settling, scheme = telling.settling, telling.scheme
    about = [held_row_named(row, telling) for row in telling.asked.held]
    about += [_who(record, telling) for record, _ in subjects]
    things = [*dict.fromkeys(_what_it_is(record, telling) for record, _ in subjects)]
    things += [one.called for one in telling.listed]
    if len(things) > 1:
        about = [f"{telling.asked.wanted} is {len(things)} things at once: {', '.join(things)}", *about]
    for one in telling.listed:
        meaning = f", which means: {one.meaning}" if one.meaning else ""
        about.append(f"{one.called[0].upper()}{one.called[1:]}{meaning}")
    if not about:
        about = [f"Line {telling.asked.wanted}"]
    elif not telling.asked.named and not telling.asked.held and not telling.listed:
        about = [f"Line {telling.asked.wanted}", *about]
    return (
        *about,
        f"Settled by {scheme.name} ({scheme.file.name}): {scheme.title}",
        f"For the period {settling.period}, with what was known on {settling.as_at}",
        *_unpublished(telling),
    )


def _unpublished(telling: Telling) -> Iterator[str]:
    lacking, both = telling.unpriced.lacking, telling.unpriced.both
    if lacking or both:
        said = f"{_records(lacking)} no price in the scheme" if lacking else ""
        twice = f"{_records(both)} two payments of which only one is paid" if both else ""
        found = " and ".join(filter(None, (said, twice)))
        left = "this" if lacking + both == 1 else "these"
        yield f"{found}: with --hold-errors all but {left} is settled and published, without it nothing is"


def _records(many: int) -> str:
    return f"{many:,} records have" if many > 1 else "1 record has"


def _what_it_is(record: Record, telling: Telling) -> str:
    """What the id is, of a record that it names: the record itself, or the person whose it is."""
    asked = telling.asked.wanted
    return record.said if record.id == asked or not telling.asked.named else f"person {asked}"


def _who(record: Record, telling: Telling) -> str:
    """Which record it is, whose, and where it stands."""
    head = record.parent or record
    positions = telling.settling.positions[head.kind.name]
    absent = telling.not_recorded(record.kind.name).get(record.id)
    said = f"{record.said[0].upper()}{record.said[1:]} ({record.standing})"
    if absent is not None:
        said = f"{not_recorded_in_words(absent, telling)}"
        said = f"{said[0].upper()}{said[1:]}"
    elif sentence := _sentence(record, telling):
        said += f", which means: {sentence}"
    if record.parent:
        said += f", of {head.said} ({head.standing})"
    if "person_id" in positions and head.kind.one != "person":
        person = head.row[positions["person_id"]]
        said += f", of person {person}" if person else ", of nobody named"
    return f"{said}, with provider {head.row[positions['provider_id']]}"


def _sentence(record: Record, telling: Telling) -> str:
    """What a record's own code means in the words of the contract; empty where it has none, or it is not listed."""
    for codes in (OUTCOME_CODES, STANDARD_CODES):
        for table, field in codes.holders:
            position = telling.settling.positions[table].get(field) if table == record.kind.name else None
            if position is not None:
                return telling.scheme.framework.sentence(codes, str(record.row[position]))
    return ""


def _documents(telling: Telling, chapters: tuple[Chapter, ...]) -> tuple[str, ...]:
    """The documents that clauses and prices name, in full."""
    said = list(
        chain.from_iterable((chapter.clause, *(price.provenance for price in chapter.prices)) for chapter in chapters)
    )
    found = [one for one in said if one is not None]
    sources = telling.scheme.sources
    return tuple(f"{name}: {title}" for name, title in sources.items() if any(one.names(name) for one in found))


def _nothing_of_that_name(telling: Telling) -> Problem:
    """What is said of an id that names nothing. Other people's ids are never offered, only the words of the scheme."""
    asked, scheme = telling.asked, telling.scheme
    tables = [table.kind for table in telling.records.tables.values()]
    place = Place(telling.path.name or str(telling.path))
    if asked.under_line:
        names = ", ".join(_names_of_lines(scheme))
        help_ = (
            _line_meant(asked.under_line[0].id, asked, scheme) or f"its lines are an id, a stroke, and one of: {names}"
        )
        return Problem("PBR027", "the record is there, and the settlement has no such line of it", place, help_)
    kinds = dict.fromkeys([*(kind.one for kind in tables), "person"])
    line = f"ID/{scheme.payments[0].name}"
    for before in asked.before:
        if meant := _line_meant(before, asked, scheme):
            return Problem("PBR027", "nothing that this scheme settles has that id", place, meant)
    others = "a provider, standard, outcome, measure or payment, as the settlement writes it; capitals count"
    help_ = f"give the id of a {', '.join(kinds)} or line ({line}), or of {others}"
    return Problem("PBR027", "nothing that this scheme settles has that id", place, help_)


def _names_of_lines(scheme: Scheme) -> list[str]:
    """What stands after the first stroke of an id: a payment, a limit, or a part of a payment."""
    names = [*(payment.name for payment in scheme.payments), *(limit.name for limit in scheme.limits)]
    return [*names, *(full_name(payment.name, part.name) for payment in scheme.payments for part in payment.parts)]


def _line_meant(before: str, asked: Asked, scheme: Scheme) -> str:
    """Which line was meant, where a part is named without its payment, or nearly one of the scheme's own names."""
    said = asked.wanted[len(before) + 1 :].partition("/")[0]
    for payment in scheme.payments:
        if said in [part.name for part in payment.parts]:
            return f'did you mean "{full_name(payment.name, said)}"?'
    return did_you_mean(said, _names_of_lines(scheme))
