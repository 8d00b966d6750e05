//! The integration tests, one file a subject.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

mod agreement;
mod architecture;
mod blank;
mod blocks;
mod caps;
mod corrections;
mod dates;
mod deep;
mod delivery;
#[cfg(feature = "serve")]
mod desk;
mod desk_remedies;
mod desk_words;
mod documentation;
mod drawn_glyphs;
#[cfg(feature = "serve")]
mod drawn_pages;
mod editions;
mod envelopes;
mod exact_text;
mod extra;
mod faults;
mod font_file;
mod font_sources;
mod foreign;
mod golden;
mod imposed;
mod labels;
mod laid;
mod languages;
mod ledger;
mod letters;
mod line_ends;
mod manual;
mod messages;
mod office;
mod office_list;
mod origins;
mod output_sets;
mod outside;
mod own_fonts;
mod own_reader;
#[cfg(feature = "serve")]
mod page_story;
mod pages;
mod paper;
mod papers;
mod pdf_letterhead;
mod photographs;
mod pictures;
mod pile;
mod press;
mod preview;
mod printed_card;
mod printing;
mod registers;
mod reread;
mod roles;
mod sample;
mod schema;
mod sheet;
mod sinks;
mod size;
mod slips;
mod story;
mod tagged;
mod template_places;
mod templates;
mod toml_1_0;
mod toml_for_people;
mod two_days;
mod typography;
mod unseen;
mod watched;

#[path = "../support/mod.rs"]
mod support;
