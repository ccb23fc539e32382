"""Words of a run: `/` is Tugas saya, `/pelaksanaan/<id>/` the living SOP page, below it its tasks."""

from __future__ import annotations

from django.urls import path

from tolok.pelaksanaan.views import tugas

app_name = "pelaksanaan"
_TUGAS = "pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/"
urlpatterns = [
    path(_TUGAS, tugas.tugas, name="tugas"),
    path(f"{_TUGAS}konsep/", tugas.konsep, name="konsep"),
    path(f"{_TUGAS}serahkan/", tugas.serahkan, name="serahkan"),
    path(f"{_TUGAS}<slug:tindakan>/<slug:nama>/", tugas.perintah, name="perintah"),
]
