"""The commands of ``sqqf meeting``, a file each."""
