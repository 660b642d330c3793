"""A run: what is to be checked comes one by one, what was found goes out as it comes."""
