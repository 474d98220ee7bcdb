from django.urls import path, re_path

from troubleshooter.fixes import views

app_name = "fixes"

urlpatterns = [
    path("fix/", views.index, name="index"),
    path("fix/<slug:slug>/", views.detail, name="detail"),
    path("fix/<slug:slug>.md", views.markdown, name="markdown"),
    path("http/<int:code>/", views.status, name="status"),
    re_path(r"^(?P<code>[1-9][0-9][0-9])/?$", views.short_status, name="short-status"),
    path("type/<slug:error_type>/", views.error_type, name="type"),
]
