"""The commands of ``sqqf keys``, a file each."""
