"""The summary and the daily report in each of their forms."""
