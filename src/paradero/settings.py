"""Django's settings, in one place: the only file that knows every floor by name.

Nothing here is secret. What has to be is made anew in every process, or lies in the encrypted database.
"""

from __future__ import annotations

import secrets
from pathlib import Path

_WEB = Path(__file__).parent / "web"
_LARGEST = 64_000_000
"""Bytes of one request, held in memory: above `capture.Limits.bytes`, so that what is too large is told by name."""

SECRET_KEY = secrets.token_hex(32)
DATABASES = {"default": {"ENGINE": "paradero.store.sqlcipher", "NAME": "", "OPTIONS": {}}}
INSTALLED_APPS = ["paradero.store"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
USE_I18N = False
LOGGING_CONFIG = None

ROOT_URLCONF = "paradero.web.urls"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
APPEND_SLASH = False
MIDDLEWARE = [
    "paradero.web.middleware.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "paradero.web.middleware.gate.Gate",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_WEB / "templates"],
        "OPTIONS": {
            "context_processors": ["paradero.web.context.context"],
            "builtins": ["paradero.web.tags"],
        },
    }
]

# Sessions lie in the memory of the process alone, and go with the keys.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SESSION_COOKIE_NAME = "paradero"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "paradero_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "paradero.web.views.failing.strange_form"

# Uploads stay in memory: Django would put the larger ones into plain files.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = _LARGEST
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
