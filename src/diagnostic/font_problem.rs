//! Reasons why a font file cannot be used.

use super::table::phrases;

phrases! {
    /// The reason why a font file of one's own cannot be used.
    #[derive(Copy)]
    pub enum FontProblem {
        /// No font, or one that is cut short.
        NotAFont,
            hi: "यह फ़ॉन्ट नहीं है, या अधूरा है",
            en: "this is not a whole font",
            hi_hint: "फ़ाइल फिर से डाउनलोड करें; नाम .ttf या .otf पर ख़त्म होना चाहिए।",
            en_hint: "Download the file again; it should be a .ttf or .otf file.";

        /// Packed for the web (WOFF, WOFF2).
        Web,
            hi: "यह वेब के लिए बँधा फ़ॉन्ट है (WOFF)",
            en: "this is a font packed for the web (WOFF)",
            hi_hint: "उसी फ़ॉन्ट की .ttf या .otf फ़ाइल लें।",
            en_hint: "Take the .ttf or .otf file of the same font.";

        /// Several fonts in one file (TTC).
        Collection,
            hi: "इसमें एक साथ कई फ़ॉन्ट हैं (TTC)",
            en: "this file holds several fonts (TTC)",
            hi_hint: "एक-एक फ़ॉन्ट वाली .ttf या .otf फ़ाइल लें।",
            en_hint: "Take a .ttf or .otf file that holds one font.";

        /// A variable font.
        Variable,
            hi: "यह बदलती मोटाई वाला (variable) फ़ॉन्ट है",
            en: "this is a variable font",
            hi_hint: "उसी फ़ॉन्ट की अलग-अलग मोटाई वाली (static) .ttf या .otf फ़ाइल लें।",
            en_hint: "Take the static .ttf or .otf files, one for each weight; most packages \
            have a folder `static`.";

        /// A licence that forbids embedding (`fsType`).
        EmbeddingForbidden,
            hi: "इसका लाइसेंस PDF में रखने की अनुमति नहीं देता",
            en: "its licence does not allow it inside a PDF",
            hi_hint: "खुले लाइसेंस वाला फ़ॉन्ट लें; `aamantran fonts` ऐसे फ़ॉन्ट दिखाता है।",
            en_hint: "Take a font with an open licence; `aamantran fonts` lists some.";

        /// A template's font that lies outside its folder.
        OutsideFolder,
            hi: "वह साँचे के फ़ोल्डर से बाहर होगा",
            en: "it would lie outside the template's folder",
            hi_hint: "फ़ॉन्ट को साँचे के फ़ोल्डर में रखें, या [[font]] को आयोजन की फ़ाइल में \
            लिखें।",
            en_hint: "Put the font into the template's folder, or write [[font]] in the event \
            file.";

        /// Larger than any text font.
        TooLarge,
            hi: "यह 32 MB से बड़ी है",
            en: "this is larger than 32 MB",
            hi_hint: "फ़ाइल फिर से डाउनलोड करें; नाम .ttf या .otf पर ख़त्म होना चाहिए।",
            en_hint: "Download the file again; it should be a .ttf or .otf file.";
    }
}
