"""The dialog language: its model, reader, checker and drawings."""
