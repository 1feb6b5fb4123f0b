"""One provider for a meeting, block by block: the same for a terminal and for a page."""

from collections.abc import Iterator, Mapping

from pbr.describe.shared_wording import counted, day_written, listed, spaced
from pbr.judging.judged import Answer, Verdict
from pbr.meeting.cells import NOTHING, sums_in_words, waiting_table
from pbr.meeting.kept_back import KeptBack, measured_in_words
from pbr.meeting.meeting_money import stake_in_words
from pbr.meeting.provider_met import ProviderMet
from pbr.meeting.ranks_met import rank_blocks, rank_sentences
from pbr.remittance.statement_words import what_for
from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.judging.league_text import followed_row
from pbr.reports.judging.measure_block import measure_block
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.text_table import Column
from pbr.scheme.scheme import Scheme
from pbr.values.for_whom import Per
from pbr.values.money import pounds

_FOLLOWS = (Column("Verdict"), Column("Follows"), Column("Because"))
_PAYMENTS = (Column("For"), Column("Stands"), *columns("", "Lines", "Amount", "At stake")[1:])
_KEPT = (
    Column("For"), Column("Stands"), Column("Counted"), Column("What would release it"),
    Column("Paid", number=True), Column("Kept back", number=True),
)  # fmt: skip


def provider_blocks(met: ProviderMet, scheme: Scheme) -> list[Block]:
    """What the meeting reads of a provider, the answer first."""
    own = [measure for measure in scheme.measures.values() if measure.per is Per.PROVIDER]
    blocks = [_stands(met, bool(scheme.payments), len(scheme.measures) - len(own))]
    blocks += [_follows(met)] if met.followed else []
    for measure in own:
        of_measure = [one for one in met.judged if one.measured.measure == measure.name]
        blocks.append(measure_block(measure, of_measure, met.as_at))
    blocks += rank_blocks(met.ranked)
    return [*blocks, *([_payments(met), _held(met), _kept(met), _waiting(met)] if scheme.payments else [])]


def _stands(met: ProviderMet, pays: bool, of_others: int) -> Block:
    """How it stands; ``of_others`` measures are of areas, of persons or of all together, and of no provider."""
    ranks = tuple(rank_sentences(met.ranked))
    elsewhere = (
        f"{counted(of_others, 'measure')} {'is' if of_others == 1 else 'are'} of no one provider: see pbr judge."
    )
    return Block(
        name="stands",
        heading="How it stands",
        sentences=(*_judged(met), *ranks, *(_money(met) if pays else ()), *((elsewhere,) if of_others else ())),
        warnings=tuple(
            f"{one.file}, line {one.line}, is of this provider and could not be read." for one in met.held_rows
        ),
    )


def _judged(met: ProviderMet) -> Iterator[str]:
    if met.last:
        found: dict[str, int] = {}
        for one in met.last:
            said = (one.verdict or Verdict.NOTHING).value
            found[said] = found.get(said, 0) + 1
        said = listed([f"{many} {what}" for what, many in found.items()])
        yield f"Of {counted(len(met.last), 'target')} in the last window that is over: {said}."
    for answer, words in ((Answer.YES, "follows"), (Answer.UNDECIDED, "is undecided")):
        for verdict in met.followed:
            if verdict.answer is answer:
                yield f'The verdict "{spaced(verdict.rule.name)}" {words}.'


def _money(met: ProviderMet) -> Iterator[str]:
    yield f"{pounds(met.due)} came due by {day_written(met.as_at)}."
    held = sum(one.lines for one in met.held)
    if held:
        yield f"{counted(held, 'line')} {'is' if held == 1 else 'are'} held."
    kept, lost = met.kept_back, met.not_released
    if kept:
        told = ((met.certain, "is certain to be released"), (met.out_of_reach, "is out of reach"))
        parts = " and ".join(f"{pounds(sum_of)} {words}" for sum_of, words in told if sum_of)
        said = f", of which {parts} by what is recorded so far" if parts else ""
        yield f"{pounds(kept)} is kept back until it is measured{said}."
    if lost:
        yield f"{pounds(lost)} was measured, and was not released."
    hanging = met.hanging
    if not hanging.is_nothing:
        yield f"Besides, this is held, or waits for a record or a day: {sums_in_words(hanging)}."


def _follows(met: ProviderMet) -> Block:
    rows = tuple(
        (f"{spaced(one.rule.name)}, when {one.rule.text}", *followed_row(one)[1:]) for one in met.followed
    )  # fmt: skip
    return Block("verdicts", "What follows", figures=(IllustratedTable(Numbers("Verdicts", _FOLLOWS, rows)),))


def _payments(met: ProviderMet) -> Block:
    rows = tuple(
        (
            spaced(one.payment) or NOTHING, spaced(one.status), f"{one.lines:,}", pounds(one.amount),
            stake_in_words(one.at_stake, one.no_sum),
        )
        for one in met.payments
    )  # fmt: skip
    tables = [IllustratedTable(Numbers("Payments, and how their lines stand", _PAYMENTS, rows))] if rows else []
    bars = [Bar(one.month, pounds(one.amount), one.amount) for one in met.months]
    if len(bars) > 1:
        months = Numbers("Due by month", columns("Month", "Due"), tuple((bar.label, bar.figures) for bar in bars))
        chart = horizontal_bars("payments-by-month", "What came due, month by month", heard(bars), bars)
        tables.append(IllustratedTable(months, (chart,)))
    said = () if rows else ("Nothing is paid or refused by now.",)
    return Block("payments", "What it was paid", said, tuple(tables))


def _held(met: ProviderMet) -> Block:
    held = list(met.held)
    return Block(
        name="held",
        heading="What is held",
        sentences=() if held else ("Nothing is held.",),
        figures=(IllustratedTable(waiting_table("Held lines", held)),) if held else (),
    )


def _kept(met: ProviderMet) -> Block:
    """The lines that measures scale; there is one for each window, so all of them are shown."""
    rows = tuple(map(_kept_row, met.kept))
    return Block(
        name="kept-back",
        heading="What is kept back, and what would release it",
        sentences=() if rows else ("Nothing is kept back by what is measured.",),
        figures=(IllustratedTable(Numbers("What a measure releases, window by window", _KEPT, rows)),) if rows else (),
    )


def _kept_row(one: KeptBack) -> tuple[str, ...]:
    return (
        what_for(one.payment, one.part, one.window), spaced(one.status), measured_in_words(one.measured),
        "; ".join(one.released_by) or "nothing more", pounds(one.amount), pounds(one.kept),
    )  # fmt: skip


def _waiting(met: ProviderMet) -> Block:
    waiting = list(met.waiting)
    table = waiting_table("What is not decided or not due yet", waiting)
    return Block(
        name="waiting",
        heading="What waits, and for what",
        sentences=() if waiting else ("Nothing else waits.",),
        figures=(IllustratedTable(table),) if waiting else (),
    )


def title_of(met: ProviderMet, names: Mapping[str, str]) -> str:
    """What the page is called: the provider's name, where one is given, and its id."""
    named = names.get(met.provider_id)
    return f"Provider {met.provider_id}" if named is None else f"{named} ({met.provider_id})"
