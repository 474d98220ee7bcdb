"""The addresses of the site, and `/break/`."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from troubleshooter.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def break_on_text(request):
    """Fail as a bug would, with the paste in the message of the exception and of its cause."""
    text = request.POST["text"]
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(text) from error


urlpatterns = [path("break/", break_on_text), *urlpatterns]
