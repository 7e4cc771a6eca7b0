"""A page that needs nothing but itself: no script, no request, and every word of a report escaped."""
