"""What is shown to people, by the command and by the pages: words in both languages, and values put into them."""
