//! The order of dictionaries and registers.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use super::Language;

/// Compares texts as a register of the language is sorted: by the Unicode Collation Algorithm
/// (UTS #10) with the language's tailoring of CLDR, numbers in texts by their value.
#[derive(Debug)]
pub struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    /// For a language; without data for it, texts are compared by code points.
    pub fn new(language: Language) -> Self {
        let preferences = Locale::try_from_str(language.code()).ok().map(|locale| {
            let mut preferences = CollatorPreferences::from(&locale);
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            preferences
        });
        Self(
            preferences.and_then(|own| Collator::try_new(own, CollatorOptions::default()).ok()),
        )
    }

    /// Which of two texts comes first.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(one, other),
            None => one.cmp(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Collation, Language};

    #[test]
    fn as_registers_are_sorted() {
        let collation = Collation::new(Language::Hindi);
        assert!(collation.0.is_some());
        let sorted = [
            "अंजलि",
            "अनिल",
            "आशा",
            "क़मर",
            "कमल",
            "कृष्ण",
            "क्षितिज",
            "खुर्शीद",
            "ज़ाकिर",
            "ज्ञान",
            "वार्ड 2",
            "वार्ड १०",
            "हरि",
        ];
        let mut mixed = sorted;
        mixed.reverse();
        mixed.sort_by(|a, b| collation.compare(a, b));
        assert_eq!(mixed, sorted);
    }
}
