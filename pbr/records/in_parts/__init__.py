"""Reading an extract part by part: a part is a range of plans with all that belongs to them.

Only what is clean is read so. Whatever a part finds amiss, and whatever parts together may be amiss in, raises
``NotCleanError``: the extract is then read whole, by what finds every problem with its words, place and count.
"""
