//! Parts of a letter that templates print themselves.

use super::table::phrases;

phrases! {
    /// A part of a letter that people write into a text, too.
    #[derive(Copy)]
    pub enum DoubledPart {
        /// The line that greets.
        Salutation,
            hi: "संबोधन साँचे में पहले से है (कार्ड में नहीं), इसलिए पत्र में दो बार छपेगा",
            en: "templates have a salutation (cards do not), so the letter will have two",
            hi_hint: "पाठ से यह पंक्ति हटा दें। संबोधन बदलना हो तो [wording] में `salutation = \"…\"` लिखें।",
            en_hint: "Take this line out of the text. To change the salutation, write `salutation = \"…\"` under [wording].";

        /// The word above the signature.
        Closing,
            hi: "समापन का शब्द साँचे में पहले से है, इसलिए पत्र में दो बार छपेगा",
            en: "templates have a closing, so the letter will have two",
            hi_hint: "पाठ से यह पंक्ति हटा दें। शब्द बदलना हो तो [wording] में `closing_words = \"…\"` लिखें।",
            en_hint: "Take this line out of the text. To change the closing, write `closing_words = \"…\"` under [wording].";

        /// The number of a point of the agenda.
        PointNumber,
            hi: "बिंदुओं पर क्रमांक साँचा स्वयं लगाता है, इसलिए दो क्रमांक छपेंगे",
            en: "templates number the points, so there will be two numbers",
            hi_hint: "बिंदु के शुरू से क्रमांक हटा दें।",
            en_hint: "Take the number from the beginning of the point.";

        /// The town behind the hall.
        Town,
            hi: "`venue` के अंत में वही है जिससे `place` शुरू होता है, इसलिए दो बार छपेगा",
            en: "`venue` ends with what `place` begins with, so it will be printed twice",
            hi_hint: "`venue` के अंत से उसे हटा दें।",
            en_hint: "Take it from the end of `venue`.";
    }
}
