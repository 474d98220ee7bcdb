"""The fix pages, and the ways to find one without a paste."""
