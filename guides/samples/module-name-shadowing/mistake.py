"""This fails, though it is right: a file of your own called anthropic.py lies beside it."""

import anthropic

client = anthropic.Anthropic()
print(client.models.list().data[0].id)
