"""The store as a Django app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "paradero.store"
    label = "store"
