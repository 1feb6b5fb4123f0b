"""The expression language of conditions and dates: lexer, parser, type check, compiler, and why an answer is so."""
