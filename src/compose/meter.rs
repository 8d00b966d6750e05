//! Counting what the loops of a template do, which tera does not bound: a loop in a loop in a
//! loop over a long list would run for ever.

/// The function that every turn of a loop calls; see [`cap`](super::cap).
pub(super) const TURN: &str = "turn_of_a_loop";

/// A template whose loops call [`TURN`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metered {
    pub(super) text: String,
    /// Where a call was put in, as a place in `text`, and how long it is.
    calls: Vec<(usize, usize)>,
}

impl Metered {
    /// Puts a call behind the beginning of every loop. White space stays as the template has
    /// it: the call trims only what the tag before it trims.
    pub(super) fn new(source: &str) -> Self {
        let mut own = Self::default();
        let mut done = 0;
        let mut rest = source;
        while let Some(at) = rest.find(['{']) {
            let tag = &rest[at..];
            let before = source.len() - tag.len();
            let length = if tag.starts_with("{#") {
                tag.find("#}").map(|end| end + 2)
            } else if tag.starts_with("{%") {
                end_of_tag(tag)
            } else {
                Some(1)
            };
            // What is never closed is for tera to refuse.
            let Some(length) = length else { break };
            let end = before + length;
            rest = &source[end..];
            if !tag.starts_with("{%") {
                continue;
            }
            match tag[2..].trim_start_matches(['-', ' ', '\t', '\r', '\n']) {
                word if starts_with_word(word, "raw") => {
                    // Until its end nothing is a tag.
                    let Some(raw) = end_of_raw(rest) else { break };
                    rest = &rest[raw..];
                }
                word if starts_with_word(word, "for") => {
                    own.text.push_str(&source[done..end]);
                    done = end;
                    let call = if tag[..length].ends_with("-%}") {
                        format!("{{{{- {TURN}() -}}}}")
                    } else {
                        format!("{{{{ {TURN}() }}}}")
                    };
                    own.calls.push((own.text.len(), call.len()));
                    own.text.push_str(&call);
                }
                _ => {}
            }
        }
        own.text.push_str(&source[done..]);
        own
    }

    /// The place in the template of a place in [`Metered::text`].
    pub(super) fn original(&self, place: usize) -> usize {
        let calls = self.calls.iter().take_while(|(start, _)| *start < place);
        let before: usize = calls.map(|(start, length)| (*length).min(place - start)).sum();
        place - before
    }
}

/// How long a tag is that begins here; a `%}` in quotes does not end it.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices().skip(2) {
        match (quote, c) {
            (None, '"' | '\'' | '`') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '%') if tag[at..].starts_with("%}") => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// Where what is not read ends.
fn end_of_raw(text: &str) -> Option<usize> {
    text.match_indices("{%").find_map(|(at, _)| {
        let tag = text[at + 2..].trim_start_matches(['-', ' ', '\t', '\r', '\n']);
        starts_with_word(tag, "endraw").then_some(at)
    })
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::Metered;

    fn metered(source: &str) -> String {
        Metered::new(source).text.replace("turn_of_a_loop()", "!")
    }

    #[test]
    fn every_loop_and_nothing_else() {
        for (source, expected) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ ! }}x{% endfor %}"),
            ("{%- for a in b -%} x{%endfor%}", "{%- for a in b -%}{{- ! -}} x{%endfor%}"),
            ("{%for a in \"%}\"%}x", "{%for a in \"%}\"%}{{ ! }}x"),
        ] {
            assert_eq!(metered(source), expected);
        }
        for same in [
            "{# {% for a in b %} #}",
            "{% raw %}{% for a in b %}{% endraw %}",
            "{% set format = 1 %}{{ for }}",
            "{{ \"{% for\" }",
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
        let source = "{% for a in b %}क{{ x }}{% endfor %}{% for a in b -%}{{ y }}";
        let metered = Metered::new(source);
        for name in ["क", "{{ x }}", "endfor", "b -%}", "{{ y }}"] {
            let place = metered.text.find(name).unwrap();
            assert_eq!(metered.original(place), source.find(name).unwrap(), "{name}");
        }
        assert_eq!(metered.original(metered.text.len()), source.len());
    }
}
