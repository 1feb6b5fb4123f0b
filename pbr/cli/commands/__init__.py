"""One file for each command: it reads options, calls one function of ``pbr.api``, and prints."""
