"""A scheme's own worked examples: run on the engine, compared with what is written, and told of in problems."""
