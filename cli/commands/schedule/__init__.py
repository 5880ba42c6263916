"""The commands of ``sqqf schedule``, a file each."""
