"""The commands of `svetilka`, one module each."""
