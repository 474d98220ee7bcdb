"""Django settings. The environment is the only input; docs/operations.md lists the variables.

A malformed value stops every command here. What only a server needs (`SECRET_KEY`, `ALLOWED_HOSTS`)
may be missing for other commands; `troubleshooter.web.startup` insists on it before serving.
"""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from troubleshooter.web.body_limit import MAX_BODY_BYTES
from troubleshooter.web.environment import env_bool, env_list, env_path, env_secret, env_url

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

SITE_NAME = "Claude API Troubleshooter"

DEBUG = env_bool("DEBUG", default=False)
SECURE = env_bool("SECURE", default=not DEBUG)
SECRET_KEY = env_secret("SECRET_KEY") or (get_random_secret_key() if DEBUG else "")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")

GUIDES_DIR = env_path("GUIDES_DIR", BASE_DIR / "guides")
REPORT_URL = env_url("REPORT_URL")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "troubleshooter.web",
    "troubleshooter.fixes",
    "troubleshooter.reference",
    "troubleshooter.lookup",
    "troubleshooter.freshness",
]

# The first four also dress what those below answer by themselves: static files, 413, 500.
MIDDLEWARE = [
    "troubleshooter.web.middleware.RedirectMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "troubleshooter.web.middleware.BrowserPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "troubleshooter.web.middleware.StaticFilesMiddleware",
    "troubleshooter.web.middleware.BodyLimitMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

ROOT_URLCONF = "troubleshooter.urls"
WSGI_APPLICATION = "troubleshooter.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "builtins": [
                "django.templatetags.static",
                "troubleshooter.web.templatetags.guides",
                "troubleshooter.web.templatetags.words",
            ],
            "context_processors": ["troubleshooter.web.context.site"],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": env_path("DATABASE_PATH", VAR_DIR / "db.sqlite3"),
        "OPTIONS": {
            # A transaction that reads first and writes later cannot wait for another writer under
            # SQLite's default; one that begins as a writer can.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = env_path("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# `BodyLimitMiddleware` refuses longer bodies with a page of ours. Django's own limits lie above
# that on purpose: below it they would answer a plain 400, or spool a paste to a file on disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES + 1
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES + 1
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
# Only a proxy that always sets or removes this header may be trusted with it.
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("TRUST_PROXY", default=False) else None
)
CSRF_FAILURE_VIEW = "troubleshooter.web.errors.csrf_failure"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
# Whether subdomains and the preload list follow is for the owner of the domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "troubleshooter.web.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "access": {"()": "troubleshooter.web.logs.OneLineFormatter"},
    },
    "handlers": {
        "nowhere": {"class": "logging.NullHandler"},
        "stderr": {"class": "logging.StreamHandler", "formatter": "discreet"},
        "access": {
            "class": "logging.StreamHandler",
            "formatter": "access",
            "stream": "ext://sys.stdout",
        },
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Django's default sends errors to administrators by mail, request data included.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Refused requests: their lines hold what a stranger sent, such as a host name.
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        # What a visitor got wrong is no news to an operator, and stands in the access log.
        "django.request": {"level": "ERROR"},
        # The application server's own formatters would print the messages of exceptions, and paths
        # as they come. It configures its loggers before it loads this project.
        "_granian": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "granian.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
    },
}
