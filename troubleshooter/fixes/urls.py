from django.urls import path

from troubleshooter.fixes import views

app_name = "fixes"

urlpatterns = [
    path("fix/", views.index, name="index"),
    path("fix/<slug:slug>/", views.detail, name="detail"),
    path("fix/<slug:slug>.md", views.markdown, name="markdown"),
]
