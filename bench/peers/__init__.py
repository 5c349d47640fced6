"""Bots of other frameworks that hold the dialog of bench.dialog, each in a process of its own."""
