# Ask without a key. The last line is the status: 401 is normal, 403 refuses the place.
curl -sS -i -w '\n%{http_code} without a key\n' https://api.anthropic.com/v1/models \
  -H "anthropic-version: 2023-06-01"
