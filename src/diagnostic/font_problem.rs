//! Why a font file cannot be used.

use super::Lang;

/// What is wrong with a font file of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontProblem {
    /// No font, or one that is cut short.
    NotAFont,
    /// Packed for the web (WOFF, WOFF2).
    Web,
    /// Several fonts in one file (TTC).
    Collection,
    /// A variable font.
    Variable,
    /// A licence that forbids embedding (`fsType`).
    EmbeddingForbidden,
    /// A template's font that lies outside its folder.
    OutsideFolder,
    /// Larger than any text font.
    TooLarge,
}

impl FontProblem {
    /// The problem in a few words.
    pub fn text(self, lang: Lang) -> &'static str {
        let (hindi, english) = self.texts();
        match lang {
            Lang::Hi => hindi,
            Lang::En => english,
        }
    }

    /// What to do about it.
    pub fn hint(self, lang: Lang) -> &'static str {
        let (hindi, english) = match self {
            Self::NotAFont | Self::TooLarge => (
                "फ़ाइल दोबारा उतारें; नाम .ttf या .otf पर ख़त्म होना चाहिए।",
                "Download the file again; it should be a .ttf or .otf file.",
            ),
            Self::Web => (
                "उसी फ़ॉन्ट की .ttf या .otf फ़ाइल लें।",
                "Take the .ttf or .otf file of the same font.",
            ),
            Self::Collection => (
                "एक-एक फ़ॉन्ट वाली .ttf या .otf फ़ाइल लें।",
                "Take a .ttf or .otf file that holds one font.",
            ),
            Self::Variable => (
                "उसी फ़ॉन्ट की अलग-अलग मोटाई वाली (static) .ttf या .otf फ़ाइल लें।",
                "Take the static .ttf or .otf files, one for each weight; most packages have a folder `static`.",
            ),
            Self::OutsideFolder => (
                "फ़ॉन्ट को साँचे के फ़ोल्डर में रखें, या [[font]] को आयोजन की फ़ाइल में लिखें।",
                "Put the font into the template's folder, or write [[font]] in the event file.",
            ),
            Self::EmbeddingForbidden => (
                "खुले लाइसेंस वाला फ़ॉन्ट लें; `aamantran fonts` ऐसे फ़ॉन्ट दिखाता है।",
                "Take a font with an open licence; `aamantran fonts` lists some.",
            ),
        };
        match lang {
            Lang::Hi => hindi,
            Lang::En => english,
        }
    }

    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::NotAFont => ("यह फ़ॉन्ट नहीं है, या अधूरा है", "this is not a whole font"),
            Self::Web => {
                ("यह वेब के लिए बँधा फ़ॉन्ट है (WOFF)", "this is a font packed for the web (WOFF)")
            }
            Self::Collection => {
                ("इसमें एक साथ कई फ़ॉन्ट हैं (TTC)", "this file holds several fonts (TTC)")
            }
            Self::Variable => {
                ("यह बदलती मोटाई वाला (variable) फ़ॉन्ट है", "this is a variable font")
            }
            Self::EmbeddingForbidden => (
                "इसका लाइसेंस PDF में रखने की अनुमति नहीं देता",
                "its licence does not allow it inside a PDF",
            ),
            Self::OutsideFolder => {
                ("वह साँचे के फ़ोल्डर से बाहर होगा", "it would lie outside the template's folder")
            }
            Self::TooLarge => ("यह 32 MB से बड़ी है", "this is larger than 32 MB"),
        }
    }
}
