"""From a commit to the served site: a folder with Git in it, releases beside each other, one switched to at a time."""
