"""The commands of ``sqqf notice``, a file each."""
