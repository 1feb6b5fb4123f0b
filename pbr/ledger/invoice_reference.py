"""The reference of a provider's invoice: at most 20 letters and digits of the ledger, the run and the provider."""

import re
from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256

LONGEST = 20
"""Letters of a reference that every bank and finance system takes."""

_OF_PROVIDER = 7
"""Of which the provider has at most as many."""

_PLAIN = re.compile(rf"[A-Z0-9]{{1,{_OF_PROVIDER}}}", re.ASCII)
_NOT_PLAIN = re.compile(r"[^A-Z0-9]")


def invoice_references(scheme: str, run: int, providers: Iterable[str]) -> dict[str, str]:
    """Give the reference of each provider of a run, ``ESSK3Q-00007-P1``. No two providers of a run share one.

    The ledger is by three letters of its scheme and three of the scheme's hash. A provider is by its id where that is
    at most seven capitals and digits, else by two of them and five of the id's hash. Its order among the others does
    not matter, but where two hashes are alike.
    """
    number = f"{run:05}"
    begins = f"{_short(scheme, letters=3, in_all=LONGEST - 2 - len(number) - _OF_PROVIDER)}-{number}-"
    given = sorted(set(providers))
    taken = {provider for provider in given if _PLAIN.fullmatch(provider)}
    references = {provider: f"{begins}{provider}" for provider in taken}
    for provider in given:
        if provider not in references:
            ending = _free(provider, taken)
            taken.add(ending)
            references[provider] = f"{begins}{ending}"
    return references


def _free(provider: str, taken: set[str]) -> str:
    """The short form of a provider's id that nobody has yet."""
    again = 0
    while (short := _short(provider, letters=2, in_all=_OF_PROVIDER, again=again)) in taken:
        again += 1
    return short


def _short(name: str, letters: int, in_all: int, again: int = 0) -> str:
    """Some letters of a name, and as many of its hash as tell it from others."""
    plain = _NOT_PLAIN.sub("", name.upper())[:letters]
    digest = sha256(f"{name}\n{again}".encode(errors="backslashreplace")).digest()
    return plain + b32encode(digest).decode()[: in_all - len(plain)]
