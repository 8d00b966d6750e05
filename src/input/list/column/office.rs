//! Offices held: words that tell them from places.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::word_key;

/// Words of offices and callings, as they are written.
const WORDS: &str = "अध्यक्ष अध्यक्षा सचिव कोषाध्यक्ष मंत्री संयोजक संयोजिका सदस्य सदस्या मुखिया सरपंच पंच \
    प्रमुख प्रधान प्रधानाध्यापक प्रधानाध्यापिका प्रधानाचार्य प्राचार्य प्राचार्या शिक्षक शिक्षिका अध्यापक \
    अध्यापिका व्याख्याता प्राध्यापक प्रोफेसर अधिवक्ता वकील एडवोकेट लिपिक पेशकार न्यायाधीश विधायक सांसद \
    पार्षद महापौर मेयर संरक्षक प्रवक्ता प्रभारी प्रबंधक प्रबन्धक निदेशक अधिकारी कर्मचारी कार्यकर्ता प्रतिनिधि \
    अभियंता चिकित्सक डॉक्टर पत्रकार संपादक सम्पादक व्यवसायी किसान कृषक चौकीदार सिपाही दारोगा \
    निरीक्षक आरक्षी सेविका सहायिका सहायक सलाहकार संचालक चेयरमैन बीडीओ सीओ डीएम एसडीओ एसपी \
    president secretary treasurer member chairman chairperson convener convenor head mukhiya \
    sarpanch principal teacher headmaster professor lecturer advocate lawyer clerk officer \
    judge magistrate mla mp mlc minister manager director editor journalist engineer doctor \
    inspector constable councillor councilor mayor pramukh pradhan adhyaksh upadhyaksh sachiv \
    mahasachiv sanyojak sadasya representative incharge coordinator worker farmer peon \
    assistant accountant ldc udc bdo sdo sdm dm dsp";

/// Endings of words that are put together of another and an office: उपाध्यक्ष, महासचिव.
const ENDINGS: [&str; 9] =
    ["ध्यक्ष", "सचिव", "मंत्री", "प्रमुख", "धिकारी", "सरपंच", "मुखिया", "संयोजक", "शिक्षक"];

static KNOWN: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| WORDS.split_whitespace().map(word_key).collect());

/// True if a text has a word for an office held or a calling in it.
pub(crate) fn names_office(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '(' | ')'))
        .map(word_key)
        .any(|word| KNOWN.contains(&word) || ENDINGS.iter().any(|end| word.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::names_office;

    #[test]
    fn offices_are_told_from_places() {
        for text in [
            "अध्यक्ष",
            "पूर्व जिला उपाध्यक्ष",
            "संयुक्त सचिव",
            "वार्ड सदस्य, बेला",
            "प्रखंड विकास पदाधिकारी",
            "Vice-President",
            "M.L.A.",
            "Head Master",
        ] {
            assert!(names_office(text), "{text}");
        }
        for text in ["बेला", "आरा सदर", "पंचगछिया", "Bela Bazar", "प्रधानपुर", ""]
        {
            assert!(!names_office(text), "{text}");
        }
    }
}
