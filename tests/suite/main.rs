//! The integration tests, one file a subject.

// For Clippy: helpers of tests are test code as well.
#![cfg(test)]

mod drawn_glyphs;
mod exact_text;
mod font_file;
mod outside;
mod own_reader;
