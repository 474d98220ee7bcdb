from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "troubleshooter.web"
