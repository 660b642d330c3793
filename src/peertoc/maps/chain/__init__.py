"""The theory of change as a picture: values, layout, words."""
