//! The letters that curled quote marks stand for.
//!
//! The font draws ’ as a half ष and ” as a half श. But most of them nobody typed: word processors
//! put them in place of `'`, which is श, and `"`, which is ष. Both kinds of text are about, and a
//! letter more tells them apart: `jes’k` is रमेश and no रमेष, `ns”k` is देश.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::super::names;
use super::decode::from_krutidev;
use super::detect::HINDI;
use super::glyph::Curled;

/// The weight of a word that is known in one of the readings alone.
const KNOWN: f64 = 6.0;

/// The same where a part of a compound is.
const PARTLY_KNOWN: f64 = 5.0;

/// The weight of letters that stand beside each other in no word.
const UNLAWFUL: f64 = 4.0;

/// The most that the letters around say.
const AROUND: f64 = 3.0;

/// The weight of a neighbour that was never seen.
const UNSEEN: f64 = 0.5;

const CURLED: [char; 8] = ['‘', '’', '“', '”', '\u{91}', '\u{92}', '\u{93}', '\u{94}'];

/// True if a text has quote marks as they are on the keyboard.
pub fn has_straight_quotes(text: &str) -> bool {
    text.contains(['\'', '"'])
}

/// The odds that the curled quote marks of a text were typed straight, not drawn by the font,
/// as the logarithm of the odds. None if it has none, or if both mean the same there.
pub fn curled_evidence(text: &str) -> Option<f64> {
    if !text.contains(CURLED) {
        return None;
    }
    let words = text.split(' ').filter(|word| word.contains(CURLED));
    words.filter_map(of_word).reduce(|sum, own| sum + own)
}

fn of_word(word: &str) -> Option<f64> {
    let [drawn, typed] = [Curled::Drawn, Curled::Typed].map(|way| from_krutidev(word, way));
    if drawn.text == typed.text {
        return None;
    }
    let mut odds = match (known(&typed.text), known(&drawn.text)) {
        // A part is nothing beside a whole word.
        (KNOWN, PARTLY_KNOWN) => KNOWN,
        (PARTLY_KNOWN, KNOWN) => -KNOWN,
        (typed, drawn) => typed - drawn,
    };
    let letters: Vec<char> = typed.text.chars().collect();
    for (at, other) in drawn.text.chars().enumerate() {
        if let Some(own) = letters.get(at).filter(|own| **own != other) {
            let sha = sha_rather_than_ssa(&letters, at);
            odds += if *own == 'श' { sha } else { -sha };
        }
    }
    Some(odds)
}

/// The weight of a word that is known, or of which the beginning or end with श or ष is, as in
/// सुभाषचंद.
fn known(text: &str) -> f64 {
    let word = bare(text);
    let is_known = |part: &str| sibilants().words.contains(part);
    let is_telling =
        |part: &str| part.chars().count() > 2 && part.contains(['श', 'ष']) && is_known(part);
    if is_known(word) {
        KNOWN
    } else if word
        .char_indices()
        .any(|(at, _)| is_telling(&word[..at]) || is_telling(&word[at..]))
    {
        PARTLY_KNOWN
    } else {
        0.0
    }
}

/// A word without punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !('\u{900}'..='\u{963}').contains(&c))
}

/// A neighbour of श or ष: a letter or sign, the letter behind a virama, the end of the word.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Neighbour {
    Before(Option<char>),
    After(Option<char>),
    Joined(Option<char>),
}

/// The neighbours of a letter of a word.
fn around(letters: &[char], at: usize) -> [Neighbour; 2] {
    const VIRAMA: char = '\u{94D}';
    let letter =
        |at: usize| letters.get(at).copied().filter(|c| c.is_alphabetic() || *c == VIRAMA);
    let before = at.checked_sub(1).and_then(|at| letters.get(at).copied());
    let after = match letters.get(at + 1) {
        Some(&VIRAMA) => Neighbour::Joined(letter(at + 2)),
        other => Neighbour::After(other.copied()),
    };
    [Neighbour::Before(before), after]
}

/// The odds that a letter of a word is श, not ष, by what stands around it, as their logarithm.
fn sha_rather_than_ssa(letters: &[char], at: usize) -> f64 {
    let sibilants = sibilants();
    let [before, after] = around(letters, at);
    let unlawful = match after {
        Neighbour::Joined(Some('न' | 'च' | 'छ' | 'ल' | 'श')) => UNLAWFUL,
        Neighbour::Joined(Some('ट' | 'ठ' | 'ण' | 'प' | 'ष')) => -UNLAWFUL,
        _ => 0.0,
    };
    let [sha, ssa] = sibilants.count;
    let share = |seen: f64, of: f64| (seen + UNSEEN) / (of + 2.0 * UNSEEN);
    let around: f64 = [before, after]
        .iter()
        .map(|neighbour| sibilants.beside.get(neighbour).copied().unwrap_or_default())
        .map(|[with_sha, with_ssa]| (share(with_sha, sha) / share(with_ssa, ssa)).ln())
        .sum();
    unlawful + ((sha / ssa).ln() + around).clamp(-AROUND, AROUND)
}

/// Counts of श and ष in the words that are known.
struct SibilantCounts {
    words: HashSet<&'static str>,
    /// Number of times that each stands beside a neighbour: श, ष.
    beside: HashMap<Neighbour, [f64; 2]>,
    /// Number of times that each is there at all.
    count: [f64; 2],
}

fn sibilants() -> &'static SibilantCounts {
    static SIBILANTS: OnceLock<SibilantCounts> = OnceLock::new();
    SIBILANTS.get_or_init(|| {
        let words = names::common().map(|(name, _)| name).chain(HINDI.split_whitespace());
        let mut sibilants =
            SibilantCounts { words: HashSet::new(), beside: HashMap::new(), count: [1.0; 2] };
        for word in words.map(bare) {
            if !sibilants.words.insert(word) {
                continue;
            }
            let letters: Vec<char> = word.chars().collect();
            for (at, c) in letters.iter().enumerate() {
                let which = match c {
                    'श' => 0,
                    'ष' => 1,
                    _ => continue,
                };
                sibilants.count[which] += 1.0;
                for neighbour in around(&letters, at) {
                    sibilants.beside.entry(neighbour).or_default()[which] += 1.0;
                }
            }
        }
        sibilants
    })
}

#[cfg(test)]
mod tests {
    use super::{Curled, curled_evidence, sibilants};
    use crate::hindi::{from_krutidev, to_krutidev};

    #[test]
    fn real_words_of_either_kind() {
        for (text, read) in [
            ("jes’k", "रमेश"),
            ("’kekZ", "शर्मा"),
            ("‘kekZ", "शर्मा"),
            ("larks”k", "संतोष"),
            ("x.ks’k ’kadj", "गणेश शंकर"),
            ("fo“.kq", "विष्णु"),
        ] {
            assert!(
                curled_evidence(text).unwrap() >= 3.0,
                "{text}: {:?}",
                curled_evidence(text)
            );
            assert_eq!(from_krutidev(text, Curled::Typed).text, read);
        }
        for (text, read) in [
            ("ns”k", "देश"),
            ("ns”kjkt", "देशराज"),
            ("f”ko", "शिव"),
            ("jk’Vª", "राष्ट्र"),
            ("d`’.k", "कृष्ण"),
            ("larks’k", "संतोष"),
            ("iz”u", "प्रश्न"),
        ] {
            assert!(
                curled_evidence(text).unwrap() <= -3.0,
                "{text}: {:?}",
                curled_evidence(text)
            );
            assert_eq!(from_krutidev(text, Curled::Drawn).text, read);
        }
        for text in ["jke", "';ke", ""] {
            assert_eq!(curled_evidence(text), None, "{text}");
        }
    }

    #[test]
    fn every_known_name_is_told_by_itself() {
        let mut seen = 0;
        for name in sibilants().words.iter().filter(|word| word.contains(['श', 'ष'])) {
            let straight = to_krutidev(name);
            let typed = straight.replace('\'', "’").replace('"', "”");
            let drawn = straight.replace('\'', "”").replace('"', "’");
            for (text, sign) in [(typed, 1.0), (drawn, -1.0)] {
                // श्र and क्ष have codes of their own.
                if let Some(evidence) = curled_evidence(&text) {
                    seen += 1;
                    assert!(evidence * sign >= 3.0, "{name} {text}: {evidence}");
                }
            }
        }
        assert!(seen > 500, "{seen}");
    }

    #[test]
    fn names_that_are_not_known_are_mostly_told_by_their_letters() {
        let words = "सुरेशचंद मुनेश रूपेशकांत कमलेशवा भूदेश आशाराम शिवबचन शांतनु शोभनाथ शारदानंद शैलकुमार \
                     कृष्णदेव विष्णुकांत पुष्पलता मनीषकुमार संतोषमणि सुभाषचंद अष्टभुजा हर्षनाथ दशरथलाल शशिप्रभा";
        let mut told = 0;
        let mut all = 0;
        for name in words.split_whitespace() {
            let typed = to_krutidev(name).replace('\'', "’").replace('"', "”");
            let evidence = curled_evidence(&typed).unwrap();
            all += 1;
            told += i32::from(evidence > 0.0);
            assert!(evidence > -1.0, "{name}: {evidence}");
        }
        assert!(told * 10 >= all * 9, "{told} of {all}");
    }
}
