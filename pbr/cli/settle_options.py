"""The options of ``pbr settle``, and which of them may not be asked for together."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import SettleFormat
from pbr.cli.options import (
    AsAtOption,
    ExtractArgument,
    MapOption,
    PeriodOption,
    SchemeArgument,
    ShowValuesOption,
    WorkersOption,
)
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SettleOptions:
    """What is settled, and what becomes of the settlement."""

    scheme: SchemeArgument
    records: ExtractArgument
    mapping: MapOption = None
    period: PeriodOption = ""
    as_at: AsAtOption = ""
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the settlement's files here, all or none.")
    ] = None
    workbook: Annotated[
        Path | None, typer.Option(metavar="FILE.xlsx", help="Write the settlement as a workbook, one table a sheet.")
    ] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Let what is written take the place of another settlement: it is gone.")
    ] = False
    printed: Annotated[
        SettleFormat,
        typer.Option("--format", help="What to print: a table, lines.csv or settlement.json; html with --explain."),
    ] = SettleFormat.TABLE
    explain: Annotated[
        str, typer.Option(metavar="ID", help="Tell of one plan, outcome, person or line instead; or list a provider's.")
    ] = ""
    provider: Annotated[
        str,
        typer.Option(metavar="ID", help="Print or explain what is of this provider only. A part is never published."),
    ] = ""
    hold_errors: Annotated[
        bool, typer.Option("--hold-errors", help="Hold rows that are wrong or have no price; settle the rest.")
    ] = False
    workers: WorkersOption = None
    show_values: ShowValuesOption = False
    ledger: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Look at the next month against what was settled before.")
    ] = None
    commit: Annotated[bool, typer.Option("--commit", help="Settle it: write the run into the ledger.")] = False
    confirm: Annotated[
        str,
        typer.Option(
            metavar="AMOUNT", help="The exact sum of what is corrected, up or down, where a bound asks for it."
        ),
    ] = ""
    supplementary: Annotated[
        str, typer.Option(metavar="REASON", help="Settle what has changed for the last period in a run of its own.")
    ] = ""
    proposal: Annotated[str, typer.Option(metavar="HASH", help="Settle this proposal and no other.")] = ""
    prepared_by: Annotated[str, typer.Option(metavar="NAME", help="Who prepared the run.")] = ""
    approved_by: Annotated[str, typer.Option(metavar="NAME", help="Who approved it.")] = ""
    pseudonymise: Annotated[
        Path | None, typer.Option(metavar="KEYFILE", help="Keep persons under pseudonyms by this key, in the ledger.")
    ] = None


def refuse_what_is_not_printed(options: SettleOptions) -> None:
    """Refuse forms that a settlement or an explanation is not printed in, and a part of one that would be published."""
    for name, given in (("--out", options.out), ("--workbook", options.workbook)):
        if options.explain and given:
            raise typer.BadParameter(f"an explanation is only printed; leave out {name}", param_hint="--explain")
    if options.explain and options.printed is SettleFormat.CSV:
        raise typer.BadParameter("an explanation is words, json or html, and no table", param_hint="--format")
    if options.printed is SettleFormat.HTML and not options.explain:
        raise typer.BadParameter("a page is of one plan: say which with --explain ID", param_hint="--format")
    if options.provider and (options.out or options.workbook or options.commit):
        message = "the settlement of one provider is a part, and a part is never published; leave one of them out"
        raise typer.BadParameter(message, param_hint="--provider")


def refuse_against_ledger(options: SettleOptions) -> None:
    """Refuse what a run of a ledger has no use for."""
    if options.commit and options.explain:
        raise typer.BadParameter("an explanation settles nothing; leave out --commit", param_hint="--explain")
    if options.commit and options.out:
        raise typer.BadParameter("a settled run has its files in the ledger; leave out --out", param_hint="--out")
    if options.printed is not SettleFormat.TABLE and not options.explain:
        raise typer.BadParameter("a run is told in words; its files are in --out", param_hint="--ledger")
    if options.replace and not options.workbook:
        raise typer.BadParameter("a run takes the place of nothing; only its workbook may", param_hint="--replace")


def refuse_without_ledger(options: SettleOptions) -> None:
    """Refuse what only a ledger has a use for."""
    said = {
        "--commit": options.commit,
        "--confirm": options.confirm,
        "--supplementary": options.supplementary,
        "--proposal": options.proposal,
        "--prepared-by": options.prepared_by,
        "--approved-by": options.approved_by,
        "--pseudonymise": options.pseudonymise,
    }
    for name, given in said.items():
        if given and options.ledger is None:
            raise typer.BadParameter("this is said of a ledger: name it with --ledger", param_hint=name)
