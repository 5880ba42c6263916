"""The commands of ``sqqf config``, a file each."""
