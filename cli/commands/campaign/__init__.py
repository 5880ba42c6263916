"""The commands of ``sqqf campaign``, a file each."""
