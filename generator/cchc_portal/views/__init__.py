"""One frozen dataclass a page kind, all text already in one language. Templates see nothing else."""
