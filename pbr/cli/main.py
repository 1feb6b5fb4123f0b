"""The command ``pbr``: one function for each subcommand, each in a file of its own."""

import io
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from os import devnull
from pathlib import Path
from typing import Annotated, TextIO

import typer

from pbr import __version__
from pbr.cli.empty_paths import refuse_empty_paths
from pbr.cli.error_handler import exit_code_of
from pbr.cli.plain_options import PlainCommand, PlainGroup

COMMANDS = {
    "settle": ("settle", "settle"),
    "remit": ("remit", "remit"),
    "finance": ("finance", "finance"),
    "finance-shape": ("finance", "finance_shape"),
    "direct-payments": ("direct_payments", "direct_payments"),
    "simulate": ("simulate", "simulate"),
    "validate": ("validate", "validate"),
    "describe": ("describe", "describe"),
    "sample": ("sample", "sample"),
    "cld": ("cld", "cld"),
    "rule": ("rule", "rule"),
    "map": ("map", "map_extract"),
    "check": ("check", "check"),
    "judge": ("judge", "judge"),
    "fit": ("fit", "fit"),
    "evidence": ("evidence", "evidence"),
    "person": ("person", "person"),
    "provider": ("provider", "provider"),
    "ledger": ("ledger.group", "ledger"),
    "page": ("page.group", "page"),
}
"""The commands in the order of the help: the file of ``pbr.cli.commands`` that each is in, and its name there."""


def app_with(names: Iterable[str]) -> typer.Typer:
    """Make the program with some of its commands: the files of the others are not loaded."""
    app = typer.Typer(
        name="pbr",
        cls=PlainGroup,
        help="Payment by results for adult social care: a contract in YAML, records in CSV, an itemised settlement.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=True,
        no_args_is_help=True,
    )
    app.callback()(root)
    for name in names:
        file, called = COMMANDS[name]
        command = getattr(import_module(f"pbr.cli.commands.{file}"), called)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, cls=PlainCommand)(command)
    return app


def named_by(words: Sequence[str]) -> Iterable[str]:
    """Say which commands may be asked for: the one that stands first, else all."""
    return words[:1] if words and words[0] in COMMANDS else COMMANDS


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pbr {__version__}")
        raise typer.Exit


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
    app = app_with(named_by(sys.argv[1:]))

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
