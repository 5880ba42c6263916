"""The commands of ``sqqf prefiling``, a file each."""
