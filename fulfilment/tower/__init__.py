"""Figures, alerts, forecast, staffing, the sandbox. Nothing here yet: it comes with the control tower."""
