"""The commands of ``sqqf lead``, a file each."""
