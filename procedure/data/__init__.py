"""The shipped profiles: the Opinion as data, one TOML file a city."""
