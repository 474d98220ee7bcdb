"""The addresses of the site; published once, kept for ever."""

from django.urls import include, path

urlpatterns = [
    path("", include("troubleshooter.web.urls")),
    path("", include("troubleshooter.lookup.urls")),
    path("", include("troubleshooter.fixes.urls")),
    path("", include("troubleshooter.reference.urls")),
]

handler400 = "troubleshooter.web.errors.bad_request"
handler403 = "troubleshooter.web.errors.forbidden"
handler404 = "troubleshooter.web.errors.not_found"
handler500 = "troubleshooter.web.errors.server_error"
