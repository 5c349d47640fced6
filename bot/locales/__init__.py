"""Catalogs of the dialogs' and the code's sentences, in gettext's format: extraction, merge, translation."""
