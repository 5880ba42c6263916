"""Tolerance (容错), part 二 of the Opinion: a module a stage."""
