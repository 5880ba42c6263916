"""The commands of ``sqqf problem``, a file each."""
