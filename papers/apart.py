"""A process that works apart on what others wrote: what it takes of time and memory is limited.

Where it takes too much, or falls over what it reads, it ends alone.
"""

from __future__ import annotations


def hold_to(seconds: int, megabytes: int) -> None:
    """Hold this process to its share, where the system can do that."""
    try:
        import resource  # noqa: PLC0415 - not on Windows: there only the time is limited
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, megabytes << 20)):
        try:
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (OSError, ValueError):  # macOS has no limit of the addresses
            continue
