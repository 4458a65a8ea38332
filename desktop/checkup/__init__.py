"""Looks at this computer when it is asked to: reads, changes nothing, keeps nothing. No Qt."""
