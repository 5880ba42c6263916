"""The commands of ``sqqf paper``, a file each."""
