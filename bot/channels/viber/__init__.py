"""Viber: callbacks in, calls of the REST API out."""
