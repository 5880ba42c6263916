"""The commands of ``sqqf step``, a file each."""
