//! Keys of the event file that are plain text and printed as they stand. One entry a key says all
//! there is to know of it: reading, schema, what templates see (of `[event]` and `[letter]`; those
//! of `[wording]` are parts of `letter`), and where a fault came from follow from it.

use crate::toml::document::TomlTable;

/// A key of the event file with its description in Hindi and in English.
pub(crate) type Description = (&'static str, &'static str, &'static str);

/// Writes a struct of texts, one field a key of a table of the event file.
macro_rules! texts {
    (
        $(#[$about:meta])*
        $name:ident in $table:literal {
            $($(#[$of_key:meta])* $key:ident, hi: $hi:literal, en: $en:literal;)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $($(#[$of_key])* pub $key: Option<String>,)+
        }

        impl $name {
            /// The keys in the order of the document, for the schema.
            pub(super) const DESCRIPTIONS: &[Description] =
                &[$((concat!($table, ".", stringify!($key)), $hi, $en),)+];

            /// The texts of a table; of a variant's, with those of the event where it has none.
            pub(super) fn read(table: &TomlTable<'_, '_>, base: Option<&Self>) -> Self {
                Self {
                    $($key: table.or(
                        stringify!($key),
                        TomlTable::text,
                        base.map(|base| base.$key.clone()),
                    ),)+
                }
            }

            /// Each dotted key of the file with its text, if that is given.
            pub(crate) fn all(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
                [$((concat!($table, ".", stringify!($key)), self.$key.as_deref()),)+].into_iter()
            }

            /// Each dotted key of the file whose text is given.
            pub(crate) fn given_mut(
                &mut self,
            ) -> impl Iterator<Item = (&'static str, &mut String)> {
                let all = [$((concat!($table, ".", stringify!($key)), self.$key.as_mut()),)+];
                all.into_iter().filter_map(|(key, text)| Some((key, text?)))
            }
        }
    };
}

texts! {
    /// The texts of `[event]`.
    FactTexts in "event" {
        /// The organisation that holds it.
        organiser, hi: "आयोजक; नाम के ऊपर छपता है", en: "who holds it; printed above the name";

        /// Its level, such as विधानसभा स्तरीय.
        level, hi: "स्तर, जैसे विधानसभा स्तरीय", en: "its level";

        /// The town.
        place, hi: "नगर और जिला", en: "town and district";

        /// The hall or ground.
        venue, hi: "हॉल या मैदान", en: "hall or ground";

        /// The lunar day.
        tithi, hi: "तिथि, जैसी लिखी जाए वैसी छपती है", en: "lunar day, printed as written";
    }
}

texts! {
    /// The texts of `[letter]`, but for the body, which is markup.
    LetterTexts in "letter" {
        /// The heading, such as आमंत्रण पत्र.
        title, hi: "शीर्षक", en: "heading";

        /// The subject.
        subject, hi: "विषय", en: "subject";

        /// The letter or order that it refers to.
        reference, hi: "संदर्भ", en: "what the letter refers to";

        /// The line above the agenda.
        agenda_heading, hi: "विषय-सूची का शीर्षक", en: "line above the agenda";

        /// The closing request.
        request, hi: "अंतिम निवेदन", en: "closing request";

        /// A paragraph more below the body.
        addition,
            hi: "पाठ के नीचे एक और अनुच्छेद",
            en: "a paragraph more below the text";

        /// A note at the foot.
        note, hi: "नीचे छपने वाला नोट", en: "note at the foot";
    }
}

texts! {
    /// The texts of `[wording]`.
    WordingTexts in "wording" {
        /// The salutation in the user's own words, in place of the table's.
        salutation,
            hi: "अपना संबोधन, सभी पत्रों में एक-सा",
            en: "your own salutation, the same in all letters";

        /// The closing in the user's own words, in place of the table's.
        closing_words, hi: "अपना समापन शब्द", en: "your own closing";

        /// The words before the names of the advocates who do not issue the letter.
        others,
            hi: "दूसरे अधिवक्ताओं के नामों के पहले के शब्द; न लिखें तो सहयोगी निवेदक",
            en: "words before the names of the other advocates; if not given, सहयोगी निवेदक";

        /// The word of thanks before the closing, such as सधन्यवाद,
        thanks, hi: "समापन के पहले, जैसे सधन्यवाद,", en: "before the closing, such as सधन्यवाद,";
    }
}
