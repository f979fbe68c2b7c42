"""The text of new files: from models to YAML with comments, ready to fill in. Nothing is read or written here."""
