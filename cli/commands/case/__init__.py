"""The commands of ``sqqf case``, a file each."""
