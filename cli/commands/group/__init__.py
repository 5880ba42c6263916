"""The commands of ``sqqf group``, a file each."""
