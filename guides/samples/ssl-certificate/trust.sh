# Any number but 000 means that curl accepts the certificate: 401 is normal without a key.
curl -sS -o /dev/null -w '%{http_code}\n' https://api.anthropic.com/v1/models
