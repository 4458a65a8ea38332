"""Changed samples for every reader of what others may have written."""
