//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252, Latin-1.
