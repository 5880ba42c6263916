"""Papers (文书) in the shape of GB/T 9704, as files for Word and WPS."""
