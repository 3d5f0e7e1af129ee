"""Every kind of event, one class each, a file for each family."""
