"""The examples say what their sources say, in terms that are declared."""
