"""Functions made of generated source, which tracebacks and the debugger can show."""

import linecache
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from types import CodeType
from typing import Any
from weakref import finalize

from pbr.generate.source import Source

_MOST_REMEMBERED = 4_096


def functions_of(source: Source) -> Mapping[str, Any]:
    """The functions that a source defines, by name, over the values that were bound for it."""
    space = dict(source.bound)
    exec(_code_of(source.text), space)
    return space


@lru_cache(_MOST_REMEMBERED)
def _code_of(text: str) -> CodeType:
    """A source as code; the same text, bound to other values, is the same code."""
    name = f"<generated {sha256(text.encode()).hexdigest()[:16]}>"
    code = compile(text, name, "exec")
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    # Nobody can come by these lines any more once the code is gone.
    finalize(code, linecache.cache.pop, name, None).atexit = False
    return code
