"""The folder of the page: what it takes, what it refuses, and how it is served."""
