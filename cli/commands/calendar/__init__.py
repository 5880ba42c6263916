"""The commands of ``sqqf calendar``, a file each."""
