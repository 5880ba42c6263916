"""Where this user's mail settings and outboxes are."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_state_path


def settings_file() -> Path:
    """``mail.toml`` in the user's folder for settings."""
    return user_config_path("sqqf", appauthor=False) / "mail.toml"


def outboxes() -> Path:
    """The folder of all ledgers' outboxes: in the user's folder for states, or as SQQF_STATE says."""
    if named := os.environ.get("SQQF_STATE"):
        return Path(named).expanduser() / "outbox"
    return user_state_path("sqqf", appauthor=False) / "outbox"
