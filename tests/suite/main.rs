//! The integration tests, one file a subject.

mod case;
mod exact_text;
mod faults;
mod letters;
mod outside;
mod own_reader;
mod sample;
