# Send the API key alone, without any token, and print the status behind the answer.
curl -sS -w '\n%{http_code}\n' "https://api.anthropic.com/v1/models?limit=1" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
