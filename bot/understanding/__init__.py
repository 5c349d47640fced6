"""Text to places and needs."""
