//! Messages on cells that are not in Devanagari.

use super::counted::counted;
use super::table::messages;

/// A cell as it is and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The cell.
    pub from: String,
    /// The same in Devanagari; empty if that cannot be said.
    pub to: String,
}

messages! {
    /// A message about cells in Kruti Dev or in Latin letters.
    pub enum ScriptMessage {
        /// स्तंभ [कृतिदेव](krutidev.md) का लगता है: `encodings` लिखें
        /// a column seems to be in [Kruti Dev](krutidev.md): write `encodings`
        /// `jke flag`
        // `key` names the column in `encodings`; `certainty` is in hundredths.
        A0241 KrutiDevColumn { key: String, cells: usize, certainty: u8, examples: Vec<Example> } warning,
            hi: ("यह स्तंभ कृतिदेव फ़ॉन्ट में लिखा लगता है (खाने: {cells}, भरोसा \
             {certainty}%): {}",
                side_by_side(examples)),
            en: ("this column seems to be in Kruti Dev ({}, {certainty}% certain): {}",
                counted(*cells, "cell"), side_by_side(examples)),
            hi_hint: ("बदला हुआ रूप सही हो तो [[list]] में `encodings = {{ {} = \"krutidev\" \
             }}` लिखें, या पूरी सूची के लिए `encoding = \"krutidev\"`।",
                toml_key(key)),
            en_hint: ("If the converted form is right, write `encodings = {{ {} = \"krutidev\" \
             }}` in [[list]], or `encoding = \"krutidev\"` for the whole list.",
                toml_key(key));

        /// शीर्षक कृतिदेव के लगते हैं: `encoding = "krutidev"` लिखें
        /// the headings seem to be in Kruti Dev: write `encoding = "krutidev"`
        /// `uke`
        A0242 KrutiDevHeadings { examples: Vec<Example> } error,
            hi: ("सूची के शीर्षक कृतिदेव फ़ॉन्ट के लगते हैं: {}", side_by_side(examples)),
            en: ("the headings seem to be in Kruti Dev: {}", side_by_side(examples)),
            hi_hint: "यदि सूची कृतिदेव में है तो [[list]] में `encoding = \"krutidev\"` लिखें।",
            en_hint: "If the list is in Kruti Dev, write `encoding = \"krutidev\"` in [[list]].";

        /// नाम अंग्रेज़ी अक्षरों में: `aamantran names` चलाएँ
        /// names in Latin letters: run `aamantran names`
        /// `Ram Singh`
        A0243 LatinNames { cells: usize, examples: Vec<Example> } warning,
            hi: ("अंग्रेज़ी अक्षरों में नाम (खाने: {cells}), जो वैसे ही छपेंगे; सुझाव: {}",
                side_by_side(examples)),
            en: ("names in Latin letters ({}), to be printed so; suggested: {}",
                counted(*cells, "cell"), side_by_side(examples)),
            hi_hint: "`aamantran names event.toml` से सुझाव names.toml में लिखे जाते हैं; वहाँ \
            सुधार लें, तो पत्रों में हिंदी नाम छपेंगे।",
            en_hint: "`aamantran names event.toml` writes suggestions to names.toml; correct \
            them there, and the letters have the names in Hindi.";

        /// अंग्रेज़ी पत्र में हिंदी अक्षरों का नाम: सूची में अंग्रेज़ी में लिखें
        /// a letter in English is to a name in Hindi letters: write it in English in the list
        // `name` is the first of them.
        A0253 HindiNames { letters: usize, name: String } warning,
            hi: { match (*letters) {
                1 => "1 पत्र अंग्रेज़ी में है, पर उसमें नाम हिंदी अक्षरों में छपेगा: {name}",
                _ => "{letters} पत्र अंग्रेज़ी में हैं, पर उनमें नाम हिंदी अक्षरों में छपेंगे, जैसे {name}",
            } },
            en: ("{} in English to a name in Hindi letters, such as {name}",
                counted(*letters, "letter")),
            hi_hint: "सूची में ये नाम अंग्रेज़ी में लिखें, या इनके पत्र हिंदी में रखें।",
            en_hint: "Write these names in English in the list, or let their letters be in Hindi.";

        /// पंक्ति UTF-8 में नहीं, कृतिदेव की लगती है: `encoding = "krutidev"` लिखें
        /// a row is not in UTF-8 and seems to be in Kruti Dev: write `encoding = "krutidev"`
        /// `lqjsUæ`
        A0244 KrutiDevBytes { example: Example } error,
            hi: ("यह पंक्ति UTF-8 में नहीं है और कृतिदेव फ़ॉन्ट की लगती है: {}",
                side_by_side(std::slice::from_ref(example))),
            en: ("this row is not in UTF-8, and seems to be in Kruti Dev: {}",
                side_by_side(std::slice::from_ref(example))),
            hi_hint: "बदला हुआ रूप सही हो तो [[list]] में `encoding = \"krutidev\"` लिखें, या \
            कुछ ही स्तंभ ऐसे हों तो `encodings`।",
            en_hint: "If the converted form is right, write `encoding = \"krutidev\"` in \
            [[list]], or `encodings` if only some columns are so.";

        /// `names.toml` के नाम जो अनुमान हैं और देखे नहीं गए: देखकर `# ? …` मिटाएँ
        /// names in `names.toml` that are guessed and not looked at: look, and delete `# ? …`
        /// `"Blotto" = "ब्लोत्तो"`
        // `name` is the first of them.
        A0245 NamesGuessed { names: usize, name: String } warning,
            hi: { match (*names) {
                1 => "1 नाम ध्वनि से अनुमान है और अभी देखा नहीं गया: {name}",
                _ => "{names} नाम ध्वनि से अनुमान हैं और अभी देखे नहीं गए, जैसे {name}",
            } },
            en: ("{} guessed by sound and not looked at yet, such as {name}",
                counted(*names, "name")),
            hi_hint: "देखकर सुधारें, फिर पंक्ति के अंत से \"# ? जाँच लें\" मिटा दें।",
            en_hint: "Look and correct, then delete \"# ? …\" at the end of the line.";

        /// कृतिदेव से बदले गए खाने, दोनों रूपों में
        /// cells converted from Kruti Dev, in both forms
        /// `jke flag → राम सिंह`
        // `curled`: cells whose curled quote marks were read as the font draws them, and as straight ones.
        A0291 KrutiDevConverted { cells: usize, examples: Vec<Example>, curled: [usize; 2] } note,
            hi: {
                let [drawn, typed] = curled;
                let cells = format!("कृतिदेव से यूनिकोड (खाने: {cells}): {}", side_by_side(examples));
                let typed = (*typed > 0).then(|| {
                    format!("मुड़े उद्धरण-चिह्न ’ को श और ” को ष पढ़ा गया (खाने: {typed})")
                });
                let drawn = (*drawn > 0).then(|| {
                    format!("मुड़े उद्धरण-चिह्न ’ को ष और ” को श पढ़ा गया (खाने: {drawn})")
                });
                joined(cells, [typed, drawn])
            },
            en: {
                let [drawn, typed] = curled;
                let cells = format!(
                    "from Kruti Dev to Unicode ({}): {}",
                    counted(*cells, "cell"),
                    side_by_side(examples)
                );
                let typed = (*typed > 0).then(|| {
                    let cells = counted(*typed, "cell");
                    format!("the curled quote mark ’ read as श and ” as ष ({cells})")
                });
                let drawn = (*drawn > 0).then(|| {
                    let cells = counted(*drawn, "cell");
                    format!("the curled quote mark ’ read as ष and ” as श ({cells})")
                });
                joined(cells, [typed, drawn])
            };

        /// खाना कृतिदेव का लगता है: `encodings` लिखें, या खाना हिंदी में
        /// a cell seems to be in Kruti Dev: write `encodings`, or type it in Hindi
        /// `jke flag`
        A0321 KrutiDevCell { converted: String } error,
            hi: "यह कृतिदेव फ़ॉन्ट में लिखा लगता है, यूनिकोड में: {converted}",
            en: "this seems to be in Kruti Dev; in Unicode: {converted}",
            hi_hint: "स्तंभ कृतिदेव का हो तो [[list]] में `encodings` लिखें; केवल यही खाना हो \
            तो इसे हिंदी में लिखें।",
            en_hint: "If the column is in Kruti Dev, say so with `encodings` in [[list]]; if \
            it is this cell alone, type it in Hindi.";

        /// कृतिदेव के स्तंभ में ऐसा खाना या चिह्न जो कृतिदेव का नहीं: यूनिकोड में लिखें
        /// a cell of a Kruti Dev column that is not in Kruti Dev, or a code of which the letter is not known: type it in Unicode
        /// `Ram Singh`, `e®gn`
        // `unknown` are codes of which it is not known what they draw.
        A0322 KrutiDevUnclear { converted: String, unknown: Vec<char> } error,
            hi: { match (unknown.as_slice()) {
                [] => "यह कृतिदेव में ठीक से लिखा नहीं लगता; बदलने पर यह बनता: {converted}",
                unknown => ("इसमें ऐसा चिह्न है जिसका कृतिदेव का अक्षर मालूम नहीं: {}; बाक़ी बदलने पर यह बनता: \
                     {converted}",
                    listed(unknown)),
            } },
            en: { match (unknown.as_slice()) {
                [] => "this is not, or not rightly, typed in Kruti Dev; it would be: {converted}",
                unknown => ("it is not known which letter of Kruti Dev this is: {}; the rest would \
                     be: {converted}",
                    listed(unknown)),
            } },
            hi_hint: "इसे यूनिकोड हिंदी में लिखें; अंग्रेज़ी का नाम हो तो names.toml में उसका \
            हिंदी रूप दें।",
            en_hint: "Type it in Unicode; for a name in Latin letters, give its Hindi form in \
            names.toml.";

        /// कृतिदेव के खाने में यूनिकोड के भी अक्षर या चिह्न, इसलिए बदला नहीं गया: एक ही ढंग से लिखें
        /// a cell of a Kruti Dev column with signs of Unicode, left as it is: type it in one of the two
        /// `jke flag।`
        // `others` are those signs.
        A0346 KrutiDevMixed { converted: String, others: Vec<char> } error,
            hi: ("इस खाने में यूनिकोड के अक्षर या चिह्न भी हैं ({}), इसलिए कृतिदेव से बदला नहीं गया; बदलने पर यह बनता: {converted}",
                listed(others)),
            en: ("this cell has signs of Unicode, too ({}), and was not converted from Kruti Dev; it would be: \
             {converted}",
                listed(others)),
            hi_hint: "पूरा खाना यूनिकोड हिंदी में लिखें, या पूरा कृतिदेव में।",
            en_hint: "Type all of the cell in Unicode, or all of it in Kruti Dev.";

        /// मुड़े उद्धरण-चिह्न श हैं या ष, तय नहीं: [यूनिकोड में लिखें](krutidev.md#quotes)
        /// curled quote marks that may be श or ष: [type it in Unicode](krutidev.md#quotes)
        /// `jek’k`
        // The cell with straight marks that a word processor curled, and with curled ones of the font.
        A0323 KrutiDevQuotes { typed: String, drawn: String } error,
            hi: "मुड़े उद्धरण-चिह्न (’ ”) श हैं या ष, यह तय नहीं होता: {typed} या {drawn}",
            en: "nothing says whether the curled quote marks (’ ”) are श or ष: {typed} or \
            {drawn}",
            hi_hint: "जो रूप सही हो, वह यूनिकोड हिंदी में लिखें।",
            en_hint: "Type the right one in Unicode.";

        /// खाना कृतिदेव नहीं, किसी और पुराने फ़ॉन्ट में: सूची यूनिकोड में बदलवाएँ
        /// a cell in another old font than Kruti Dev: have the list converted to Unicode
        /// `jktoqQekj`
        A0324 OtherFontCell { font: Option<&'static str> } error,
            hi: { match font {
                Some(font) => "यह कृतिदेव नहीं, {font} जैसे फ़ॉन्ट में लिखा लगता है, जो यहाँ \
                    बदला नहीं जाता",
                None => "यह कृतिदेव नहीं, किसी और पुराने फ़ॉन्ट (Chanakya, 4C Gandhi, APS …) \
                    में लिखा लगता है, जो यहाँ बदला नहीं जाता",
            } },
            en: { match font {
                Some(font) => "this seems to be typed in {font} or a font like it, not in \
                    Kruti Dev, and cannot be converted",
                None => "this seems to be typed in another old font (Chanakya, 4C Gandhi, APS \
                    …), not in Kruti Dev, and cannot be converted",
            } },
            hi_hint: "उस फ़ॉन्ट के परिवर्तक (converter) से सूची यूनिकोड में बदलवाएँ, या फिर से \
            टाइप कराएँ; कृतिदेव मानकर बदलने से नाम बिगड़ेंगे।",
            en_hint: "Have the list converted to Unicode by a converter for that font, or \
            typed anew; converting it as Kruti Dev would spoil the names.";

        /// ऐसे खानों का स्तंभ, फ़ॉन्ट के नाम के साथ: सूची यूनिकोड में बदलवाएँ
        /// a column with such cells, with the font's name: have the list converted to Unicode
        /// `Úæ× çâ´ã`
        A0325 OtherFontColumn { font: Option<&'static str>, cells: usize, examples: Vec<String> } warning,
            hi: ("यह स्तंभ कृतिदेव नहीं, {} में लिखा लगता है (खाने: {cells}): {}",
                font.map_or("किसी और पुराने फ़ॉन्ट".to_owned(), |font| format!("{font} जैसे फ़ॉन्ट")), examples.join("; ")),
            en: ("this column seems to be in {}, not in Kruti Dev ({}): {}",
                font.map_or("another old font".to_owned(), |font| { format!("{font} or a font like it") }), counted(*cells, "cell"), examples.join("; ")),
            hi_hint: "उस फ़ॉन्ट के परिवर्तक (converter) से सूची यूनिकोड में बदलवाएँ, या फिर से \
            टाइप कराएँ; कृतिदेव मानकर बदलने से नाम बिगड़ेंगे।",
            en_hint: "Have the list converted to Unicode by a converter for that font, or \
            typed anew; converting it as Kruti Dev would spoil the names.";

        /// कृतिदेव के नामों के बीच अंग्रेज़ी का अल्पविराम: `]` लिखें, या अलग पंक्तियाँ बनाएँ
        /// a Latin comma between names in Kruti Dev: write `]`, or give each a row
        /// `jke, ';ke`
        A0329 KrutiDevSeparator { converted: String } error,
            hi: "नामों के बीच का चिह्न अंग्रेज़ी का है, जो कृतिदेव में अक्षर है; बदलने पर यह \
            बनता: {converted}",
            en: "a sign between names is typed as in Latin text, which in Kruti Dev is a \
            letter; it would be: {converted}",
            hi_hint: "कृतिदेव का अल्पविराम ] है; कई व्यक्ति हों तो हर एक की अलग पंक्ति बनाएँ।",
            en_hint: "The comma of Kruti Dev is ]; if they are several people, give each a row.";
    }
}

/// A sentence with those that there are of two more.
fn joined(first: String, others: [Option<String>; 2]) -> String {
    std::iter::once(first).chain(others.into_iter().flatten()).collect::<Vec<_>>().join("; ")
}

/// Codes with their code points: `® (U+00AE)`.
fn listed(codes: &[char]) -> String {
    let shown = |code: &char| match u32::from(*code) {
        // Control characters have no form.
        number @ (0..=0x1F | 0x7F..=0x9F) => format!("U+{number:04X}"),
        number => format!("{code} (U+{number:04X})"),
    };
    codes.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn side_by_side(examples: &[Example]) -> String {
    let one = |example: &Example| match example.to.as_str() {
        "" => format!("{} → ?", example.from),
        to => format!("{} → {to}", example.from),
    };
    examples.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A key as it is written in TOML.
fn toml_key(key: &str) -> String {
    let bare = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if bare { key.to_owned() } else { format!("\"{key}\"") }
}
