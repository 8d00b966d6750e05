//! The zero as a mark of abbreviation: मो0 and डॉ० for मो. and डॉ.

use super::is_devanagari_letter;

/// The text with a full stop for every zero that marks an abbreviation; none if there is no such
/// zero. A zero does so right after a Devanagari letter, where no other digit follows.
pub fn with_full_stops(text: &str) -> Option<String> {
    if !text.contains(['0', '०']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut repaired = false;
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_mark = matches!(c, '0' | '०')
            && before.is_some_and(is_devanagari_letter)
            && !rest.peek().is_some_and(|next| next.is_numeric() || *next == '.');
        repaired |= is_mark;
        out.push(if is_mark { '.' } else { c });
        before = Some(c);
    }
    repaired.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::with_full_stops;

    #[test]
    fn zeros_after_letters_only() {
        for (text, repaired) in [
            ("मो0 अली", Some("मो. अली")),
            ("डॉ० रा0 सिंह", Some("डॉ. रा. सिंह")),
            ("वि0स0", Some("वि.स.")),
            ("वार्ड नं0 10", Some("वार्ड नं. 10")),
            ("वार्ड 10", None),
            ("क10", None),
            ("क01", None),
            ("10", None),
            ("B0", None),
        ] {
            assert_eq!(with_full_stops(text).as_deref(), repaired, "{text}");
        }
    }
}
