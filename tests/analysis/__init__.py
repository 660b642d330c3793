"""What hangs on what in a theory of change."""
