"""Tables invented for an extract that has not got them: from stated rates, always the same, and marked so.

Each row hangs on the seed and on its own plan, person or provider alone, so neither the order of rows nor another row
changes it. The rows go through the reader of real ones.
"""
