"""What papers say: the facts of a case or a lead, in Chinese, ready to be printed."""
