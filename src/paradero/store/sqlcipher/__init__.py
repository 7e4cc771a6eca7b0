"""Django's SQLite backend over SQLCipher: the database file is encrypted with a random key."""
