"""Measurements, side by side in one run. `scripts/bench` prints them as a table; nothing here is asserted."""
