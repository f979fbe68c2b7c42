"""Files beside the pages: data, search shards."""
