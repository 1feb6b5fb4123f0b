"""Evidence as text: each provider's results by whose word they rest on, the money that hangs, and the sample."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pbr.evidence.money_on_word import MoneyOnWord
from pbr.evidence.results import OnWhoseWord, Result
from pbr.evidence.sampled import Sample
from pbr.problems.visible_text import visible
from pbr.reports.evidence.evidence_words import found_in_words, sample_in_words, says_in_words, who_in_words
from pbr.reports.text_table import Column, Part, TextTable
from pbr.scheme.scheme import Scheme
from pbr.values.money import pounds
from pbr.values.period import Period

MOST_LINES = 20
_BY_PROVIDER = (
    Column("provider"),
    Column("results", number=True),
    *(Column(word.value, number=True) for word in OnWhoseWord),
    Column("due", number=True),
    Column("of it hangs", number=True),
)
_LINES = (Column("line"), Column("provider"), Column("due", number=True), Column("of it hangs", number=True))
_SAMPLE = (Column("record"), Column("provider"), Column("found"), Column("confirmed by"), Column("evidence"))


def evidence_text(
    scheme: Scheme, period: Period, as_at: date, results: Sequence[Result], money: MoneyOnWord, sample: Sample
) -> list[Part]:
    """Everything that is said of the evidence, in order."""
    parts: list[Part] = [f"{visible(scheme.title)}: on whose word its results rest, as at {as_at}"]
    nobody = "to persons" if any(payment.to_person for payment in scheme.payments) else "-"
    parts += _by_provider(period, results, money, nobody) if scheme.payments else _words_alone(results)
    parts += _lines(money, nobody)
    if sample.says is not None and sample.wanted.checked is not None:
        parts.append(says_in_words(sample, sample.wanted.checked, sample.says))
        return parts
    parts.append(sample_in_words(sample))
    if sample.drawn:
        parts.append(TextTable(_SAMPLE, tuple(map(_sample_row, sample.drawn))))
    return parts


def _words_alone(results: Sequence[Result]) -> Iterator[Part]:
    """Each provider's results where nothing is paid by them."""
    words = Counter((result.provider, result.word) for result in results)
    providers = sorted({result.provider for result in results})
    if not providers:
        yield "No result is known."
        return
    yield TextTable(_BY_PROVIDER[:-2], tuple(_counts(provider, words) for provider in providers))
    yield "The scheme pays nothing: it judges, and no money hangs on a result."


def _counts(provider: str, words: Counter[tuple[str, OnWhoseWord]], nobody: str = "-") -> tuple[str, ...]:
    counted = [words[provider, word] for word in OnWhoseWord]
    return visible(provider) or nobody, *(f"{many:,}" for many in (sum(counted), *counted))


def _by_provider(period: Period, results: Sequence[Result], money: MoneyOnWord, nobody: str) -> Iterator[Part]:
    words = Counter((result.provider, result.word) for result in results)
    providers = sorted({result.provider for result in results} | {*money.due, *money.hangs})
    if not providers:
        yield "No result is known."
        return
    rows = [
        (
            *_counts(provider, words, nobody),
            pounds(money.due.get(provider, 0)),
            pounds(money.hangs.get(provider, 0)),
        )
        for provider in providers
    ]
    yield TextTable(_BY_PROVIDER, tuple(rows))
    due, hangs = sum(money.due.values()), sum(money.hangs.values())
    yield (
        f"Of {pounds(due)} due in {period}, {pounds(hangs)} would not be due if the results that nobody but the "
        "provider confirmed were not found yet."
    )


def _lines(money: MoneyOnWord, nobody: str) -> Iterator[Part]:
    if not money.lines:
        return
    rows = tuple(
        (visible(one.line_id), visible(one.provider) or nobody, pounds(one.due), pounds(one.hangs))
        for one in money.lines[:MOST_LINES]
    )
    yield TextTable(_LINES, rows)
    if len(money.lines) > MOST_LINES:
        yield f"And {len(money.lines) - MOST_LINES:,} more: --format json has every one."


def _sample_row(result: Result) -> tuple[str, ...]:
    record, evidence = f"{result.table} {visible(result.record_id)}", visible(result.evidence)
    found = visible(found_in_words(result))
    return record, visible(result.provider), found, who_in_words(result), evidence
