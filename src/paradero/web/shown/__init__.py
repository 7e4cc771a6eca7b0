"""What pages show, put together from what actions give: no markup but that of marked text."""
