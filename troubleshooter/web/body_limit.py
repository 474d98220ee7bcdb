"""How long a request may be. A module of its own, so that settings can import it."""

MAX_BODY_BYTES = 4 * 1024 * 1024
"""A paste of 1 MiB and its multipart envelope fit amply; so does a paste that is a little too long,
which the form then refuses with a message."""

MAX_DISCARDED_BYTES = 64 * 1024 * 1024
"""How much of a longer body is read and dropped before it is refused."""
