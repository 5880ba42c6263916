"""How a dossier goes through the procedure: fold, admission, amendment, review, taking over."""
