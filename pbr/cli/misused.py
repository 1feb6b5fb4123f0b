"""What a command that is used wrongly is told besides: what is missing, and which option was meant."""

import typer

_MEANT = {
    "--month": "--period",
    "--months": "--period",
    "--quarter": "--period",
    "--from": "--period",
    "--date": "--as-at",
    "--as-of": "--as-at",
    "--asat": "--as-at",
    "--on": "--as-at",
    "--output": "--out",
    "--folder": "--out",
    "--to": "--out",
    "--save": "--out",
    "--mapping": "--map",
    "--scheme": "--for",
    "--force": "--replace",
    "--overwrite": "--replace",
    "--skip-errors": "--hold-errors",
    "--ignore-errors": "--hold-errors",
    "--excel": "--workbook",
    "--xlsx": "--workbook",
    "--why": "--explain",
}
"""What other programs call what an option here is for: a guess by its letters would name another."""


def told_besides(misused: typer.TyperException) -> None:
    """Add to what is said of a command that is used wrongly, where the one who typed it can be helped on."""
    missing, wanted = getattr(misused, "param", None), getattr(misused, "option_name", "")
    if missing is not None and getattr(misused, "message", None) == "":
        misused.message = _first_sentence(getattr(missing, "help", "") or "")
    params = getattr(getattr(misused, "cmd", None), "params", ())
    meant = _MEANT.get(wanted, "")
    if any(meant in param.opts for param in params):
        vars(misused)["possibilities"] = [meant]


def _first_sentence(help_text: str) -> str:
    """What an option holds, without what follows it."""
    return help_text.split(". ", maxsplit=1)[0].removesuffix(".")
