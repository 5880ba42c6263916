"""The sample's stories and the words that they draw from."""
