"""The commands of ``sqqf guidance``, a file each."""
