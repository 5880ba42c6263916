"""The commands of ``sqqf correction``, a file each."""
