"""Measures speed and memory over generated libraries: `make bench`, or `python -m bench`."""
