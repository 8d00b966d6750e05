use proptest::prelude::*;

use super::{Converted, Curled, to_krutidev};

fn from_krutidev(text: &str) -> Converted {
    super::from_krutidev(text, Curled::Drawn)
}

/// The pairs of `tests/data/krutidev.tsv`: Kruti Dev, Unicode, then `=` if the second
/// gives the first back, `>` if it is another way to type it.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    include_str!("../../../tests/data/krutidev.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("##"))
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_else(|| panic!("{line:?}"));
            (next(), next(), next() == "=")
        })
}

#[test]
fn the_list_both_ways() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (old, new, back) in pairs() {
        count += 1;
        let converted = from_krutidev(old);
        if converted.text != new || converted.doubts > 0 {
            wrong
                .push(format!("{old} -> {} ({}), not {new}", converted.text, converted.doubts));
        }
        if back && to_krutidev(new) != old {
            wrong.push(format!("{new} -> {}, not {old}", to_krutidev(new)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 400, "{count}");
}

#[test]
fn signs_with_nothing_to_stand_on_are_counted() {
    for (old, doubts) in [("jke", 0), ("kjke", 1), ("jkef", 1), ("Zjke", 1), ("Ram", 1)] {
        assert_eq!(from_krutidev(old).doubts, doubts, "{old}");
    }
}

#[test]
fn what_is_not_in_the_font_stays() {
    for text in ["", "राम सिंह", "9431012345", "आरा 802301"] {
        assert_eq!(from_krutidev(text).text, text);
        assert_eq!(from_krutidev(text).doubts, 0);
    }
}

#[test]
fn windows_1252_and_latin_1_are_the_same_codes() {
    assert_eq!(from_krutidev("jk’Vªh;").text, "राष्ट्रीय");
    assert_eq!(from_krutidev("f”k{kk").text, "शिक्षा");
    assert_eq!(from_krutidev("f\u{94}k{kk").text, "शिक्षा");
}

#[test]
fn codes_of_which_nothing_is_known_are_named() {
    for (old, new, unknown) in [
        ("¯lg", "सिंह", ""),
        ("eŸkk", "मत्ता", ""),
        ("jke ¯lg", "राम सिंह", ""),
        ("e®gn", "म®हद", "®"),
        ("jkeµ", "रामµ", "µ"),
        ("jke $ ';ke", "राम $ श्याम", "$"),
        ("jke\u{81}", "राम\u{81}", "\u{81}"),
        ("jke ';ke 802301 राम", "राम श्याम 802301 राम", ""),
    ] {
        let converted = from_krutidev(old);
        assert_eq!(converted.text, new, "{old}");
        assert_eq!(converted.unknown.iter().collect::<String>(), unknown, "{old}");
    }
    // Every code above 0x7F is read or named.
    for byte in 0xA1..=0xFF_u8 {
        let text = format!("j{}k", char::from(byte));
        let converted = from_krutidev(&text);
        assert_eq!(
            converted.text.contains(char::from(byte)),
            !converted.unknown.is_empty(),
            "{text}"
        );
    }
}

#[test]
fn separators_of_latin_text_stand_for_themselves() {
    for (old, new) in [
        ("jke + ';ke", "राम + श्याम"),
        ("jke | ';ke", "राम | श्याम"),
        ("jke ; ';ke", "राम ; श्याम"),
        ("jke / ';ke", "राम / श्याम"),
        ("jke] ';ke", "राम, श्याम"),
        ("jke@';ke", "राम/श्याम"),
    ] {
        let converted = from_krutidev(old);
        assert_eq!((converted.text.as_str(), converted.doubts), (new, 0), "{old}");
    }
}

/// A group of letters, with nukta where it is written.
fn letters() -> impl Strategy<Value = String> {
    let letter = prop::sample::select(
        "क ख ग घ च छ ज झ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह क़ ख़ ग़ ज़ ड़ ढ़ फ़"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    prop::collection::vec(letter, 1..4)
        .prop_map(|letters| letters.join("्"))
        // One that hangs on the letter before is never doubled.
        .prop_filter("no word has it", |letters| {
            !letters.contains("्र्र") && !letters.contains("्य्य")
        })
}

fn word() -> impl Strategy<Value = String> {
    let sign =
        prop::sample::select(vec!["", "", "ा", "ि", "ी", "ु", "ू", "ृ", "े", "ै", "ो", "ौ", "ॉ"]);
    let mark = prop::sample::select(vec!["", "", "", "ं", "ँ", "ः"]);
    let vowel = prop::sample::select("अ आ इ ई उ ऊ ऋ ए ऐ ओ औ ऑ".split(' ').collect::<Vec<_>>());
    let syllable = prop_oneof![
        3 => (letters(), sign, mark.clone()).prop_map(|(l, s, m)| format!("{l}{s}{m}")),
        1 => (vowel, mark).prop_map(|(v, m)| format!("{v}{m}")),
    ];
    prop::collection::vec(syllable, 1..5).prop_map(|parts| {
        use unicode_normalization::UnicodeNormalization as _;
        parts.concat().nfc().collect()
    })
}

proptest! {
    #[test]
    fn there_and_back(word in word()) {
        let old = to_krutidev(&word);
        prop_assert!(!old.chars().any(|c| ('\u{900}'..='\u{97F}').contains(&c)), "{}", old);
        let new = from_krutidev(&old);
        prop_assert_eq!(new.text, word, "{}", old);
        prop_assert_eq!(new.doubts, 0, "{}", old);
    }

    #[test]
    fn anything_can_be_read(text in "\\PC*") {
        from_krutidev(&text);
        to_krutidev(&text);
    }
}
