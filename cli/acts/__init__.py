"""What commands do in several steps: put acts on record, send the mail, take the tour."""
