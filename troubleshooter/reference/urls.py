from django.urls import path, re_path

from troubleshooter.reference import model_views, views

app_name = "reference"

urlpatterns = [
    path("http/<int:code>/", views.status, name="status"),
    re_path(r"^(?P<code>[1-9][0-9][0-9])/?$", views.short_status, name="short-status"),
    path("type/<slug:error_type>/", views.error_type, name="type"),
    path("code/", views.codes, name="codes"),
    path("code/<slug:code>/", views.code, name="code"),
    path("exceptions/", views.exceptions, name="exceptions"),
    path("models/", model_views.models, name="models"),
    path("models/<path:name>/", model_views.model, name="model"),
]
