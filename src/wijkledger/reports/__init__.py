"""Documents made from views."""
