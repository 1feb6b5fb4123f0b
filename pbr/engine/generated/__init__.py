"""The Python that is written for a scheme: all payments of a kind of record as one function."""
