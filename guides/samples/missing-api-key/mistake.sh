# This fails: no header holds a key.
curl -sS https://api.anthropic.com/v1/models -H "anthropic-version: 2023-06-01"
