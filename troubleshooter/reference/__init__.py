"""What the API and its SDKs may answer: statuses, error types, error codes, exceptions, models."""
