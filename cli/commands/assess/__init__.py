"""The commands of ``sqqf assess``, a file each."""
