"""The commands of ``pbr ledger``, each in a file of its own."""

import typer

from pbr.cli.commands.ledger.balance import balance
from pbr.cli.commands.ledger.history import history
from pbr.cli.commands.ledger.list_runs import list_runs
from pbr.cli.commands.ledger.open_ledger import open_ledger
from pbr.cli.commands.ledger.pay import pay
from pbr.cli.commands.ledger.show import show
from pbr.cli.commands.ledger.verify import verify
from pbr.cli.plain_options import PlainCommand

ledger = typer.Typer(
    help="What was settled month after month: opened, listed, looked up, and verified.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
ledger.command("open", cls=PlainCommand)(open_ledger)
ledger.command("list", cls=PlainCommand)(list_runs)
for command in (show, history, balance, verify, pay):
    ledger.command(cls=PlainCommand)(command)
