"""Inaction (为官不为), part 三 of the Opinion: a module a stage."""
