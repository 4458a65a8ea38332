"""Drives the real program from outside, by keys alone, as a person without a mouse would."""
