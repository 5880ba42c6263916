"""The commands of ``sqqf filing``, a file each."""
