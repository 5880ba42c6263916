"""The commands of ``sqqf report``, a file each."""
