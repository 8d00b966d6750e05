//! Hindi in Latin letters, as it is typed on a telephone.

use unicode_normalization::UnicodeNormalization as _;

/// The text with all Devanagari in Latin letters without marks: `पंक्ति 7 में नाम नहीं है` becomes
/// `pankti 7 men naam naheen hai`. For screens that cannot show Devanagari: no letter of the
/// result can be turned back for certain.
///
/// The vowel that a letter has of itself is dropped where it is not spoken: at the end of a
/// word, and between two consonants with vowels around (Ohala, *Aspects of Hindi Phonology*,
/// 1983, rule of schwa deletion).
pub fn romanised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word: Vec<RomanLetter> = Vec::new();
    for c in text.nfc() {
        if !take(c, &mut word) {
            write_word(&mut word, &mut out);
            match c {
                '।' | '॥' | '॰' => out.push('.'),
                '\u{200C}' | '\u{200D}' => {}
                // Nothing in Hindi.
                '\u{900}'..='\u{965}' | '\u{970}'..='\u{97F}' => out.push('?'),
                '०'..='९' => {
                    out.extend(char::from_digit(u32::from(c) - u32::from('०'), 10));
                }
                other => out.push(other),
            }
        }
    }
    write_word(&mut word, &mut out);
    out
}

/// A consonant, if there is one, and its vowel.
#[derive(Default)]
struct RomanLetter {
    consonant: &'static str,
    vowel: Vowel,
    /// Anusvara, chandrabindu or visarga after the vowel.
    end: Option<char>,
}

#[derive(Default, PartialEq)]
enum Vowel {
    /// Its own, unwritten.
    #[default]
    Inherent,
    Written(&'static str),
    /// Taken away by a virama.
    Dropped,
}

/// Takes a character into the word, if it is Devanagari.
fn take(c: char, word: &mut Vec<RomanLetter>) -> bool {
    if let Some(consonant) = consonant(c) {
        word.push(RomanLetter { consonant, ..RomanLetter::default() });
    } else if let Some(vowel) = vowel(c) {
        word.push(RomanLetter { vowel: Vowel::Written(vowel), ..RomanLetter::default() });
    } else {
        let Some(last) = word.last_mut() else { return false };
        match c {
            '\u{94D}' => last.vowel = Vowel::Dropped,
            '\u{93C}' => last.consonant = with_nukta(last.consonant),
            'ं' | 'ँ' | 'ः' => last.end = Some(c),
            'ऽ' => {}
            _ => {
                let Some(sign) = sign(c) else { return false };
                last.vowel = Vowel::Written(sign);
            }
        }
    }
    true
}

fn write_word(word: &mut Vec<RomanLetter>, out: &mut String) {
    drop_unspoken(word);
    let mut letters = word.drain(..).peekable();
    while let Some(letter) = letters.next() {
        // ज्ञ is spoken gya.
        let is_gya = letter.consonant == "j"
            && letter.vowel == Vowel::Dropped
            && letters.peek().is_some_and(|next| next.consonant == "n'");
        out.push_str(match letter.consonant {
            _ if is_gya => "g",
            "n'" if out.ends_with('g') => "y",
            "n'" => "n",
            other => other,
        });
        match letter.vowel {
            Vowel::Inherent => out.push('a'),
            Vowel::Written(vowel) => out.push_str(vowel),
            Vowel::Dropped => {}
        }
        match letter.end {
            Some('ः') => out.push('h'),
            Some(_) => {
                let is_lip =
                    |next: &RomanLetter| next.consonant.starts_with(['p', 'b', 'm', 'f']);
                out.push(if letters.peek().is_some_and(is_lip) { 'm' } else { 'n' });
            }
            None => {}
        }
    }
}

fn drop_unspoken(word: &mut [RomanLetter]) {
    let is_spoken = |letter: &RomanLetter| letter.vowel != Vowel::Dropped;
    for at in (1..word.len()).rev() {
        let (before, rest) = word.split_at_mut(at);
        let (Some(last), Some((own, after))) = (before.last(), rest.split_first_mut()) else {
            continue;
        };
        if own.vowel != Vowel::Inherent || own.end.is_some() || !is_spoken(last) {
            continue;
        }
        let is_followed =
            after.first().is_none_or(|next| is_spoken(next) && !next.consonant.is_empty());
        if is_followed {
            own.vowel = Vowel::Dropped;
        }
    }
}

fn consonant(c: char) -> Option<&'static str> {
    Some(match c {
        'क' => "k",
        'ख' => "kh",
        'ग' => "g",
        'घ' => "gh",
        'च' => "ch",
        'छ' => "chh",
        'ज' => "j",
        'झ' => "jh",
        'ञ' => "n'",
        'ट' | 'त' => "t",
        'ठ' | 'थ' => "th",
        'ड' | 'द' => "d",
        'ढ' | 'ध' => "dh",
        'ङ' | 'ण' | 'न' => "n",
        'प' => "p",
        'फ' => "ph",
        'ब' => "b",
        'भ' => "bh",
        'म' => "m",
        'य' => "y",
        'र' => "r",
        'ल' | 'ळ' => "l",
        'व' => "v",
        'श' | 'ष' => "sh",
        'स' => "s",
        'ह' => "h",
        _ => return None,
    })
}

fn with_nukta(consonant: &'static str) -> &'static str {
    match consonant {
        "k" => "q",
        "j" => "z",
        "d" => "r",
        "dh" => "rh",
        "ph" => "f",
        other => other,
    }
}

fn vowel(c: char) -> Option<&'static str> {
    Some(match c {
        'अ' => "a",
        'आ' => "aa",
        'इ' => "i",
        'ई' => "ee",
        'उ' => "u",
        'ऊ' => "oo",
        'ऋ' => "ri",
        'ए' | 'ऍ' => "e",
        'ऐ' => "ai",
        'ओ' | 'ऑ' => "o",
        'औ' => "au",
        'ॐ' => "om",
        _ => return None,
    })
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        'ा' => "aa",
        'ि' => "i",
        'ी' => "ee",
        'ु' => "u",
        'ू' => "oo",
        'ृ' => "ri",
        'े' | 'ॅ' => "e",
        'ै' => "ai",
        'ो' | 'ॉ' => "o",
        'ौ' => "au",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::romanised;

    #[test]
    fn as_it_is_spoken() {
        for (hindi, latin) in [
            ("पंक्ति 7, स्तंभ नाम: त्रुटि", "pankti 7, stambh naam: truti"),
            ("करना", "karnaa"),
            ("समझना", "samajhnaa"),
            ("बदलें", "badlen"),
            ("अपने", "apne"),
            ("ग़लतियाँ", "galtiyaan"),
            ("फ़ाइल नहीं मिली", "faail naheen milee"),
            ("पत्र", "patra"),
            ("संबंध", "sambandh"),
            ("ज्ञानपुर", "gyaanpur"),
            ("क्षितिज", "kshitij"),
            ("पढ़ी ज़िला", "parhee zilaa"),
            ("न", "na"),
            ("२१ सितंबर।", "21 sitambar."),
            ("प्रातः", "praatah"),
            ("event.toml", "event.toml"),
        ] {
            assert_eq!(romanised(hindi), latin, "{hindi}");
        }
    }

    #[test]
    fn no_devanagari_is_left() {
        let all: String = ('\u{900}'..='\u{97F}').flat_map(|c| ['क', c, ' ']).collect();
        let left: String = romanised(&all).chars().filter(|c| !c.is_ascii()).collect();
        assert_eq!(left, "");
    }
}
