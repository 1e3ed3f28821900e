"""What was promised and what came of it: priorities and „Řekli jste – udělali jsme“."""
