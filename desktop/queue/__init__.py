"""The queue screen: screen.py what it shows, view.py the widget, presenter.py what its keys mean."""
