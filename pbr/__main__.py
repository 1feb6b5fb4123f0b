"""Lets ``python -m pbr`` do what the command ``pbr`` does."""

from pbr.cli.entry import main

if __name__ == "__main__":
    main()
