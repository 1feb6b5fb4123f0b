"""What the finance system is sent of a run: the finance file, structured invoices, and their control totals."""
