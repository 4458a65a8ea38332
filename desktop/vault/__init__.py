"""The encrypted store: the only room that keeps anything."""
