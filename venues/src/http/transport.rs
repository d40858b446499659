//! Bytes out, bytes in. The only file that names the HTTP library.
