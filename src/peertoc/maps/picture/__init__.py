"""What all pictures share: paper, letters, colours, and the way from DOT to a file."""
