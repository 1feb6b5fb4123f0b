"""Work done in several processes at once: what each gives comes back in order, and none outlives the whole."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import ECHILD
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

from pbr.api.settling.workers_that_pay import START

Given = TypeVar("Given")

_WISHES = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals by which somebody wishes the whole to end."""


def results_of(
    work: Callable[..., Given], each: Sequence[tuple[Any, ...]], start: str = START, at_once: int | None = None
) -> list[Given]:
    """Do some work with each of these arguments in a process of its own, and give what came of each, in order.

    With ``at_once``, so many processes go on at the same time, and the next begins when one has ended. What stops one
    of them is raised here, and whatever is raised stops all of them. Raises ``ChildProcessError`` where one ended
    without an answer: the system ended it, as it does where memory runs out.
    """
    given: dict[int, Given] = {}
    going_on: dict[Connection, tuple[int, BaseProcess]] = {}
    waiting = enumerate(each)
    context: Any = get_context(start)
    try:
        while len(given) < len(each):
            for at, arguments in islice(waiting, max(0, (at_once or len(each)) - len(going_on))):
                answers, answer = context.Pipe(duplex=False)
                process = context.Process(target=_answered, args=(answer, work, arguments), daemon=True)
                with _signals_wait():
                    process.start()
                # Closed here, so that the end of the process is the end of its answers.
                answer.close()
                going_on[answers] = at, process
            heard = wait(list(going_on))
            for answers in [one for one in going_on if one in heard]:
                given[going_on[answers][0]] = _given(answers)
                _, process = going_on.pop(answers)
                answers.close()
                process.join()
        return [given[at] for at in range(len(each))]
    finally:
        for answers, (_, process) in going_on.items():
            answers.close()
            process.terminate()
            process.join()


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let nothing stop a process while it begins: it would tell of it as the first process does."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WISHES)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _given(answers: Connection) -> Any:
    try:
        given, stopped = answers.recv()
    except EOFError as lost:
        message = (
            "a process that settled a part was ended from outside, most likely by the system for want of memory: "
            "settle with --workers 1, which takes the least, or where there is more memory"
        )
        raise ChildProcessError(ECHILD, message) from lost
    if stopped is not None:
        raise stopped
    return given


def _answered(answer: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Do the work and send what it gives, or what stopped it, to the process that waits."""
    _leave_stopping_to_the_first()
    Thread(target=_end_with_the_first, daemon=True).start()
    # Rows and lines never refer to each other in a circle.
    gc.disable()
    try:
        given, stopped = work(*arguments), None
    except Exception as error:
        given, stopped = None, error
    # Nobody may be there any more to hear it.
    with suppress(BrokenPipeError, ConnectionError):
        answer.send((given, stopped))


def _end_with_the_first() -> None:
    """Wait for the end of the process that waits, where the system ends it, and end this one: nobody hears its answer.

    It would otherwise go on, and then wait for ever to be heard where another process has the same pipe open.
    """
    first = parent_process()
    if first is not None:
        wait([first.sentinel])
        os._exit(1)


def _leave_stopping_to_the_first() -> None:
    """Let Ctrl-C and the terminal's end pass by: the process that waits hears them too, and ends this one."""
    for wish in ("SIGINT", "SIGHUP"):
        if hasattr(signal, wish):
            signal.signal(getattr(signal, wish), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _WISHES)
