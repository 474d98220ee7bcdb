from django.apps import AppConfig


class FixesConfig(AppConfig):
    name = "troubleshooter.fixes"

    def ready(self) -> None:
        from troubleshooter.fixes import checks  # noqa: F401, PLC0415 - importing registers them
