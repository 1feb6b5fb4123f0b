"""A scheme's own worked examples, run and compared line by line. A scheme whose examples fail does not settle."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.run import Run
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.extract.as_at import as_known
from pbr.records.extract.needed import with_fields
from pbr.records.extract.read_extract import extract_from_rows
from pbr.records.files.record_names import record_called
from pbr.scheme.examples.worked_examples import Example, ExpectedLine
from pbr.scheme.scheme import Scheme
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.line import Line, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.missing_price_problem import problem_of_example
from pbr.settlement.reason_words import reason_in_words
from pbr.source.excerpts import with_excerpts
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.units_in_words import shown_of, with_more
from pbr.worked_examples.compared_judgement import compared_judgement
from pbr.worked_examples.compared_limits import compared_limits
from pbr.worked_examples.compared_totals import LinesSummed, MayBeOf, compared_totals
from pbr.worked_examples.totals_by_code import fields_asked, records_by_code

_ANYWHERE = Place("")
MOST_LISTED = 12
"""Lines that are not written, shown for one example."""
_PLAIN_KEY = re.compile(r"[A-Za-z0-9][\w./@-]*(?::[\w./@-]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What an example gave."""

    lines: dict[str, Line]
    measures: dict[str, Measured]

    @property
    def total(self) -> int:
        """The sum of the amounts, in pence."""
        return sum(line.amount for line in self.lines.values())


class _NotSettledError(Exception):
    """Records of an example cannot be settled: the prices lack something, or two payments are earned."""

    def __init__(self, records: Sequence[Unsettled]) -> None:
        super().__init__("records of a worked example cannot be settled")
        self.records = records


def _not_settled(unsettled: Unsettled, example: Example) -> Problem:
    """What is wrong with a record of an example that could not be settled; by its reference, where it is ambiguous."""
    problem = problem_of_example(unsettled, example.place)
    if not isinstance(unsettled.lacking, BothEarned):
        return problem
    record = unsettled.record
    return replace(problem, message=f"of {record_called(record.table)} {record.id}, {problem.message}")


def run_examples(scheme: Scheme) -> list[Problem]:
    """Run every worked example of a scheme, and say where what it gives is not what is written."""
    compiled = compile_scheme(scheme)
    unsettled: dict[Problem, list[Place]] = {}
    problems: list[Problem] = []
    for example in scheme.examples:
        try:
            problems += _run(example, compiled, scheme)
        except _NotSettledError as lacking:
            for problem in dict.fromkeys(_not_settled(one, example) for one in lacking.records):
                unsettled.setdefault(replace(problem, place=_ANYWHERE), []).append(problem.place)
    problems += [_of_examples(problem, places) for problem, places in unsettled.items()]
    return with_excerpts(problems, scheme.text, scheme.file.name)


def _of_examples(problem: Problem, places: Sequence[Place]) -> Problem:
    """What several examples lack is one problem, at the first that needs it."""
    more = f"; {len(places):,} examples need it, the first is here" if len(places) > 1 else ""
    return replace(problem, message=f"{problem.message}{more}", place=places[0])


def _run(example: Example, compiled: CompiledScheme, scheme: Scheme) -> list[Problem]:
    """What is not as it is written. Raises ``_NotSettledError`` where a record cannot be settled."""
    try:
        by_codes = fields_asked(example.totals, scheme.tables, example)
        needs = with_fields(compiled.needs, by_codes) if by_codes else compiled.needs
        extract = extract_from_rows(example.tables, needs, compiled.code_lists)
    except ProblemsFound as found:
        return found.problems
    records = as_known(extract, example.period.last)
    run = Run(compiled, records, example.period, example.period.last)
    lines = list(run.lines())
    if run.unpriced:
        raise _NotSettledError(run.unpriced)
    outcome = _Outcome(
        {line.line_id: line for line in lines}, {measure_in_words(measured): measured for measured in run.measures}
    )
    if len(outcome.lines) != len(lines):
        # Ids are made so that no two can be alike; a line that hid another would hide its money.
        raise RuntimeError("two lines of a worked example have one id")
    names = (*(payment.name for payment in scheme.payments), *(limit.name for limit in scheme.limits))
    by_code = records_by_code(by_codes, records, scheme.tables)
    may_be = MayBeOf(names, _providers(example, outcome), scheme.payers, by_code, scheme.tables)
    summed, of_totals = compared_totals(example.totals, lines, may_be)
    return [
        *(problem for expected in example.lines if (problem := _compare(expected, outcome)) is not None),
        *of_totals,
        *_not_written(example, outcome, summed),
        *_compare_measures(example, outcome, scheme),
        *compared_judgement(example, compiled, records, example.period.last),
        *compared_limits(example.limits, (*run.limit_uses, *run.quantity_uses)),
        *_compare_total(example, outcome),
    ]


def _compare(expected: ExpectedLine, outcome: _Outcome) -> Problem | None:
    line = outcome.lines.get(expected.line_id)
    if line is None:
        remedy = did_you_mean(expected.line_id, outcome.lines) or f"its lines: {', '.join(list(outcome.lines)[:12])}"
        return Problem("PBR502", f"this example gives no line '{expected.line_id}'", expected.place, remedy)
    stake = line.amount if line.status is Status.DUE else line.at_stake
    if line.status is expected.status and (expected.pence is None or stake == expected.pence):
        return None
    message = f"'{expected.line_id}' is written as {expected.text}, and comes to {in_words(line)}"
    why = f"its reason is: {reason_in_words(line.reason)}"
    mend = f"mend this line, or '{line.payment}' where the contract says what is written here"
    return Problem("PBR501", message, expected.place, f"{why}; work it out again by hand: {mend}")


def in_words(line: Line) -> str:
    """A line as an example writes it: ``£250.00``, ``open £250.00``, ``not earned``."""
    if line.status is Status.DUE:
        return pounds(line.amount)
    stake = f" {pounds(line.at_stake)}" if line.at_stake is not None else ""
    return f"{line.status.value.replace('_', ' ')}{stake}"


def _not_written(example: Example, outcome: _Outcome, summed: Sequence[LinesSummed]) -> list[Problem]:
    written = {expected.line_id for expected in example.lines}
    due = [line for line in outcome.lines.values() if line.status is Status.DUE and line.line_id not in written]
    also = [line for line in due if not any(which.takes(line) for which in summed)]
    if not also:
        return []
    many = "a line that is due and is" if len(also) == 1 else f"{len(also):,} lines that are due and are"
    heading = () if example.lines else ("    lines:",)
    shown, left = shown_of(also, MOST_LISTED)
    listed = (f"      {_as_key(line.line_id)}: {in_words(line)}" for line in shown)
    more = (f"      # and {left:,} more",) if left else ()
    message = f"'{example.name}' also gives {many} not written"
    remedy = "check each against the contract, and write under 'lines', or their sum under 'totals':"
    return [Problem("PBR503", message, example.place, remedy, to_paste=(*heading, *listed, *more))]


def _as_key(text: str) -> str:
    """The id of a line as a key of the scheme, in quotes where it needs them."""
    return text if _PLAIN_KEY.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _compare_measures(example: Example, outcome: _Outcome, scheme: Scheme) -> list[Problem]:
    problems: list[Problem] = []
    providers = _providers(example, outcome)
    for name, text in example.measures.items():
        measured = outcome.measures.get(name)
        words = measured.words if measured else "0 of 0"
        written, _, rest = name.partition(" ")
        if written not in scheme.measures:
            remedy = did_you_mean(written, scheme.measures) or f"measures: {', '.join(scheme.measures) or 'none'}"
            problems.append(Problem("PBR506", f"there is no measure called '{written}'", text.place, remedy))
        elif measured is None and (text.text != words or not _of_one(rest, providers)):
            remedy = did_you_mean(name, outcome.measures) or f"it gives: {', '.join(outcome.measures) or 'none'}"
            problems.append(Problem("PBR505", f"this example gives no measure '{name}'", text.place, remedy))
        elif text.text != words:
            problems.append(Problem("PBR505", f"'{name}' is written as {text.text}, and comes to {words}", text.place))
    return problems


def _providers(example: Example, outcome: _Outcome) -> set[str]:
    """The providers of an example: of its records, and of the lines it gives."""
    rows = [row for rows in example.tables.values() for row in rows if "provider_id" in row]
    return {row["provider_id"].text for row in rows} | {line.provider_id for line in outcome.lines.values()}


def _of_one(rest: str, providers: set[str]) -> bool:
    """Whether what stands after a measure's name is one of these providers, and a window where there is one."""
    return any(rest == provider or rest.startswith(f"{provider} ") for provider in providers)


def measure_in_words(measured: Measured) -> str:
    """A measure as an example names it: with its provider, and its window unless that is the whole run."""
    window = measured.window
    return " ".join((measured.measure, measured.provider_id, *([window.label] if window.stretch != "run" else [])))


def _compare_total(example: Example, outcome: _Outcome) -> list[Problem]:
    if outcome.total == example.total_due:
        return []
    message = f"the total due is written as {pounds(example.total_due)}, and comes to {pounds(outcome.total)}"
    due = [line for line in outcome.lines.values() if line.status is Status.DUE]
    listed = with_more([f"{line.line_id} {pounds(line.amount)}" for line in due], MOST_LISTED)
    what = f"what is due is {listed}" if due else "no line is due"
    remedy = f"{what}: add it up again by hand, and mend the total, or the payment whose line is not the contract's"
    return [Problem("PBR504", message, example.total_place, remedy)]
