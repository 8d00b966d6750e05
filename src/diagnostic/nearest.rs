/// The known word closest to a misspelt one: at most a third of its letters differ (one in
/// a short word). The first of several equally close ones.
pub(crate) fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
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
        assert_eq!(nearest("सुरेन्द्र राय", ["अशोक राम", "सुरेंद्र राय"]).as_deref(), Some("सुरेंद्र राय"));
    }
}
