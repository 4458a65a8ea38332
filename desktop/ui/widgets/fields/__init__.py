"""What the fields of a guide look like: one widget for each kind, and the form that holds them."""
