"""Programs that look at an SDK where it is installed; see `troubleshooter.freshness.snapshot`."""
