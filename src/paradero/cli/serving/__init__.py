"""From the command to the pages."""
