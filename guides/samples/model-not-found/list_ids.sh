# Print the ids of the models that this key can call.
curl -sS "https://api.anthropic.com/v1/models?limit=1000" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
  | grep -o '"id": *"[^"]*"'
