"""What may be asked of an open vault, in groups; `session` joins them."""
