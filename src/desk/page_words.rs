//! Words of the page for messages that speak of the event file or of a command: on the page there is
//! a control for it.

use crate::diagnostic::{
    AssignMessage, CorrectionMessage, Diagnostic, EditionMessage, Lang, Message,
};

/// The remedies that name a control of the page, by code, in Hindi and in English. A code has one if the
/// message of the program names a table or a key of the event file, an option or a command, and the
/// page can do it.
const REMEDIES: [(&str, &str, &str); 61] = [
    ("A0108", "यह खाना भरें।", "Fill this field in."),
    ("A0109", "यह खाना भरें, या इसे हटा दें।", "Fill this field in, or take it out."),
    ("A0110", "कैलेंडर में देखकर तारीख और समय फिर चुनें।", "Choose the day and the hour once more."),
    (
        "A0114",
        "जो ग़लत हो उसे ठीक करें। आयोजन आधी रात के बाद तक चले तो ‘अंतिम दिन’ भी भरें।",
        "Mend the wrong one. If it goes on after midnight, fill in the last day, too.",
    ),
    (
        "A0117",
        "‘पत्र कौन जारी करेंगे’ में कम से कम एक नाम लिखें।",
        "Write at least one name below “Who issues the letters”.",
    ),
    ("A0118", "एक का नाम बदलें, या उसे हटा दें।", "Change one of the names, or remove one."),
    ("A0120", "फ़ाइल फिर से चुनें।", "Choose the file once more."),
    (
        "A0122",
        "‘समय, कब से’ भी भरें, या ‘कब तक’ खाली करें।",
        "Fill in when it begins, too, or empty when it ends.",
    ),
    (
        "A0123",
        "‘दिनांक’ भी भरें, या ‘अंतिम दिन’ खाली करें।",
        "Fill in the day, too, or empty the last day.",
    ),
    (
        "A0131",
        "‘सूची’ में ‘किसके पत्र कौन जारी करें’ देखें।",
        "See “Who issues whose letters” below “List”.",
    ),
    (
        "A0132",
        "‘सूची’ में ‘किसके पत्र कौन जारी करें’ में ‘बराबर बाँटें’ चुनें।",
        "Below “List”, choose that all issue as many as the others.",
    ),
    (
        "A0137",
        "अधिवक्ता के नीचे दोनों में से एक पर निशान लगाएँ, या उन्हें हटाएँ।",
        "Tick one of the two below the advocate, or remove the advocate.",
    ),
    ("A0138", "‘हस्ताक्षर’ में ‘सबके साथ’ चुनें।", "Choose the signatures of all."),
    (
        "A0139",
        "किसी और का नाम लिखें, या अधिवक्ता के नीचे ‘ये पत्र बाँटते हैं’ पर निशान लगाएँ।",
        "Name another, or tick below the advocate that letters are handed out.",
    ),
    ("A0140", "हस्ताक्षर करने वालों के नीचे निशान लगाएँ।", "Tick those who sign."),
    (
        "A0141",
        "पत्र बाँटने वालों के नीचे ‘ये पत्र बाँटते हैं’ पर निशान लगाएँ।",
        "Tick those who hand letters out.",
    ),
    (
        "A0146",
        "सबके हस्ताक्षर चाहिए तो ‘हस्ताक्षर’ में ‘सबके साथ’ चुनें।",
        "If all are to sign, choose the signatures of all.",
    ),
    ("A0201", "‘सूची’ में Excel की फ़ाइल दें।", "Give a file of Excel below “List”."),
    (
        "A0203",
        "‘सूची’ में ‘किसके पत्र कौन जारी करें’ फिर से चुनें।",
        "Choose anew who issues the letters, below “List”.",
    ),
    ("A0205", "‘सूची’ में दोनों में से एक हटा दें।", "Remove one of the two below “List”."),
    (
        "A0209",
        "सूची में नामों के स्तंभ का शीर्षक ‘नाम’ कर दें, और उसे फिर से दें।",
        "Call the column of names ‘नाम’ or ‘Name’ in the list, and give it once more.",
    ),
    (
        "A0211",
        "एक शीर्षक बदलें, और सूची फिर से दें।",
        "Change one of the headings, and give the list once more.",
    ),
    (
        "A0219",
        "सूची फिर से दें, या शीट का नाम ठीक करें।",
        "Give the list once more, or mend the name of the sheet.",
    ),
    (
        "A0220",
        "बाक़ी शीटें हटाकर सूची फिर से दें।",
        "Take the other sheets out, and give the list once more.",
    ),
    ("A0229", "‘सूची’ में इस स्तंभ का अर्थ चुनें।", "Choose below “List” what the column is."),
    ("A0231", "जाँच में खाने ठीक करें।", "Correct the cells in the check."),
    ("A0232", "जाँच में खाने ठीक करें।", "Correct the cells in the check."),
    ("A0234", "खाना ठीक करें।", "Correct the cell."),
    (
        "A0236",
        "‘सूची’ में इस स्तंभ का अर्थ ‘अधिवक्ता’ चुनें।",
        "Choose below “List” that the column is that of advocates.",
    ),
    (
        "A0241",
        "बदला हुआ रूप सही हो तो ‘सूची’ में इस स्तंभ के आगे ‘कृतिदेव’ पर निशान लगाएँ।",
        "If the converted form is right, tick Kruti Dev beside the column below “List”.",
    ),
    (
        "A0242",
        "शीर्षक हिंदी में लिखकर सूची फिर से दें।",
        "Write the headings in Hindi, and give the list once more.",
    ),
    (
        "A0243",
        "जाँच में खाना हिंदी में लिखें: वहाँ सुझाव मिलते हैं।",
        "Write them in Hindi in the check, which has suggestions.",
    ),
    (
        "A0244",
        "सूची को Excel में खोलकर .xlsx में सहेजें, और फिर से दें।",
        "Open the list in Excel, save it as .xlsx, and give it once more.",
    ),
    (
        "A0246",
        "उन सूचियों में वह स्तंभ जोड़ें, या ‘सूची’ में उसका अर्थ चुनें।",
        "Add the column to those lists, or choose below “List” what it is.",
    ),
    ("A0248", "इन्हें छोड़ना हो तो जाँच में छोड़ दें।", "To leave them out, do so in the check."),
    (
        "A0250",
        "इन लोगों के पत्र नहीं बनेंगे। बनाने हों तो Excel में फ़िल्टर हटाएँ (Data > Clear) और सूची फिर से दें।",
        "These people get no letters. If they should, take the filter off in Excel (Data > Clear), and give the list once more.",
    ),
    (
        "A0251",
        "Excel में फ़िल्टर हटाएँ (Data > Clear) और सूची फिर से दें।",
        "Take the filter off in Excel (Data > Clear), and give the list once more.",
    ),
    (
        "A0252",
        "जाँच में इन खानों को ठीक करें। जैसा लिखा है वही ठीक हो तो कुछ न करें।",
        "Correct these cells in the check. If they are right as they are, leave them.",
    ),
    (
        "A0256",
        "सूची देखें। सुधार उसी में हो चुका हो, तो कुछ न करें।",
        "Look at the list. If it was corrected there, leave it.",
    ),
    (
        "A0257",
        "वह सूची फिर से दें, तो सुधार लग जाएगा।",
        "Give that list once more, and it will be made.",
    ),
    ("A0270", "‘सूची’ में चुनें कि यह स्तंभ क्या है।", "Choose below “List” what the column is."),
    (
        "A0271",
        "हर बात का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns); जैसा लिखा है वैसा ही छापना हो तो ‘सूची’ में चुनें कि यह स्तंभ क्या है।",
        "Give each a column of its own (in Excel: Data → Text to Columns); to print it as it stands, choose below “List” what the column is.",
    ),
    (
        "A0272",
        "यही चाहिए तो ‘सूची’ में चुनें कि यह स्तंभ क्या है; नहीं तो हर बात का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns)।",
        "If that is wanted, choose below “List” what the column is; else give each a column of its own (in Excel: Data → Text to Columns).",
    ),
    (
        "A0273",
        "नाम का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns), और सूची फिर से दें।",
        "Give the names a column of their own (in Excel: Data → Text to Columns), and give the list once more.",
    ),
    (
        "A0274",
        "केवल एक मानना हो तो ‘सूची’ में दूसरे को ‘काम का नहीं’ करें।",
        "If only one counts, choose below “List” that the other is of no use.",
    ),
    (
        "A0303",
        "सही नाम लिखें: आयोजन के अधिवक्ता खाने में ही मिलते हैं।",
        "Write the right name: the cell offers the advocates of the event.",
    ),
    ("A0304", "खाने में अधिवक्ता का पूरा नाम लिखें।", "Write the advocate's full name into the cell."),
    (
        "A0305",
        "खाने में अधिवक्ता चुनें, या ‘सूची’ में ‘किसके पत्र कौन जारी करें’ चुनें।",
        "Choose the advocate in the cell, or below “List” who issues whose letters.",
    ),
    ("A0310", "खाने में पूरी संख्या लिखें।", "Write the whole number into the cell."),
    ("A0311", "जो लिखा था वह खाने में लिखें।", "Write into the cell what it was."),
    (
        "A0315",
        "ऊपर वाली बात इस खाने में लिखें, या इसे खाली छोड़ें।",
        "Write the text above into this cell, or leave it empty.",
    ),
    (
        "A0321",
        "खाने में हिंदी में लिखें; पूरा स्तंभ कृतिदेव का हो तो ‘सूची’ में उस पर निशान लगाएँ।",
        "Write the cell in Hindi; if the whole column is in Kruti Dev, tick it below “List”.",
    ),
    ("A0322", "खाने में हिंदी में लिखें।", "Write the cell in Hindi."),
    ("A0332", "खाने में पूरा नाम हिंदी में लिखें।", "Write the whole name in Hindi."),
    (
        "A0341",
        "एक ही व्यक्ति हों तो एक पंक्ति छोड़ दें; अलग-अलग हों तो कुछ न करें।",
        "If it is one person, leave one of the rows out; if they are two, leave them.",
    ),
    (
        "A0342",
        "एक ही व्यक्ति हों तो एक पंक्ति छोड़ दें; अलग-अलग हों तो पिता, ग्राम या मोबाइल में वह लिखें जिससे पहचान हो।",
        "If it is one person, leave one of the rows out; if they are two, fill in what tells them apart: father, village or telephone.",
    ),
    (
        "A0404",
        "यह खाना भरें, या दूसरा साँचा चुनें।",
        "Fill this field in, or choose another template.",
    ),
    (
        "A0413",
        "पाठ छोटा करें, या ‘काग़ज़’ में अक्षर छोटे करें या ‘जितने पन्ने लगें’ चुनें।",
        "Shorten the text, or below “Paper” make the letters smaller or let it have as many pages as it takes.",
    ),
    (
        "A0425",
        "‘पत्र की भाषा’ में वही भाषा चुनें, या दूसरा साँचा चुनें।",
        "Choose that language as the language of the letter, or another template.",
    ),
    (
        "A0604",
        "रुकी हुई पंक्तियाँ सुधारें, या बाक़ी के पत्र बनाएँ।",
        "Correct the rows that are held back, or make the others.",
    ),
    ("A0809", "बताएँ कि वही हैं या नए।", "Say whether it is the same person, or somebody new."),
];

/// The message as the page says it.
pub(super) fn message(said: &Diagnostic, lang: Lang) -> String {
    let own = match said.message() {
        Message::Assign(own) => of_assignment(own),
        Message::KeyMissing { key } | Message::ValueEmpty { key } => of_empty_field(key),
        Message::Correction(CorrectionMessage::Made { cells, rows }) => Some([
            format!("यहाँ सुधारे गए खाने: {cells}; छोड़ी गई पंक्तियाँ: {rows}"),
            format!("cells corrected here: {cells}; rows left out: {rows}"),
        ]),
        Message::Edition(EditionMessage::Unknown { value, .. }) => Some([
            format!("सूची में \"{value}\" लिखा है, पर आयोजन में इस नाम का कुछ नहीं है"),
            format!("the list says \"{value}\", but the event has nothing of that name"),
        ]),
        _ => None,
    };
    own.map_or_else(|| said.message().text(lang), |own| in_lang(own, lang))
}

/// The fields that must be filled in.
fn of_empty_field(key: &str) -> Option<[String; 2]> {
    let (hi, en) = match key {
        "event.name" => ("आयोजन का नाम नहीं लिखा है", "the name of the event is missing"),
        "advocate.name" => ("अधिवक्ता का नाम नहीं लिखा है", "the name of an advocate is missing"),
        _ => return None,
    };
    Some([hi.to_owned(), en.to_owned()])
}

fn of_assignment(said: &AssignMessage) -> Option<[String; 2]> {
    Some(match said {
        AssignMessage::KeyNeedless { .. } => [
            "बँटवारे के लिए लिखी कोई बात काम में नहीं आएगी".to_owned(),
            "something that is written for sharing letters out is not used".to_owned(),
        ],
        AssignMessage::CountsWrong { counted, rows } => [
            format!("अधिवक्ताओं के लिए कुल {counted} पत्र लिखे हैं, पर बाँटने को {rows} हैं"),
            format!("the advocates are to get {counted} letters, but there are {rows}"),
        ],
        AssignMessage::RoleNone { name } => [
            format!("{name} न पत्र बाँटते हैं, न हस्ताक्षर करते हैं: उनका कोई काम नहीं रहता"),
            format!("{name} neither hands letters out nor signs: nothing is left to do"),
        ],
        AssignMessage::IssuerSignsNot { name } => [
            format!("{name} पत्र जारी करते हैं पर हस्ताक्षर नहीं"),
            format!("{name} issues letters and does not sign"),
        ],
        AssignMessage::SignsNowhere { name } => [
            format!("{name} पत्र नहीं बाँटते, इसलिए किसी पत्र पर उनके हस्ताक्षर नहीं होंगे"),
            format!("{name} hands no letters out, so no letter has that signature"),
        ],
        AssignMessage::IssuesNot { name } => {
            [format!("{name} पत्र नहीं बाँटते"), format!("{name} hands no letters out")]
        }
        AssignMessage::NobodySigns => {
            ["किसी अधिवक्ता के हस्ताक्षर नहीं होंगे".to_owned(), "nobody signs".to_owned()]
        }
        AssignMessage::NobodyIssues => {
            ["पत्र बाँटने वाला कोई नहीं है".to_owned(), "nobody hands letters out".to_owned()]
        }
        _ => return None,
    })
}

/// The remedy as the page says it, if there is something to say.
pub(super) fn remedy(said: &Diagnostic, lang: Lang) -> Option<String> {
    let code = said.code();
    match REMEDIES.iter().find(|(own, ..)| *own == code) {
        Some((_, hi, en)) => Some(in_lang([*hi, *en], lang).to_owned()),
        None => said.message().hint(lang),
    }
}

fn in_lang<T>([hi, en]: [T; 2], lang: Lang) -> T {
    match lang {
        Lang::Hi => hi,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::REMEDIES;
    use crate::diagnostic::{CodeEntry, code_entries};

    #[test]
    fn each_is_of_a_code_and_speaks_of_no_file() {
        let codes: Vec<&str> = code_entries().map(CodeEntry::code).collect();
        assert!(REMEDIES.is_sorted_by(|one, next| one.0 < next.0), "in order, each once");
        for (code, hi, en) in REMEDIES {
            assert!(codes.contains(&code), "{code}");
            for words in [hi, en] {
                let is_of_file = ["[", " = ", "--", "`", ".toml", ".csv"];
                assert!(!is_of_file.iter().any(|own| words.contains(own)), "{code}: {words}");
                assert!(words.ends_with(['।', '.']), "{code}: {words}");
            }
        }
    }
}
