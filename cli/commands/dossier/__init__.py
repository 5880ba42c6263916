"""The commands that ``sqqf case`` and ``sqqf lead`` have in common, a file each."""
