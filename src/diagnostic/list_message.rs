//! What can be said of a list before its rows are looked at one by one.

use super::codes::code_table;
use super::counted::{cells_in_hindi, counted};
use super::{Lang, RowNumbers, Severity};

/// Of what a list may have only so much. Sizes of bytes are in MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListLimit {
    /// MiB of the file.
    File,
    /// MiB of a workbook after unpacking.
    Unpacked,
    /// Rows, empty ones included.
    Rows,
    /// Rows that are not empty.
    FilledRows,
    /// Columns.
    Columns,
    /// Cells that are not empty.
    Cells,
    /// MiB of text.
    Text,
    /// MiB of one cell.
    Cell,
}

/// How a list was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRead {
    /// The format, such as `CSV`.
    pub format: &'static str,
    /// How its characters are written, where the format leaves that open.
    pub encoding: Option<&'static str>,
    /// What divides its cells, where the format leaves that open.
    pub separator: Option<char>,
    /// The sheet, if the format has sheets.
    pub sheet: Option<String>,
    /// The row of the headings, if there is one.
    pub header_row: Option<usize>,
    /// How many rows are not empty.
    pub rows: usize,
    /// Cells that were mended as the event file asks.
    pub repaired: usize,
    /// The columns that mean nothing to the program.
    pub own: Vec<String>,
}

/// A message about a list as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum ListMessage {
    /// More than the program takes on.
    TooLarge { limit: ListLimit, most: usize },
    /// The file is not what it seems, or is damaged.
    Damaged { format: &'static str, detail: String },
    /// The workbook wants a password.
    Protected,
    /// A web page under the name of a workbook.
    WebPage,
    /// `sheet` names a sheet that is not there.
    SheetUnknown { sheet: String, sheets: String, nearest: Option<String> },
    /// Several sheets may be the list.
    SheetAmbiguous { sheets: String, first: String },
    /// `sheet` is given for a file without sheets.
    SheetNeedless { format: &'static str },
    /// JSON, TOML or a contact card with values that no cell can have.
    Shape { format: &'static str, key: String },
    /// JSON or TOML without exactly one list of records.
    RecordsMissing { format: &'static str },
    /// The bytes are not what `encoding` says.
    EncodingWrong { encoding: &'static str },
    /// Bytes that no encoding known to the program explains.
    EncodingUnknown,
    /// UTF-8 that was read as windows-1252; `repaired` is the cell as it should be.
    Mojibake { cells: usize, repaired: String },
    /// Letters became question marks when the file was saved.
    TextLost { cells: usize },
    /// `header` points at an empty row.
    HeaderRowEmpty { row: usize },
    /// A heading that means nothing but is close to one that does.
    HeadingUnknown { header: String, known: String, field: &'static str },
    /// A column without heading that has cells.
    ColumnUnheaded { letter: String, cells: usize },
    /// A zero as a mark of abbreviation.
    ZeroMark { cells: usize, found: String, repaired: String },
    /// A colon in place of visarga.
    ColonForVisarga { cells: usize, found: String, repaired: String },
    /// Characters that nobody sees were taken out.
    Unseen { cells: usize },
    /// A column of the list's own that has the names of advocates.
    AdvocateColumn { header: String },
    /// Cells merged over several rows, which got what the first of them says.
    MergedCells { header: String, rows: usize },
    /// A row that adds others up.
    SumRow { words: String },
    /// Advocates whose names the list spells in another way; `rows` have it.
    AdvocateSpelt { written: String, advocate: String, rows: usize },
    /// Cells of names that also say whose child or wife somebody is; the first, taken apart.
    KinInName { rows: usize, name: String, father: Option<String>, husband: String },
    /// Father or husband: the list does not say which.
    GuardianOpen { header: String, rows: RowNumbers },
    /// How the list was read.
    Read(Box<ListRead>),
}

impl ListMessage {
    code_table! {
        pub(super) match self {
            Self::TooLarge { .. } => "A0215",
            Self::Damaged { .. } => "A0216",
            Self::Protected => "A0217",
            Self::WebPage => "A0218",
            Self::SheetUnknown { .. } => "A0219",
            Self::SheetAmbiguous { .. } => "A0220",
            Self::SheetNeedless { .. } => "A0221",
            Self::Shape { .. } => "A0222",
            Self::RecordsMissing { .. } => "A0223",
            Self::EncodingWrong { .. } => "A0224",
            Self::EncodingUnknown => "A0225",
            Self::Mojibake { .. } => "A0226",
            Self::TextLost { .. } => "A0227",
            Self::HeaderRowEmpty { .. } => "A0228",
            Self::HeadingUnknown { .. } => "A0229",
            Self::ColumnUnheaded { .. } => "A0230",
            Self::ZeroMark { .. } => "A0231",
            Self::ColonForVisarga { .. } => "A0232",
            Self::GuardianOpen { .. } => "A0233",
            Self::Unseen { .. } => "A0292",
            Self::AdvocateColumn { .. } => "A0236",
            Self::SumRow { .. } => "A0293",
            Self::MergedCells { .. } => "A0296",
            Self::AdvocateSpelt { .. } => "A0294",
            Self::KinInName { .. } => "A0295",
            Self::Read(_) => "A0290",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::Read(_)
            | Self::Unseen { .. }
            | Self::SumRow { .. }
            | Self::MergedCells { .. }
            | Self::AdvocateSpelt { .. }
            | Self::KinInName { .. } => Severity::Note,
            Self::SheetNeedless { .. }
            | Self::AdvocateColumn { .. }
            | Self::HeadingUnknown { .. }
            | Self::ColumnUnheaded { .. }
            | Self::ZeroMark { .. }
            | Self::ColonForVisarga { .. }
            | Self::GuardianOpen { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi(),
            Lang::En => self.english(),
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> Option<String> {
        match lang {
            Lang::Hi => self.hindi_hint(),
            Lang::En => self.english_hint(),
        }
    }

    fn hindi(&self) -> String {
        match self {
            Self::TooLarge { limit, most } => match limit {
                ListLimit::File => format!("फ़ाइल {most} MB से बड़ी है"),
                ListLimit::Unpacked => format!("फ़ाइल खुलने पर {most} MB से बड़ी हो जाती है"),
                ListLimit::Rows => format!("सूची में {most} से ज़्यादा पंक्तियाँ हैं"),
                ListLimit::FilledRows => {
                    format!("सूची में {most} से ज़्यादा भरी पंक्तियाँ हैं")
                }
                ListLimit::Columns => format!("सूची में {most} से ज़्यादा स्तंभ हैं"),
                ListLimit::Cells => format!("सूची में {most} से ज़्यादा भरे खाने हैं"),
                ListLimit::Text => format!("सूची में {most} MB से ज़्यादा पाठ है"),
                ListLimit::Cell => format!("एक ही खाने में {most} MB से ज़्यादा पाठ है"),
            },
            Self::Damaged { format, detail } => {
                format!("फ़ाइल {format} के रूप में पढ़ी नहीं जा सकी ({detail})")
            }
            Self::Protected => "फ़ाइल पर पासवर्ड लगा है".to_owned(),
            Self::WebPage => "यह Excel की फ़ाइल नहीं, उसके नाम से सहेजा गया वेब पेज है".to_owned(),
            Self::SheetUnknown { sheet, sheets, .. } => {
                format!("\"{sheet}\" नाम की शीट नहीं है; शीटें हैं: {sheets}")
            }
            Self::SheetAmbiguous { sheets, .. } => {
                format!("कई शीटों में सूची हो सकती है: {sheets}")
            }
            Self::SheetNeedless { format } => {
                format!("`sheet` लिखा है, पर {format} में शीटें नहीं होतीं")
            }
            Self::Shape { format, key } => {
                format!("{format} में \"{key}\" का मान न पाठ है, न संख्या, न तारीख")
            }
            Self::RecordsMissing { format } => {
                format!("{format} फ़ाइल में आमंत्रितों की ठीक एक सूची नहीं मिली")
            }
            Self::EncodingWrong { encoding } => format!("फ़ाइल {encoding} में नहीं है"),
            Self::EncodingUnknown => "फ़ाइल के अक्षर किसी ज्ञात ढंग से नहीं लिखे हैं".to_owned(),
            Self::Mojibake { cells, repaired } => format!(
                "{} में हिंदी बिगड़ी हुई है: UTF-8 को windows-1252 समझकर पढ़ा गया था। यहाँ \
                 \"{repaired}\" होना चाहिए",
                cells_in_hindi(*cells)
            ),
            Self::TextLost { cells } => {
                format!(
                    "{} में अक्षरों की जगह केवल ? है: सहेजते समय हिंदी अक्षर मिट गए हैं",
                    cells_in_hindi(*cells)
                )
            }
            Self::HeaderRowEmpty { row } => {
                format!("`header` में पंक्ति {row} लिखी है, पर वह खाली है")
            }
            Self::HeadingUnknown { header, known, .. } => format!(
                "\"{header}\" शीर्षक का अर्थ प्रोग्राम नहीं जानता; \"{known}\" से मिलता-जुलता है"
            ),
            Self::ColumnUnheaded { letter, cells } => {
                let unread = if *cells == 1 {
                    "उसका 1 भरा खाना नहीं पढ़ा गया".to_owned()
                } else {
                    format!("उसके {cells} भरे खाने नहीं पढ़े गए")
                };
                format!("स्तंभ {letter} का शीर्षक नहीं है, इसलिए {unread}")
            }
            Self::ZeroMark { cells, found, repaired } => {
                format!(
                    "{} में संक्षेप के चिह्न की जगह शून्य है, जैसे \"{found}\" ({repaired})",
                    cells_in_hindi(*cells)
                )
            }
            Self::ColonForVisarga { cells, found, repaired } => {
                format!(
                    "{} में विसर्ग की जगह कोलन है, जैसे \"{found}\" ({repaired})",
                    cells_in_hindi(*cells)
                )
            }
            Self::Unseen { cells } => {
                format!(
                    "{} से ऐसे चिह्न हटाए गए जो दिखाई नहीं देते (जैसे U+200B, U+200D)",
                    cells_in_hindi(*cells)
                )
            }
            Self::AdvocateColumn { header } => {
                format!(
                    "स्तंभ \"{header}\" में अधिवक्ताओं के नाम हैं, पर वह अधिवक्ता का स्तंभ नहीं माना गया"
                )
            }
            Self::MergedCells { header, rows } => {
                let word = if *rows == 1 {
                    "पंक्ति"
                } else {
                    "पंक्तियों"
                };
                format!(
                    "स्तंभ \"{header}\" में कई पंक्तियों के जुड़े (merged) खाने हैं: उनका लिखा {rows} और {word} के लिए माना गया"
                )
            }
            Self::SumRow { words } => {
                format!("यह जोड़ की पंक्ति है (\"{words}\"), किसी का नाम नहीं: इसका पत्र नहीं बनेगा")
            }
            Self::AdvocateSpelt { written, advocate, rows } => {
                let word = if *rows == 1 {
                    "पंक्ति"
                } else {
                    "पंक्तियों"
                };
                format!("\"{written}\" को {advocate} माना गया ({rows} {word} में)")
            }
            Self::KinInName { rows, name, father, husband } => {
                let word = if *rows == 1 {
                    "पंक्ति"
                } else {
                    "पंक्तियों"
                };
                let kin = match father {
                    Some(father) => format!("पिता – {father}"),
                    None => format!("पति – {husband}"),
                };
                format!(
                    "{rows} {word} में नाम के खाने से पिता या पति का नाम अलग किया गया: {name}, {kin}"
                )
            }
            Self::GuardianOpen { header, rows } => format!(
                "{} {} में पता नहीं कि \"{header}\" पिता का नाम है या पति का: पत्र में \
                 पिता/पति छपेगा ({})",
                rows.0.len(),
                if rows.0.len() == 1 {
                    "पंक्ति"
                } else {
                    "पंक्तियों"
                },
                rows.hindi()
            ),
            Self::Read(read) => read.hindi(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::TooLarge { limit, most } => match limit {
                ListLimit::File => format!("the file is larger than {most} MB"),
                ListLimit::Unpacked => format!("the file unpacks to more than {most} MB"),
                ListLimit::Rows => format!("the list has more than {most} rows"),
                ListLimit::FilledRows => {
                    format!("the list has more than {most} filled rows")
                }
                ListLimit::Columns => format!("the list has more than {most} columns"),
                ListLimit::Cells => format!("the list has more than {most} filled cells"),
                ListLimit::Text => format!("the list has more than {most} MB of text"),
                ListLimit::Cell => format!("a single cell has more than {most} MB of text"),
            },
            Self::Damaged { format, detail } => {
                format!("the file cannot be read as {format} ({detail})")
            }
            Self::Protected => "the file is protected by a password".to_owned(),
            Self::WebPage => {
                "this is no workbook but a web page saved under the name of one".to_owned()
            }
            Self::SheetUnknown { sheet, sheets, .. } => {
                format!("there is no sheet \"{sheet}\"; the sheets are: {sheets}")
            }
            Self::SheetAmbiguous { sheets, .. } => {
                format!("several sheets may be the list: {sheets}")
            }
            Self::SheetNeedless { format } => {
                format!("`sheet` is given, but {format} has no sheets")
            }
            Self::Shape { format, key } => {
                format!("in the {format}, the value of \"{key}\" is no text, number or date")
            }
            Self::RecordsMissing { format } => {
                format!("the {format} file does not have exactly one list of invitees")
            }
            Self::EncodingWrong { encoding } => format!("the file is not in {encoding}"),
            Self::EncodingUnknown => {
                "the characters of the file are written in no way that is known".to_owned()
            }
            Self::Mojibake { cells, repaired } => format!(
                "garbled Hindi in {}: UTF-8 was read as windows-1252. This one should be \
                 \"{repaired}\"",
                counted(*cells, "cell")
            ),
            Self::TextLost { cells } => format!(
                "nothing but ? in {}: the Hindi letters were lost when the file was saved",
                counted(*cells, "cell")
            ),
            Self::HeaderRowEmpty { row } => {
                format!("`header` says row {row}, but that is empty")
            }
            Self::HeadingUnknown { header, known, .. } => format!(
                "the heading \"{header}\" means nothing to the program; it is close to \
                 \"{known}\""
            ),
            Self::ColumnUnheaded { letter, cells } => format!(
                "column {letter} has no heading and is not read; it has {}",
                counted(*cells, "filled cell")
            ),
            Self::ZeroMark { cells, found, repaired } => format!(
                "a zero as a mark of abbreviation in {}, such as \"{found}\" ({repaired})",
                counted(*cells, "cell")
            ),
            Self::ColonForVisarga { cells, found, repaired } => format!(
                "a colon in place of visarga in {}, such as \"{found}\" ({repaired})",
                counted(*cells, "cell")
            ),
            Self::Unseen { cells } => format!(
                "characters that nobody sees were taken out of {} (such as U+200B, U+200D)",
                counted(*cells, "cell")
            ),
            Self::AdvocateColumn { header } => format!(
                "the column \"{header}\" has names of advocates, but is not taken for the \
                 column of advocates"
            ),
            Self::MergedCells { header, rows } => format!(
                "column \"{header}\" has cells merged over several rows: what they say was \
                 taken for {}",
                counted(*rows, "more row")
            ),
            Self::SumRow { words } => {
                format!("a sum (\"{words}\"), not a person: the row gets no letter")
            }
            Self::AdvocateSpelt { written, advocate, rows } => {
                format!("\"{written}\" was taken for {advocate} (in {})", counted(*rows, "row"))
            }
            Self::KinInName { rows, name, father, husband } => {
                let kin = match father {
                    Some(father) => format!("father {father}"),
                    None => format!("husband {husband}"),
                };
                format!(
                    "the father or husband was taken from the cell of the name in {}: {name}, \
                     {kin}",
                    counted(*rows, "row")
                )
            }
            Self::GuardianOpen { header, rows } => format!(
                "in {} it is not known whether \"{header}\" is a father or a \
                 husband: the letter will say पिता/पति ({})",
                counted(rows.0.len(), "row"),
                rows.english()
            ),
            Self::Read(read) => read.english(),
        }
    }

    fn hindi_hint(&self) -> Option<String> {
        Some(match self {
            Self::TooLarge { .. } => {
                "केवल आमंत्रितों की पंक्तियाँ नई फ़ाइल में कॉपी करके सहेजें, या सूची को कई फ़ाइलों में बाँटें।".to_owned()
            }
            Self::Damaged { .. } => {
                "फ़ाइल Excel या LibreOffice में खोलकर .xlsx या CSV UTF-8 के रूप में फिर से सहेजें।".to_owned()
            }
            Self::Protected => "Excel में पासवर्ड हटाकर सहेजें।".to_owned(),
            Self::WebPage => "Excel में खोलें, फिर Save As से .xlsx के रूप में सहेजें।".to_owned(),
            Self::SheetUnknown { nearest: Some(nearest), .. } => {
                format!("क्या \"{nearest}\" लिखना था?")
            }
            Self::SheetUnknown { .. } => "`sheet` में किसी शीट का नाम लिखें।".to_owned(),
            Self::SheetAmbiguous { first, .. } => {
                format!("[[list]] में लिखें कि कौन-सी: `sheet = \"{first}\"`; कई शीटों के लिए कई [[list]]।")
            }
            Self::SheetNeedless { .. } => "`sheet` की पंक्ति हटा दें।".to_owned(),
            Self::Shape { .. } => "हर मान को पाठ के रूप में लिखें।".to_owned(),
            Self::RecordsMissing { format: "JSON" } => {
                "ऐसे लिखें: `[{\"नाम\": \"…\"}, {\"नाम\": \"…\"}]`।".to_owned()
            }
            Self::RecordsMissing { .. } => {
                "हर आमंत्रित के लिए `[[invitee]]` और नीचे `name = \"…\"` लिखें।".to_owned()
            }
            Self::EncodingWrong { .. } | Self::EncodingUnknown => {
                "फ़ाइल CSV UTF-8 के रूप में सहेजें, या [[list]] में सही `encoding` लिखें।".to_owned()
            }
            Self::Mojibake { .. } => {
                "यदि यह सही है तो [[list]] में `encoding = \"mojibake\"` लिखें: तब ये खाने ठीक करके पढ़े जाएँगे।".to_owned()
            }
            Self::TextLost { .. } => {
                "मूल फ़ाइल Excel में खोलें और CSV UTF-8 या .xlsx के रूप में फिर से सहेजें।".to_owned()
            }
            Self::HeaderRowEmpty { .. } => "`header` में शीर्षकों की पंक्ति की संख्या लिखें।".to_owned(),
            Self::HeadingUnknown { header, field, .. } => format!(
                "वही हो तो [[list]] में `columns = {{ {field} = \"{header}\" }}` लिखें, या शीर्षक बदलें।"
            ),
            Self::ColumnUnheaded { .. } => "स्तंभ को शीर्षक दें, या उसे हटा दें।".to_owned(),
            Self::ZeroMark { .. } => {
                "[[list]] में `repair = [\"abbreviation\"]` लिखें तो ये ठीक करके छपेंगे।".to_owned()
            }
            Self::ColonForVisarga { .. } => {
                "[[list]] में `repair = [\"visarga\"]` लिखें तो ये ठीक करके छपेंगे।".to_owned()
            }
            Self::AdvocateColumn { header } => {
                format!("[[list]] में `columns = {{ advocate = \"{header}\" }}` लिखें।")
            }
            Self::GuardianOpen { .. } => {
                "खाने में \"पिता – …\" या \"पति – …\" लिखें, या लिंग या उपाधि का स्तंभ भरें।".to_owned()
            }
            Self::Read(_)
            | Self::Unseen { .. }
            | Self::SumRow { .. }
            | Self::MergedCells { .. }
            | Self::AdvocateSpelt { .. }
            | Self::KinInName { .. } => return None,
        })
    }

    fn english_hint(&self) -> Option<String> {
        Some(match self {
            Self::TooLarge { .. } => "Copy only the rows of the invitees to a new file, or \
                                      divide the list into several files."
                .to_owned(),
            Self::Damaged { .. } => {
                "Open it in Excel or LibreOffice and save it again as .xlsx or CSV UTF-8."
                    .to_owned()
            }
            Self::Protected => "Take the password off in Excel and save.".to_owned(),
            Self::WebPage => "Open it in Excel and save it as .xlsx.".to_owned(),
            Self::SheetUnknown { nearest: Some(nearest), .. } => {
                format!("Did you mean \"{nearest}\"?")
            }
            Self::SheetUnknown { .. } => "Write the name of a sheet in `sheet`.".to_owned(),
            Self::SheetAmbiguous { first, .. } => format!(
                "Say which in [[list]]: `sheet = \"{first}\"`; for several sheets several \
                 [[list]]."
            ),
            Self::SheetNeedless { .. } => "Delete the line `sheet`.".to_owned(),
            Self::Shape { .. } => "Write every value as text.".to_owned(),
            Self::RecordsMissing { format: "JSON" } => {
                "Write `[{\"name\": \"…\"}, {\"name\": \"…\"}]`.".to_owned()
            }
            Self::RecordsMissing { .. } => {
                "Write `[[invitee]]` for each invitee, and `name = \"…\"` below it.".to_owned()
            }
            Self::EncodingWrong { .. } | Self::EncodingUnknown => {
                "Save the file as CSV UTF-8, or write the right `encoding` in [[list]]."
                    .to_owned()
            }
            Self::Mojibake { .. } => "If that is right, write `encoding = \"mojibake\"` in \
                                      [[list]]: these cells are then mended."
                .to_owned(),
            Self::TextLost { .. } => {
                "Open the original in Excel and save it again as CSV UTF-8 or .xlsx.".to_owned()
            }
            Self::HeaderRowEmpty { .. } => {
                "Write the number of the row of headings in `header`.".to_owned()
            }
            Self::HeadingUnknown { header, field, .. } => format!(
                "If it is the same, write `columns = {{ {field} = \"{header}\" }}` in \
                 [[list]], or change the heading."
            ),
            Self::ColumnUnheaded { .. } => {
                "Give the column a heading, or delete it.".to_owned()
            }
            Self::ZeroMark { .. } => {
                "With `repair = [\"abbreviation\"]` in [[list]] they are mended.".to_owned()
            }
            Self::ColonForVisarga { .. } => {
                "With `repair = [\"visarga\"]` in [[list]] they are mended.".to_owned()
            }
            Self::AdvocateColumn { header } => {
                format!("Write `columns = {{ advocate = \"{header}\" }}` in [[list]].")
            }
            Self::GuardianOpen { .. } => {
                "Write \"पिता – …\" or \"पति – …\" in the cell, or fill \
                                          in gender or form of address."
                    .to_owned()
            }
            Self::Read(_)
            | Self::Unseen { .. }
            | Self::SumRow { .. }
            | Self::MergedCells { .. }
            | Self::AdvocateSpelt { .. }
            | Self::KinInName { .. } => return None,
        })
    }
}

impl ListRead {
    fn hindi(&self) -> String {
        let mut parts = self.common(|sheet| format!("शीट \"{sheet}\""), "टैब");
        if let Some(row) = self.header_row {
            parts.push(format!("शीर्षक पंक्ति {row} में"));
        }
        let rows =
            if self.rows == 1 { "पंक्ति" } else { "पंक्तियाँ" };
        parts.push(format!("{} भरी {rows}", self.rows));
        if self.repaired > 0 {
            parts.push(format!("{} खाने ठीक किए", self.repaired));
        }
        if !self.own.is_empty() {
            parts.push(format!("अपने स्तंभ: {}", self.own.join(", ")));
        }
        parts.join("; ")
    }

    fn english(&self) -> String {
        let mut parts = self.common(|sheet| format!("sheet \"{sheet}\""), "tab");
        if let Some(row) = self.header_row {
            parts.push(format!("headings in row {row}"));
        }
        parts.push(format!("filled rows: {}", self.rows));
        if self.repaired > 0 {
            parts.push(format!("cells mended: {}", self.repaired));
        }
        if !self.own.is_empty() {
            parts.push(format!("columns of your own: {}", self.own.join(", ")));
        }
        parts.join("; ")
    }

    fn common(&self, sheet: impl Fn(&str) -> String, tab: &str) -> Vec<String> {
        let mut parts = vec![self.format.to_owned()];
        parts.extend(self.encoding.map(str::to_owned));
        parts.extend(self.separator.map(|separator| match separator {
            '\t' => tab.to_owned(),
            other => format!("\"{other}\""),
        }));
        parts.extend(self.sheet.as_deref().map(sheet));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, ListMessage};

    #[test]
    fn one_cell_is_not_many() {
        let zeros = |cells| {
            let (found, repaired) = ("मो0".to_owned(), "मो.".to_owned());
            let message = ListMessage::ZeroMark { cells, found, repaired };
            [Lang::Hi, Lang::En].map(|lang| message.text(lang))
        };
        let [hindi, english] = zeros(1);
        assert!(hindi.starts_with("1 खाने में ") && english.contains(" in 1 cell,"));
        let [hindi, english] = zeros(3);
        assert!(hindi.starts_with("3 खानों में ") && english.contains(" in 3 cells,"));
    }
}
