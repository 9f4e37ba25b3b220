"""What comes back. Nothing here yet: it comes with the bench's return mode."""
