# Print what the API knows of one model.
curl -sS https://api.anthropic.com/v1/models/claude-sonnet-5-5 \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
