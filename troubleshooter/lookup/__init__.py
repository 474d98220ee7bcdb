"""The paste box and its verdict."""
