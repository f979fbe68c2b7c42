"""From a commit to the served site: sealed, compared, registered, built beside the old one, switched to at once."""
