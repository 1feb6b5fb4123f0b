"""The phrases of the language: every key, every form of words, each with its meaning and an example that is run.

There is no grammar here: the sections of `pbr.scheme` read schemes. This is what is said of them to people, in
``docs/language.md`` and in descriptions, and tests hold the two together.
"""
