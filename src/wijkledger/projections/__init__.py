"""Entries in, a frozen view out: one file for each view; pure."""
