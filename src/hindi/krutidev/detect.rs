//! Telling Kruti Dev from Latin text: by which letters follow which.
//!
//! Both are ASCII for the most part. But `flag` and `izlkn` put letters side by side as neither
//! English nor names in Latin letters do. How often each letter follows another is counted in
//! the embedded list of names, in Kruti Dev on the one hand and in Latin letters on the other,
//! with common words of lists in either.

use std::sync::OnceLock;

use super::super::{is_devanagari, names};
use super::{Curled, from_krutidev, to_krutidev};

/// Words of lists and letters beside the names.
pub(super) const HINDI: &str = include_str!("words-hindi.txt");
const LATIN: &str = include_str!("words-latin.txt");

/// Symbols: ASCII, one for everything above it, one for the ends of words.
const SYMBOLS: usize = 130;
const ABOVE: usize = 128;
const EDGE: usize = 129;

/// The weight of pairs that were never seen.
const UNSEEN: f64 = 0.15;

/// The deduction for a sign with nothing to stand on.
const DOUBT: f64 = 4.0;

/// The most that a letter alone says.
const ALONE: f64 = 1.0;

/// Frequencies of pairs of symbols.
struct Pairs {
    /// The logarithm of the probability, by first and second symbol.
    log: Vec<f64>,
}

impl Pairs {
    fn of<'a>(words: impl Iterator<Item = (&'a str, f64)>) -> Self {
        let mut counts = vec![UNSEEN; SYMBOLS * SYMBOLS];
        for (word, weight) in words {
            for (first, second) in pairs(word) {
                counts[first * SYMBOLS + second] += weight;
            }
        }
        let mut log = Vec::with_capacity(counts.len());
        for row in counts.chunks(SYMBOLS) {
            let total: f64 = row.iter().sum();
            log.extend(row.iter().map(|count| (count / total).ln()));
        }
        Self { log }
    }

    fn log(&self, word: &str) -> f64 {
        pairs(word).map(|(first, second)| self.log[first * SYMBOLS + second]).sum()
    }
}

/// The pairs of neighbours in a word, its ends included.
fn pairs(word: &str) -> impl Iterator<Item = (usize, usize)> {
    let symbols = word.chars().map(|c| if c.is_ascii() { c as usize } else { ABOVE });
    let firsts = std::iter::once(EDGE).chain(symbols.clone());
    firsts.zip(symbols.chain(std::iter::once(EDGE)))
}

/// The models of either.
struct Models {
    kruti: Pairs,
    /// In small letters, with a capital, in capitals.
    latin: [Pairs; 3],
}

fn models() -> &'static Models {
    static MODELS: OnceLock<Models> = OnceLock::new();
    MODELS.get_or_init(|| {
        let kruti: Vec<String> = names::common()
            .map(|(name, _)| name)
            .chain(HINDI.split_whitespace())
            .map(to_krutidev)
            .collect();
        let latin: Vec<&str> = names::common()
            .flat_map(|(_, spellings)| spellings)
            .chain(LATIN.split_whitespace())
            .collect();
        let upper: Vec<String> = latin.iter().map(|word| word.to_ascii_uppercase()).collect();
        let title: Vec<String> = latin
            .iter()
            .zip(&upper)
            .map(|(small, capital)| {
                let first = small.chars().next().map_or(0, char::len_utf8);
                format!("{}{}", &capital[..first], &small[first..])
            })
            .collect();
        let weigh = |words: &[String]| Pairs::of(words.iter().map(|word| (word.as_str(), 1.0)));
        Models {
            kruti: weigh(&kruti),
            latin: [
                Pairs::of(latin.iter().map(|word| (*word, 1.0))),
                weigh(&title),
                weigh(&upper),
            ],
        }
    })
}

/// The odds that a text is Kruti Dev, not Latin, as their logarithm: above 0
/// Kruti Dev is likelier, above 3 nearly certain (20 to 1), below it is Latin. 0 for a text that
/// says nothing: Devanagari, digits, no letters.
pub fn krutidev_evidence(text: &str) -> f64 {
    if text.contains(is_devanagari) || !text.contains(|c: char| c.is_alphabetic()) {
        return 0.0;
    }
    let models = models();
    let evidence: f64 = text
        .split_whitespace()
        .filter(|word| word.contains(|c: char| c.is_alphabetic()))
        .map(|word| {
            let latin = models.latin.each_ref().map(|pairs| pairs.log(word));
            let evidence =
                models.kruti.log(word) - latin.into_iter().fold(f64::NEG_INFINITY, f64::max);
            // A letter alone is a letter in any script.
            if word.chars().nth(1).is_none() { evidence.min(ALONE) } else { evidence }
        })
        .sum();
    // What is Latin for certain need not be converted to be more so.
    if evidence < -DOUBT {
        return evidence;
    }
    evidence - DOUBT * from_krutidev(text, Curled::default()).doubts as f64
}

#[cfg(test)]
mod tests {
    use super::krutidev_evidence;

    #[test]
    fn nearly_every_word_of_the_hard_list_is_found_by_itself() {
        let evidence: Vec<f64> = include_str!("../../../tests/data/krutidev.tsv")
            .lines()
            .filter(|line| !line.starts_with("##"))
            .filter_map(|line| line.split('\t').next())
            .map(krutidev_evidence)
            .collect();
        let above =
            |limit| evidence.iter().filter(|e| **e > limit).count() * 100 / evidence.len();
        assert!(above(0.0) >= 96 && above(3.0) >= 89, "{} {}", above(0.0), above(3.0));
    }

    #[test]
    fn names_of_two_words_are_certain() {
        for name in [
            "jke flag",
            "lhrk nsoh",
            "eks- eq[rkj",
            "vkj- ds- flag",
            "vfuy dqekj",
            "x.ks'k jke",
        ] {
            assert!(krutidev_evidence(name) > 6.0, "{name}: {}", krutidev_evidence(name));
        }
    }

    #[test]
    fn latin_text_is_not_taken_for_it() {
        for text in [
            "Ram",
            "Ram Singh",
            "RAM SINGH",
            "ram singh",
            "R. K. Singh",
            "Md. Mukhtar",
            "Om",
            "Jha",
            "S/o Ram Lal",
            "Village Ara",
            "Ward No 5",
            "DEVI",
            "Zubair",
            "John Smith",
            "Kr",
            "Patna High Court",
            "abc",
            "test",
            "Ramesh Kr. Sinha",
            "vpo Garhani",
            "naam",
            "lal",
            "B.A., LL.B.",
            "M.A.",
            "raj@gmail.com",
            "Bhojpur (Bihar)",
            "H.No. 12",
            "NH-30",
            "UP",
            "Bengaluru",
            "Krishna",
            "Khwaja",
            "Queen",
            "José Müller",
            "lcd tv",
            "kaka",
            "skh",
            "das",
            "Uttam",
        ] {
            assert!(krutidev_evidence(text) < -1.0, "{text}: {}", krutidev_evidence(text));
        }
    }

    #[test]
    fn letters_with_accents_are_in_doubt() {
        assert!(krutidev_evidence("café") < 0.0);
    }

    #[test]
    fn what_says_nothing() {
        for text in ["", "राम सिंह", "राम flag", "9431012345", "21.09.2025", "-", "10/3"]
        {
            assert!(krutidev_evidence(text).abs() < f64::EPSILON, "{text}");
        }
    }
}
