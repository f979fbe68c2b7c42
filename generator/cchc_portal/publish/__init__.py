"""What happens to a built site: sealed into an archive, verified, compared with the one before, registered."""
