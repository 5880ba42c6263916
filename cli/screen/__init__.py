"""The two streams, and how answers look on a terminal and in a pipe."""
