"""The WSGI application, for operators who have a WSGI server; `manage.py serve` uses ASGI."""

import os

from django.core.wsgi import get_wsgi_application

from troubleshooter.web.startup import prepare_to_serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troubleshooter.settings")

application = get_wsgi_application()
prepare_to_serve()
