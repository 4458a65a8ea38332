"""Looks into the running program from outside: what it writes, opens, sends and remembers."""
