"""One command a file; the module name is the command as typed (``case_new`` is ``sqqf case new``)."""
