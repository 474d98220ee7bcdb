"""The ASGI application, as `manage.py serve` runs it."""

import os

import django

from troubleshooter.web.handlers import BoundedASGIHandler
from troubleshooter.web.startup import prepare_to_serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troubleshooter.settings")

django.setup(set_prefix=False)
prepare_to_serve()
application = BoundedASGIHandler()
