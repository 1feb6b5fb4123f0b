"""What sends an extract from its reading in parts to the reading of it whole."""


class NotCleanError(Exception):
    """Something in an extract of which only a reading of all of it can say what it is, or whether it is anything."""


class RowsWrongError(NotCleanError):
    """A row of which only a reading of all of it can say what is wrong, and that something is."""
