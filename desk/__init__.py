"""What a command does that takes several rooms: papers, notices, exports, taking over, mail, the schedule.

Nothing is printed and nothing asked here: what a command needs is given (the ledger, the day, words in the
reader's language), and what comes of it is given back.
"""
