import os

from anthropic import Anthropic

# Named in code, the credential is the only one: no variable is looked at for another.
client = Anthropic(api_key=os.environ["BILLING_BOT_KEY"])
print("accepted, models:", len(client.models.list(limit=1).data))
