//! Faults as the parser of TOML words them, in Hindi.

/// The beginnings of the parser's wordings, with the same in Hindi.
const DETAILS: [(&str, &str); 17] = [
    ("key with no value", "कुंजी के बाद `=` और मान नहीं है"),
    ("missing assignment", "कुंजी के बाद `=` नहीं है"),
    ("extra `=`", "`=` एक से अधिक बार है"),
    ("extra assignment", "`=` एक से अधिक बार है"),
    ("missing value", "`=` के बाद कुछ नहीं लिखा है"),
    ("missing comma", "दो मानों के बीच अल्पविराम (,) नहीं है"),
    ("extra comma", "अल्पविराम (,) ज़्यादा है"),
    ("unclosed array table", "`]]` छूटा है"),
    ("unclosed table", "`]` छूटा है"),
    ("unclosed array", "`[` का `]` छूटा है"),
    ("unclosed inline table", "`{` का `}` छूटा है"),
    ("unexpected key or value", "मान के बाद कुछ और भी लिखा है"),
    ("missing opening quote", "पाठ के शुरू का उद्धरण-चिह्न छूटा है"),
    ("string values must be quoted", "पाठ उद्धरण-चिह्नों में नहीं है"),
    ("invalid basic string", "पाठ के अंत का उद्धरण-चिह्न छूटा है"),
    ("invalid literal string", "पाठ के अंत का उद्धरण-चिह्न छूटा है"),
    ("invalid multi-line", "पाठ के अंत के तीन उद्धरण-चिह्न छूटे हैं"),
];

/// The Hindi wording of a fault, if it is one of those that people make.
pub(super) fn toml_detail_hindi(detail: &str) -> Option<&'static str> {
    let known = DETAILS.iter().find(|(english, _)| detail.starts_with(english));
    known.map(|(_, hindi)| *hindi)
}
