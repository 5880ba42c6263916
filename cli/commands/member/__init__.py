"""The commands of ``sqqf member``, a file each."""
