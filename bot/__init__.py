"""Svetilka, a help bot for people in social distress."""
