"""What is listed, searched and sorted: made from the acts, and read again."""
