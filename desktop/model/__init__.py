"""The nouns: frozen values, no input, no output."""
