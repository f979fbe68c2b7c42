"""Words in the reader's language: catalogues, messages, dates and numbers. Knows nothing of plans."""
