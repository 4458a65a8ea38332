"""One module for each full page of the window; screens emit what happened and know no other."""
