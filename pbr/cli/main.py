"""The command ``pbr``: one function for each subcommand, each in a file of its own."""

import io
import signal
import sys
from collections.abc import Callable
from os import devnull
from pathlib import Path
from typing import Annotated, TextIO

import typer

from pbr import __version__
from pbr.cli.commands.check import check
from pbr.cli.commands.cld import cld
from pbr.cli.commands.describe import describe
from pbr.cli.commands.finance import finance, finance_shape
from pbr.cli.commands.fit import fit
from pbr.cli.commands.judge import judge
from pbr.cli.commands.ledger.group import ledger
from pbr.cli.commands.map import map_extract
from pbr.cli.commands.remit import remit
from pbr.cli.commands.rule import rule
from pbr.cli.commands.sample import sample
from pbr.cli.commands.settle import settle
from pbr.cli.commands.simulate import simulate
from pbr.cli.commands.validate import validate
from pbr.cli.empty_paths import refuse_empty_paths
from pbr.cli.error_handler import exit_code_of

app = typer.Typer(
    name="pbr",
    help="Payment by results for adult social care: a contract in YAML, records in CSV, an itemised settlement.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    no_args_is_help=True,
)
for command in (settle, remit, finance, finance_shape, simulate, validate, describe, sample, cld, rule):
    app.command()(command)
app.command("map")(map_extract)
app.command()(check)
app.command()(judge)
app.command()(fit)
app.add_typer(ledger, name="ledger")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pbr {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Payment by results for adult social care: a contract in YAML, records in CSV, an itemised settlement."""


def main() -> None:
    """Run the command line, and end with its exit code."""
    sys.exit(run())


def run(before: Callable[[], None] = lambda: None) -> int:
    """Run the command line and give its exit code; ``before`` is called where Ctrl-C is already answered."""
    _print_nowhere_if_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or a pipe that cannot show a letter of a name gets its number, and never a failure.
            stream.reconfigure(errors="backslashreplace")
    _stop_as_for_ctrl_c()

    def command() -> object:
        before()
        refuse_empty_paths(sys.argv[1:])
        return app(standalone_mode=False)

    code = exit_code_of(command)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # All is done and said: Ctrl-C while the program ends changes nothing any more.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code


def _stop_as_for_ctrl_c() -> None:
    """Take being told to stop, and the terminal going away, as Ctrl-C: what was being built is removed."""
    for wish in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, wish, None)
        # Whoever started the command with one of them ignored (nohup) wants it to go on.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _print_nowhere_if_closed() -> None:
    """Print to nowhere what would go to a stream that is closed (``>&-``): the files and the exit code still count."""
    # Opened in this order they take the places of the streams that are closed, so that no file of ours can.
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return Path(devnull).open("w", encoding="utf-8")
