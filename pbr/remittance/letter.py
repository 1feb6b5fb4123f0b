"""The story of one plan, or of anything of one provider, as a letter: no file, no assumption and no person in it."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date

from pbr.describe.shared_wording import day_written, spaced
from pbr.explain.explanation import Story
from pbr.explain.of_provider import providers_of
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.remittance.of_persons import of_persons
from pbr.remittance.plain_reasons import plain_reason
from pbr.remittance.scheme_words import conditions_in_words, scheme_words
from pbr.remittance.statement_page import page_of, period_written
from pbr.remittance.statement_words import what_for, worked_in_words
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, LineKind, Status
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A line in a letter: what came of it, how it was worked, why, and what would make it due."""

    reference: str
    what: str
    outcome: str
    worked: str
    why: str
    next: str


@dataclass(frozen=True, slots=True)
class LetterOf:
    """What a letter is of: the id, its provider (empty where nothing is anybody's), the contract, and the days."""

    wanted: str
    provider: str
    scheme: Scheme
    period: Period
    as_at: date


def letter(story: Story, wanted: str, scheme: Scheme, period: Period, as_at: date) -> str:
    """Give a story as a page to send to its provider.

    Raises ``ProblemsFound`` where it is of several providers: each may read of its own lines only.
    """
    provider = one_provider(providers_of(story), wanted)
    conditions = conditions_in_words(scheme)
    every = _lines_of(story)
    lines = list(filter(read_by_providers(scheme), every))
    persons = sum(line.amount for line in every if line.kind.is_persons)
    of = LetterOf(wanted, provider, scheme, period, as_at)
    told = [letter_line(line, _outcome(line), conditions) for line in lines]
    return letter_page(of, "Due in this period", story.amount - persons, told, {line.payment for line in lines})


def read_by_providers(scheme: Scheme) -> Callable[[Line], bool]:
    """Whether a provider may read of a line: of none of a person's money, nor of what is noted of it."""
    whose = of_persons(scheme)
    return lambda line: not line.kind.is_persons and (line.kind is not LineKind.NOTE or line.payment not in whose)


def one_provider(providers: Iterable[str], wanted: str) -> str:
    """The one provider that a letter is to, empty where there is none. Raises ``ProblemsFound`` for several."""
    named = sorted(set(providers) - {""})
    if len(named) > 1:
        message = f"{wanted} has lines of {len(named)} providers, and a letter is to one"
        raise ProblemsFound([Problem("PBR921", message, Place("--explain"), "say which one with --provider")])
    return named[0] if named else ""


def letter_page(
    of: LetterOf,
    called: str,
    pence: int,
    lines: Sequence[LetterLine],
    payments: Container[str],
    settled: Sequence[LetterLine] = (),
) -> str:
    """Give a letter as a page. ``called`` says what the sum of it is; ``payments`` are those that it tells what for.

    ``settled`` is what earlier runs of a ledger settled.
    """
    words = scheme_words(of.scheme)
    return page_of(
        "letter.html.j2",
        title=f"{of.wanted}: {of.scheme.title}",
        wanted=of.wanted,
        provider=of.provider,
        contract=of.scheme.title,
        period=period_written(of.period),
        as_at=day_written(of.as_at),
        called=called,
        amount=pounds(pence),
        lines=lines,
        settled=settled,
        payments=[one for one in words.payments if one.payment in payments],
        terms=words.terms,
        measures=words.measures,
        rounding=words.rounding,
    )


def _lines_of(story: Story) -> list[Line]:
    """The lines that are told, each once; a row that could not be read has none to tell of."""
    told = [one.line for chapter in story.chapters for one in chapter.lines]
    listed = [line for one in story.listed for line in one.lines]
    by_id = {line.line_id: line for line in (*told, *listed) if line.kind is not LineKind.ROW}
    return list(by_id.values())


def letter_line(line: Line, outcome: str, conditions: Mapping[str, str]) -> LetterLine:
    """A line as a letter tells it; ``outcome`` is what came of it, ``conditions`` the scheme's own in words."""
    said = plain_reason(line.reason, conditions)
    return LetterLine(
        line.line_id,
        what_for(line.payment, line.part, line.slot.label),
        outcome,
        worked_in_words(line.quantity, line.unit, line.unit_price, line.share),
        said.why,
        said.next,
    )


def stake_in_words(line: Line) -> str:
    """What is at stake of a line."""
    return "a sum that is not known yet" if line.at_stake is None else pounds(line.at_stake)


def _outcome(line: Line) -> str:
    """What came of a line, in a few words with its sum."""
    stake = stake_in_words(line)
    due = f" on {day_written(line.due_on)}" if line.due_on else ""
    match line.status:
        case Status.DUE:
            return (
                f"{pounds(line.amount)} is due{due}" if line.amount >= 0 else f"{pounds(line.amount)}, taken off{due}"
            )
        case Status.EARLIER:
            return f"{stake} fell due{due}, before this period"
        case Status.NOT_DUE:
            return f"{stake} is not due yet"
        case Status.NOT_EARNED:
            return f"{stake} is not paid"
        case Status.NOTE:
            return f"{stake} is only shown, and pays nobody by itself"
        case Status.SETTLED | Status.TAKEN_BACK:
            return f"{pounds(line.amount)} {spaced(str(line.status))}"
        case Status.HELD | Status.OPEN | Status.ERROR:
            return f"{stake} is not decided yet"
