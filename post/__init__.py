"""What goes out by itself: mail, its outbox, and the schedule that runs the reports."""
