"""The command line: one file for each command, thin, and light until it is run."""
