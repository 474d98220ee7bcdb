"""Shared Django glue: settings' typed reading, middleware, rendering of pages and fragments.

Knows no feature: features import it, never the other way round.
"""
