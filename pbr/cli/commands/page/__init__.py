"""The commands of ``pbr page``, each in a file of its own."""
