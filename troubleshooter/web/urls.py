from django.urls import path

from troubleshooter.web import views

app_name = "web"

urlpatterns = [
    path("about/", views.about, name="about"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
