//! Messages on the papers for handing out, which are made beside the letters.

use super::table::messages;

messages! {
    /// A message about `[output] papers`, their templates and their options.
    pub enum DeliveryMessage {
        /// साँचे का विकल्प अधूरा है: `default` में ऐसा मान दें जो काग़ज़ में चल सके
        /// an option of a template is not whole: give it a `default` that is a text, a number, true or false, or a list of texts
        A0450 OptionInvalid { key: String } error,
            hi: "साँचे के विकल्प `{key}` का `default` नहीं है, या उसमें कुछ और लिखा है",
            en: "the option `{key}` of the template has no `default`, or something else in it",
            hi_hint: "ऐसे लिखें: [options.{key}] और उसके नीचे default = true, कोई संख्या, \"पाठ\" या \
            [\"पाठ\", \"पाठ\"]; साथ में केवल choices, about और about_hi हो सकते हैं।",
            en_hint: "Write [options.{key}] and below it default = true, a number, \"text\" or \
            [\"text\", \"text\"]; beside it there may be choices, about and about_hi only.";

        /// यह साँचा पत्र का नहीं है: `[output] papers` में लिखें
        /// this template is none for letters: write it under `[output] papers`
        A0451 NotForLetters { name: String } error,
            hi: "\"{name}\" पत्र का साँचा नहीं है: वह बंडल या आयोजन के काग़ज़ का है",
            en: "\"{name}\" is no template for letters: it is for a paper of a bundle or of the event",
            hi_hint: "पत्र के लिए दूसरा साँचा चुनें; यह काग़ज़ ऐसे बनता है: [output] के नीचे \
            papers = [\"{name}\"]।",
            en_hint: "Choose another template for the letters; this paper is made by \
            papers = [\"{name}\"] under [output].";

        /// `papers` में पत्र का साँचा लिखा है: काग़ज़ के साँचे का नाम लिखें
        /// `papers` names a template for letters: name one for papers
        A0452 ForLetters { name: String, known: String } error,
            hi: "\"{name}\" पत्र का साँचा है, बंडल या आयोजन के काग़ज़ का नहीं",
            en: "\"{name}\" is a template for letters, not for a paper of a bundle or of the event",
            hi_hint: "इनमें से लिखें: {known}। अपने साँचे के template.toml में for = \"group\" \
            (हर बंडल का) या for = \"event\" (पूरे आयोजन का) लिखें।",
            en_hint: "Write one of {known}. A template of your own says for = \"group\" (one for \
            each bundle) or for = \"event\" (one for all) in its template.toml.";

        /// इस नाम का काग़ज़ नहीं है: `aamantran templates` देखें
        /// no such paper: see `aamantran templates`
        A0453 Unknown { name: String, nearest: Option<String>, known: String } error,
            hi: "\"{name}\" नाम का कोई काग़ज़ नहीं है",
            en: "there is no paper \"{name}\"",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "ये काग़ज़ हैं: {known}। अपना काग़ज़ आयोजन की फ़ाइल में लिखा जाता है: \
                    [output] के नीचे papers = [\"./मेरा\"]।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "There are {known}. One of your own is named in the event file: \
                    papers = [\"./mine\"] under [output].",
            } };

        /// काग़ज़ का ऐसा विकल्प नहीं है: वर्तनी देखें
        /// the paper has no such option: check the spelling
        A0454 OptionUnknown {
            paper: String,
            key: String,
            nearest: Option<String>,
            known: String,
        } error,
            hi: "काग़ज़ \"{paper}\" में `{key}` नाम का कोई विकल्प नहीं है",
            en: "the paper \"{paper}\" has no option `{key}`",
            hi_hint: { match nearest {
                Some(nearest) => "क्या `{nearest}` लिखना था?",
                None => "इसमें ये विकल्प हैं: {known}।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean `{nearest}`?",
                None => "It has these: {known}.",
            } };

        /// काग़ज़ के विकल्प का मान ठीक नहीं: `aamantran templates` या साँचे का template.toml देखें
        /// the value of a paper's option is wrong: see the template.toml of its template
        A0455 OptionValue { paper: String, key: String, usual: String, known: String } error,
            hi: "काग़ज़ \"{paper}\" के विकल्प `{key}` में यह नहीं चलेगा",
            en: "this is no value for the option `{key}` of the paper \"{paper}\"",
            hi_hint: { match (known.as_str()) {
                "" => "इस तरह लिखें: {key} = {usual}",
                _ => "इनमें से लिखें: {known}। जैसे: {key} = {usual}",
            } },
            en_hint: { match (known.as_str()) {
                "" => "Write it like this: {key} = {usual}",
                _ => "Write one of {known}, such as {key} = {usual}",
            } };

        /// `[options.…]` किसी काग़ज़ का नहीं: नाम देखें
        /// `[options.…]` is of no paper: check the name
        A0456 OptionsUnknown { name: String, nearest: Option<String>, known: String } error,
            hi: "[options.{name}] लिखा है, पर इस नाम का कोई काग़ज़ नहीं है",
            en: "there is [options.{name}], but no paper of that name",
            hi_hint: { match nearest {
                Some(nearest) => "क्या [options.{nearest}] लिखना था?",
                None => "ये काग़ज़ हैं: {known}। अपने काग़ज़ का नाम [output] के papers में भी लिखें।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean [options.{nearest}]?",
                None => "There are {known}. Name one of your own in papers under [output], too.",
            } };

        /// काग़ज़ में कोई पाठ पन्ने पर नहीं आया: साँचे की चौड़ाइयाँ देखें
        /// a text has no room on a paper: check the widths in its template
        A0457 NoRoom { paper: String, group: String, text: String } error,
            hi: "काग़ज़ \"{paper}\" ({group}) में इसके लिए जगह नहीं है: {text}",
            en: "the paper \"{paper}\" ({group}) has no room for this: {text}",
            hi_hint: "साँचे के style.toml में खाना चौड़ा या अक्षर छोटे करें।",
            en_hint: "Make the column wider or the type smaller in the style.toml of its template.";
    }
}
