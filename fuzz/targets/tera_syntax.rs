//! The lexer of templates beside tera: what tera accepts both cut alike.
#![no_main]

#[path = "../../src/compose/beside_tera.rs"]
mod beside_tera;
#[allow(dead_code, reason = "the program has more use for it")]
#[path = "../../src/compose/tera_syntax.rs"]
mod tera_syntax;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // tera goes down a call for each `elif`; a template is compiled at each place of it.
    if text.matches("elif").count() < 40 && text.len() < 500 {
        beside_tera::compare(text);
    }
});
