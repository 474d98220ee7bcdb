# This fails: in single quotes the shell leaves the name of the variable as it is.
curl -sS https://api.anthropic.com/v1/models \
  -H 'x-api-key: $ANTHROPIC_API_KEY' -H 'anthropic-version: 2023-06-01'
