//! Syllable rules: a Hindi word in Latin letters becomes Devanagari as well as it can be
//! guessed. The Latin spelling does not say long and short, dental and retroflex.

/// A sound of the Latin spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    /// A consonant.
    Consonant(&'static str),
    /// A vowel: alone, as a sign, and as a sign at the end of a word.
    Vowel(&'static str, &'static str, &'static str),
}

const A: Sound = Sound::Vowel("अ", "", "ा");
const LONG_A: Sound = Sound::Vowel("आ", "ा", "ा");

/// Spellings and what they sound like; the longest come first.
const SOUNDS: &[(&str, Sound)] = &[
    ("chh", Sound::Consonant("छ")),
    ("ksh", Sound::Consonant("क्ष")),
    ("gy", Sound::Consonant("ज्ञ")),
    ("kh", Sound::Consonant("ख")),
    ("gh", Sound::Consonant("घ")),
    ("ch", Sound::Consonant("च")),
    ("jh", Sound::Consonant("झ")),
    ("th", Sound::Consonant("थ")),
    ("dh", Sound::Consonant("ध")),
    ("ph", Sound::Consonant("फ")),
    ("bh", Sound::Consonant("भ")),
    ("sh", Sound::Consonant("श")),
    ("ck", Sound::Consonant("क")),
    ("aa", LONG_A),
    ("ai", Sound::Vowel("ऐ", "ै", "ै")),
    ("ay", Sound::Vowel("ऐ", "ै", "य")),
    ("au", Sound::Vowel("औ", "ौ", "ौ")),
    ("ou", Sound::Vowel("औ", "ौ", "ौ")),
    ("ee", Sound::Vowel("ई", "ी", "ी")),
    ("oo", Sound::Vowel("ऊ", "ू", "ू")),
    ("a", A),
    ("i", Sound::Vowel("इ", "ि", "ी")),
    ("u", Sound::Vowel("उ", "ु", "ू")),
    ("e", Sound::Vowel("ए", "े", "े")),
    ("o", Sound::Vowel("ओ", "ो", "ो")),
    ("b", Sound::Consonant("ब")),
    ("c", Sound::Consonant("क")),
    ("d", Sound::Consonant("द")),
    ("f", Sound::Consonant("फ")),
    ("g", Sound::Consonant("ग")),
    ("h", Sound::Consonant("ह")),
    ("j", Sound::Consonant("ज")),
    ("k", Sound::Consonant("क")),
    ("l", Sound::Consonant("ल")),
    ("m", Sound::Consonant("म")),
    ("n", Sound::Consonant("न")),
    ("p", Sound::Consonant("प")),
    ("q", Sound::Consonant("क")),
    ("r", Sound::Consonant("र")),
    ("s", Sound::Consonant("स")),
    ("t", Sound::Consonant("त")),
    ("v", Sound::Consonant("व")),
    ("w", Sound::Consonant("व")),
    ("x", Sound::Consonant("क्स")),
    ("y", Sound::Consonant("य")),
    ("z", Sound::Consonant("ज")),
];

/// The word in Devanagari; `None` if it has other characters than a to z (lower case).
pub(super) fn by_syllables(word: &str) -> Option<String> {
    let sounds = sounds(word)?;
    let vowels = sounds.iter().filter(|sound| matches!(sound, Sound::Vowel(..))).count();
    let mut out = String::new();
    for (index, sound) in sounds.iter().enumerate() {
        let before = index.checked_sub(1).map(|at| sounds[at]);
        let after = sounds.get(index + 1).copied();
        match sound {
            Sound::Consonant(letters) => match (*letters, after) {
                ("न", Some(Sound::Consonant(next))) if nasal(next) && index > 0 => {
                    out.push('ं');
                }
                ("म", Some(Sound::Consonant("प" | "ब" | "भ"))) if index > 0 => {
                    out.push('ं');
                }
                (letters, Some(Sound::Consonant(next))) => {
                    out.push_str(letters);
                    let edge = index == 0 || index + 2 == sounds.len();
                    if edge || joins(letters, next) {
                        out.push('्');
                    }
                }
                (letters, _) => out.push_str(letters),
            },
            Sound::Vowel(alone, sign, end) => {
                let own = !matches!(before, Some(Sound::Consonant(_)));
                // In a short word such as Ram the vowel is mostly long.
                let long = *sound == A && vowels == 1 && after.is_some();
                let after_i = matches!(before, Some(Sound::Vowel("इ" | "ई", ..)));
                out.push_str(match (own, after) {
                    (true, None) if *sound == A && after_i => "या",
                    (true, Some(_)) if *sound == A && after_i => "य",
                    (true, _) if *sound == A && (before.is_some() || long) => "आ",
                    (true, _) => alone,
                    (false, None) => end,
                    (false, Some(_)) if long => "ा",
                    (false, Some(_)) => sign,
                });
            }
        }
    }
    Some(out)
}

fn sounds(word: &str) -> Option<Vec<Sound>> {
    let mut sounds = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let (spelling, sound) =
            SOUNDS.iter().find(|(spelling, _)| rest.starts_with(spelling))?;
        let after = &rest[spelling.len()..];
        // The y of "ay" begins a syllable before a vowel: Dayal.
        if *spelling == "ay" && after.starts_with(['a', 'e', 'i', 'o', 'u']) {
            sounds.push(A);
            rest = &rest[1..];
            continue;
        }
        sounds.push(*sound);
        rest = after;
    }
    Some(sounds)
}

/// Before which an n is an anusvara.
fn nasal(next: &str) -> bool {
    "कखगघचछजझटठडढतथदधशसह".contains(next)
}

/// Which consonants in the middle of a word make a conjunct; elsewhere an unwritten a stands
/// between them, as in राजकुमार.
fn joins(first: &str, second: &str) -> bool {
    first == second
        || first == "र"
        || second == "य"
        || second == "र"
        || matches!((first, second), ("श" | "स" | "त" | "द", "व"))
        || matches!((first, second), ("श" | "स", "त" | "थ" | "क" | "प" | "न" | "म" | "ल"))
        || matches!((first, second), ("क" | "प" | "ब", "त"))
        || matches!((first, second), ("क", "ल" | "ष") | ("ट", "ठ") | ("च", "छ") | ("द", "ध"))
}

#[cfg(test)]
mod tests {
    use super::by_syllables;

    #[test]
    fn words_that_no_list_has() {
        for (latin, hindi) in [
            ("ram", "राम"),
            ("sharma", "शर्मा"),
            ("rajkumar", "रजकुमर"),
            ("dayal", "दयल"),
            ("tiwari", "तिवरी"),
            ("mishra", "मिश्रा"),
            ("chandni", "चंदनी"),
            ("champa", "चंपा"),
            ("gupt", "गुप्त"),
            ("asha", "अशा"),
            ("prem", "प्रेम"),
            ("zubaid", "जुबैद"),
            ("zia", "जिया"),
            ("x", "क्स"),
            ("", ""),
        ] {
            assert_eq!(by_syllables(latin).as_deref(), Some(hindi), "{latin}");
        }
        assert_eq!(by_syllables("é"), None);
        assert_eq!(by_syllables("ram1"), None);
    }
}
