"""What every command ends in: its exit code, and a plain sentence for whatever went wrong.

Nothing here prints a value of a record: an exception's own text is never shown, since it may quote one.
"""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

import typer

from pbr.cli.files_written import nothing_written_yet, what_was_written
from pbr.problems.exit_codes import COULD_NOT_RUN, DONE, INTERRUPTED, code_for
from pbr.problems.problem import ProblemsFound, RowsRefused


def exit_code_of(command: Callable[[], object]) -> int:
    """Run a command to its end, saying what went wrong on standard error, and give its exit code."""
    nothing_written_yet()
    try:
        code = command()
        sys.stdout.flush()
    except ProblemsFound as found:
        return _refused(found)
    except typer.TyperException as misused:
        return _misused(misused)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Typer ends the program itself when a reader stops reading (``| head``), and never otherwise.
        nothing_more_to_print()
        return DONE
    except MemoryError:
        _say(f"pbr ran out of memory; {what_was_written()}")
        return COULD_NOT_RUN
    except OSError as refused:
        nothing_more_to_print()
        _say(f"pbr could not go on: {plain_reason(refused)}{_path_of(refused)}; {what_was_written()}")
        return COULD_NOT_RUN
    except Exception as fault:
        if _is_ctrl_c(fault):
            _say(f"interrupted; {what_was_written()}")
            return INTERRUPTED
        # imported late: only a fault asks
        from pbr.problems.own_fault import whereabouts

        if os.environ.get("PBR_DEBUG") == "1":
            traceback.print_tb(fault.__traceback__)
        _say(f"pbr met a fault of its own ({whereabouts(fault)}); please report it; {what_was_written()}")
        return COULD_NOT_RUN
    if code == INTERRUPTED:
        _say(f"interrupted; {what_was_written()}")
    return code if isinstance(code, int) else DONE


def _is_ctrl_c(fault: BaseException | None) -> bool:
    """Whether Ctrl-C is behind a fault: Python makes another error of it while a class is being made."""
    while fault is not None and not isinstance(fault, KeyboardInterrupt):
        fault = fault.__cause__
    return fault is not None


def _path_of(refused: OSError) -> str:
    """Name the file that the system refused, where it says which."""
    # imported late: pbr --help stays quick
    from pbr.problems.visible_text import visible

    return f": {visible(os.fsdecode(refused.filename))}" if isinstance(refused.filename, (str, bytes)) else ""


def plain_reason(refused: OSError) -> str:
    """Say why the system refused, without the path it may have named."""
    return (refused.strerror or "the system refused").lower()


def nothing_more_to_print() -> None:
    """Send what is still to be printed nowhere, so that the end of the program does not try it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _refused(found: ProblemsFound) -> int:
    # imported late: pbr --help stays quick
    from pbr.problems.problem_formats import all_as_text

    _say(all_as_text(found.problems))
    if isinstance(found, RowsRefused):
        _say(_ROWS_ALONE)
    return code_for(found.problems)


_ROWS_ALONE = (
    "note: nothing is worked out while a row is wrong: mend the rows above, or say --hold-errors to hold them, list "
    "them and work out the rest"
)


def _misused(misused: typer.TyperException) -> int:
    """Show how the command is used."""
    said = getattr(misused, "message", None)
    if isinstance(said, str):
        # What a library calls the fault is no part of the sentence.
        misused.message = said.removeprefix("Value error, ")
    # imported late: pbr --help stays quick
    from pbr.cli.misused import told_besides

    told_besides(misused)
    show = getattr(misused, "show", None)
    if show:
        show()
    else:
        _say(misused.format_message())
    return COULD_NOT_RUN


def _say(sentence: str) -> None:
    """Print on standard error, or nowhere when even that is closed."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
