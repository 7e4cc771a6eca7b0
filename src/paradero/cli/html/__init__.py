"""A page that needs nothing but itself: no script, no request, every word of a report escaped by the tree it stands in."""
