"""The same money by other tools, to be timed beside a settlement: what each reads, works out and writes."""
