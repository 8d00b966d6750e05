//! Counting what the loops of a template do, which tera does not bound: a loop in a loop in a
//! loop over a long list would run for ever.

use std::ops::Range;

use crate::compose::tera_syntax::{Condition, pieces};

/// The function that every turn of a loop calls; see [`cap`](super::cap).
pub(super) const TURN: &str = "turn_of_a_loop";

/// A template whose loops call [`TURN`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metered {
    pub(super) text: String,
    /// Where a call was put in, as a place in `text`, and how long it is.
    calls: Vec<(usize, usize)>,
    /// The first tag for which tera may go down more calls than a stack has room for: where it
    /// stands in the source, and what is wrong with it.
    pub(super) refused: Option<(Range<usize>, String)>,
}

/// Number of `elif` that an `if` may have: tera goes down a call for each.
const MOST_ELIFS: usize = 100;

impl Metered {
    /// Puts a call behind the beginning of every loop, and into the condition of every list
    /// comprehension. White space stays as the template has it: the call trims only what the
    /// tag before it trims. A condition stays as it is, since the call gives an empty text,
    /// which is false.
    pub(super) fn new(source: &str) -> Self {
        let mut own = Self::default();
        let mut elifs: Vec<usize> = Vec::new();
        let mut in_component = false;
        for piece in pieces(source) {
            let mut copied = 0;
            for Condition { at, is_own } in piece.conditions() {
                own.text.push_str(&piece.text[copied..at]);
                own.call(&if is_own {
                    format!(" {TURN}() or")
                } else {
                    format!(" if not {TURN}()")
                });
                copied = at;
            }
            own.text.push_str(&piece.text[copied..]);
            // One that has itself inside takes a megabyte of stack before tera stops it.
            if in_component && piece.calls_component() {
                let detail = "a `component` cannot have components in it".to_owned();
                own.refused.get_or_insert((piece.range(), detail));
            }
            match piece.keyword() {
                "for" => {
                    own.call(&if piece.trims_behind() {
                        format!("{{{{- {TURN}() -}}}}")
                    } else {
                        format!("{{{{ {TURN}() }}}}")
                    });
                }
                "component" => in_component = true,
                "endcomponent" => in_component = false,
                "if" => elifs.push(0),
                "endif" => drop(elifs.pop()),
                "elif" => {
                    let Some(count) = elifs.last_mut() else { continue };
                    *count += 1;
                    if *count > MOST_ELIFS {
                        let detail = format!("more than {MOST_ELIFS} `elif` in one `if`");
                        own.refused.get_or_insert((piece.range(), detail));
                    }
                }
                _ => {}
            }
        }
        own
    }

    fn call(&mut self, call: &str) {
        self.calls.push((self.text.len(), call.len()));
        self.text.push_str(call);
    }

    /// The place in the template of a place in [`Metered::text`].
    pub(super) fn original(&self, place: usize) -> usize {
        let calls = self.calls.iter().take_while(|(start, _)| *start < place);
        let before: usize = calls.map(|(start, length)| (*length).min(place - start)).sum();
        place - before
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tera::Tera;

    use super::Metered;
    use crate::compose::beside_tera::templates;
    use crate::compose::cap::{self, Capped};

    fn metered(source: &str) -> String {
        Metered::new(source).text.replace("turn_of_a_loop()", "!")
    }

    #[test]
    fn every_loop_and_nothing_else() {
        for (source, expected) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ ! }}x{% endfor %}"),
            ("{%- for a in b -%} x{%endfor%}", "{%- for a in b -%}{{- ! -}} x{%endfor%}"),
            ("{%for a in \"%}\"%}x", "{%for a in \"%}\"%}{{ ! }}x"),
            ("{{ [a for a in b] }}", "{{ [a for a in b if not !] }}"),
            ("{{ [a for a in b if(a)] }}", "{{ [a for a in b if ! or(a)] }}"),
            ("{% for a in [c for c in b] %}", "{% for a in [c for c in b if not !] %}{{ ! }}"),
        ] {
            assert_eq!(metered(source), expected);
        }
        for same in [
            "{# {% for a in b %} #}",
            "{% raw %}{% for a in b %}{% endraw %}",
            "{% set format = 1 %}{{ for }}",
            "{{ \"{% for\" }",
            "{{ \"[a for a in b]\" }}",
            "{% for a in b",
            "{ {{ a }} } {#",
            "",
        ] {
            assert_eq!(metered(same), same);
        }
        assert_eq!(
            metered("{% raw %}{% endraw %}{% for a in b %}"),
            "{% raw %}{% endraw %}{% for a in b %}{{ ! }}"
        );
    }

    #[test]
    fn places_are_those_of_the_template() {
        let source = "{% for a in b %}क{{ x }}{% endfor %}{{ [z for z in [w for w in v] if u] }}\
                      {% for a in b -%}{{ y }}";
        let metered = Metered::new(source);
        for name in ["क", "{{ x }}", "endfor", "[w", "u] }}", "b -%}", "{{ y }}"] {
            let place = metered.text.find(name).unwrap();
            assert_eq!(metered.original(place), source.find(name).unwrap(), "{name}");
        }
        assert_eq!(metered.original(metered.text.len()), source.len());
    }

    /// A template filled in; none if tera cannot.
    fn filled(source: &str) -> Option<Vec<u8>> {
        let mut tera = Tera::new();
        cap::register(&mut tera);
        tera.add_raw_template("letter.dj", source).ok()?;
        let mut out = Capped::new();
        tera.render_to("letter.dj", &templates::context(), &mut out).ok()?;
        Some(out.text())
    }

    proptest! {
        #[test]
        fn what_is_printed_stays(source in templates::sound()) {
            let Some(plain) = filled(&source) else { return Ok(()) };
            prop_assert_eq!(filled(&Metered::new(&source).text), Some(plain));
        }
    }
}
