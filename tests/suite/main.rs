//! The integration tests, one file a subject.

mod exact_text;
mod outside;
