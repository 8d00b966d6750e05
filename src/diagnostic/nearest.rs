/// The known word closest to a misspelt one: at most a third of its letters differ (one in
/// a short word). The first of several equally close ones; of a very long list only the
/// beginning is looked at, so that a list of many wrong words takes as many steps as it has.
pub(crate) fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    /// Number of known words that are looked at.
    const MOST: usize = 2_000;
    /// Letters that a beginning has at least.
    const LEAST: usize = 3;
    let word = word.to_lowercase();
    let letters = joined(&word);
    let length = letters.chars().count();
    let allowed = (word.chars().count() / 3).max(1);
    let known: Vec<&str> = known.into_iter().take(MOST).collect();
    let close = known
        .iter()
        .copied()
        .map(|candidate| (joined(&candidate.to_lowercase()), candidate))
        // At least as many letters differ as one has more.
        .filter(|(lower, _)| lower.chars().count().abs_diff(length) <= allowed)
        .map(|(lower, candidate)| (strsim::damerau_levenshtein(&letters, &lower), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate);
    // The beginning of a word, if it is the beginning of no other: `sign` of `signing`.
    let begun = || {
        let mut longer =
            known.iter().copied().filter(|own| own.to_lowercase().starts_with(&word));
        longer.next().filter(|_| length >= LEAST && longer.next().is_none())
    };
    // A whole word of it, if it is that of no other: `पैड` of `लेटर पैड`.
    let is_part = |own: &str| {
        let [own, word] = [own.to_lowercase(), word.clone()]
            .map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let has = |whole: &[String], part: &[String]| {
            !part.is_empty() && whole.windows(part.len()).any(|own| own == part)
        };
        has(&own, &word) || has(&word, &own)
    };
    let part = || {
        let mut longer = known.iter().copied().filter(|own| is_part(own));
        longer
            .next()
            .filter(|own| length.min(own.chars().count()) >= LEAST && longer.next().is_none())
    };
    close.or_else(begun).or_else(part).map(str::to_owned)
}

/// A text without the sign that joins letters, so that a joined letter lacking is one slip: गाम for
/// ग्राम.
fn joined(text: &str) -> String {
    text.chars().filter(|c| *c != '\u{94D}').collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_nothing_else() {
        let known = ["name", "venue", "organiser"];
        assert_eq!(nearest("nmae", known).as_deref(), Some("name"));
        assert_eq!(nearest("Organizer", known).as_deref(), Some("organiser"));
        assert_eq!(nearest("phone", known), None);
        assert_eq!(nearest("sign", ["signing", "title"]).as_deref(), Some("signing"));
        assert_eq!(nearest("sign", ["signing", "signature"]), None);
        assert_eq!(nearest("a", ["b", "bcd"]).as_deref(), Some("b"));
        assert_eq!(nearest("गाम", ["नाम ", "ग्राम"]).as_deref(), Some("ग्राम"));
        assert_eq!(nearest("पैड", ["सादा", "लेटर पैड"]).as_deref(), Some("लेटर पैड"));
        assert_eq!(nearest("सादा कागज", ["सादा", "लेटर पैड"]).as_deref(), Some("सादा"));
        assert_eq!(nearest("पैड", ["लेटर पैड", "छोटा पैड"]), None);
        assert_eq!(nearest("सुरेन्द्र राय", ["अशोक राम", "सुरेंद्र राय"]).as_deref(), Some("सुरेंद्र राय"));
    }

    #[test]
    fn of_a_long_list_the_beginning_is_looked_at() {
        let known: Vec<String> = (0..100_000).map(|number| format!("v{number:05}")).collect();
        let looked_at = std::cell::Cell::new(0);
        let counted = known.iter().map(|word| {
            looked_at.set(looked_at.get() + 1);
            word.as_str()
        });
        assert_eq!(nearest("v00001x", counted).as_deref(), Some("v00001"));
        assert_eq!(looked_at.get(), 2_000);
    }
}
