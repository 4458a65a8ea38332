"""Reads a text once, when its writer asks, and says what a listener may hear in it."""
