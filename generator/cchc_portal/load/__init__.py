"""YAML → model, with the line of every key; every problem of every file at once."""
