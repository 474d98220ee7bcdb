# Send the key and the version; stop where there is no key.
curl -sS https://api.anthropic.com/v1/models \
  -H "x-api-key: ${ANTHROPIC_API_KEY:?is not set}" -H "anthropic-version: 2023-06-01"
