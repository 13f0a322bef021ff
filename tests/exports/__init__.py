"""Tests of what readers take with them."""
