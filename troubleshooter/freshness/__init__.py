"""Whether the content still agrees with the world: the official SDKs, and the calendar."""
