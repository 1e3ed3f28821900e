"""Staff accounts: sign-in, roles and scope."""
