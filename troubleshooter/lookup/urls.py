from django.urls import path

from troubleshooter.lookup import views

app_name = "lookup"

urlpatterns = [path("", views.index, name="index")]
