"""What leaves the vault: pages composed, set, sealed, drawn and proven; no Qt, nothing on disk."""
