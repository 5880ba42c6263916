"""The commands of ``sqqf sampling``, a file each."""
