"""Pure functions of (model, as_of): what follows from the data, and how it was worked out."""
