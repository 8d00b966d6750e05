//! Messages on a list before its rows are looked at one by one.

use super::counted::{cells_in_hindi, counted, rows_in_hindi};
use super::table::messages;
use super::{ForeignFile, Lang, RowNumbers};

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

/// The way in which a list was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRead {
    /// The format, such as `CSV`.
    pub format: &'static str,
    /// The encoding of its characters, where the format leaves that open.
    pub encoding: Option<&'static str>,
    /// The character between its cells, where the format leaves that open.
    pub separator: Option<char>,
    /// The sheet, if the format has sheets.
    pub sheet: Option<String>,
    /// The row of the headings, if there is one.
    pub header_row: Option<usize>,
    /// Number of rows that are not empty.
    pub rows: usize,
    /// Cells that were mended as the event file asks.
    pub repaired: usize,
    /// The columns that mean nothing to the program.
    pub own: Vec<String>,
    /// True if the template may print these.
    pub own_may_print: bool,
}

messages! {
    /// A message about a list as a whole.
    pub enum ListMessage {
        /// [सीमा](list.md#csv) से बड़ी: सूची बाँटें
        /// beyond a [limit](list.md#csv): divide the list
        A0215 TooLarge { limit: ListLimit, most: usize } error,
            hi: { match limit {
                ListLimit::File => "फ़ाइल {most} MB से बड़ी है",
                ListLimit::Unpacked => "फ़ाइल खुलने पर {most} MB से बड़ी हो जाती है",
                ListLimit::Rows => "सूची में {most} से ज़्यादा पंक्तियाँ हैं",
                ListLimit::FilledRows => "सूची में {most} से ज़्यादा भरी पंक्तियाँ हैं",
                ListLimit::Columns => "सूची में {most} से ज़्यादा स्तंभ हैं",
                ListLimit::Cells => "सूची में {most} से ज़्यादा भरे खाने हैं",
                ListLimit::Text => "सूची में {most} MB से ज़्यादा पाठ है",
                ListLimit::Cell => "एक ही खाने में {most} MB से ज़्यादा पाठ है",
            } },
            en: { match limit {
                ListLimit::File => "the file is larger than {most} MB",
                ListLimit::Unpacked => "the file unpacks to more than {most} MB",
                ListLimit::Rows => "the list has more than {most} rows",
                ListLimit::FilledRows => "the list has more than {most} filled rows",
                ListLimit::Columns => "the list has more than {most} columns",
                ListLimit::Cells => "the list has more than {most} filled cells",
                ListLimit::Text => "the list has more than {most} MB of text",
                ListLimit::Cell => "a single cell has more than {most} MB of text",
            } },
            hi_hint: "केवल आमंत्रितों की पंक्तियाँ नई फ़ाइल में कॉपी करके सहेजें, या सूची को \
            कई फ़ाइलों में बाँटें।",
            en_hint: "Copy only the rows of the invitees to a new file, or divide the list \
            into several files.";

        /// फ़ाइल टूटी हुई, या वह नहीं जो दिखती है: फिर से सहेजें
        /// damaged, or not what it seems: save it again
        A0216 Damaged { format: &'static str, detail: String } error,
            hi: "फ़ाइल {format} के रूप में पढ़ी नहीं जा सकी ({detail})",
            en: "the file cannot be read as {format} ({detail})",
            hi_hint: "फ़ाइल Excel या LibreOffice में खोलकर .xlsx या CSV UTF-8 के रूप में फिर \
            से सहेजें।",
            en_hint: "Open it in Excel or LibreOffice and save it again as .xlsx or CSV UTF-8.";

        /// पासवर्ड लगा है: Excel में हटाकर सहेजें
        /// behind a password: take it off in Excel
        A0217 Protected error,
            hi: ("{}", ForeignFile::Protected.text(Lang::Hi)),
            en: ("{}", ForeignFile::Protected.text(Lang::En)),
            hi_hint: { ForeignFile::Protected.hint(Lang::Hi) },
            en_hint: { ForeignFile::Protected.hint(Lang::En) };

        /// Excel की फ़ाइल के नाम से वेब पेज (HTML, MHTML) या XML Spreadsheet 2003: Excel में खोलकर .xlsx में सहेजें
        /// a web page (HTML, MHTML) or XML Spreadsheet 2003 under the name of a workbook: open it in Excel and save it as .xlsx
        A0218 OtherWorkbook { foreign: ForeignFile } error,
            hi: ("{}", foreign.text(Lang::Hi)),
            en: ("{}", foreign.text(Lang::En)),
            hi_hint: { foreign.hint(Lang::Hi) },
            en_hint: { foreign.hint(Lang::En) };

        /// `sheet` में लिखी शीट नहीं है: शीट का सही नाम लिखें
        /// no sheet of the name in `sheet`: write that of a sheet
        A0219 SheetUnknown { sheet: String, sheets: String, nearest: Option<String> } error,
            hi: "\"{sheet}\" नाम की शीट नहीं है; शीटें हैं: {sheets}",
            en: "there is no sheet \"{sheet}\"; the sheets are: {sheets}",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "`sheet` में किसी शीट का नाम लिखें।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "Write the name of a sheet in `sheet`.",
            } };

        /// कई शीटों में सूची हो सकती है: `sheet` लिखें
        /// several sheets may be the list: write `sheet`
        A0220 SheetAmbiguous { sheets: String, first: String } error,
            hi: "कई शीटों में सूची हो सकती है: {sheets}",
            en: "several sheets may be the list: {sheets}",
            hi_hint: "[[list]] में लिखें कि कौन-सी: `sheet = \"{first}\"`; कई शीटों के लिए कई \
            [[list]]।",
            en_hint: "Say which in [[list]]: `sheet = \"{first}\"`; for several sheets several \
            [[list]].";

        /// `sheet` लिखा है पर फ़ाइल में शीटें नहीं होतीं: हटाएँ
        /// `sheet` for a file without sheets: delete it
        A0221 SheetNeedless { format: &'static str } warning,
            hi: "`sheet` लिखा है, पर {format} में शीटें नहीं होतीं",
            en: "`sheet` is given, but {format} has no sheets",
            hi_hint: "`sheet` की पंक्ति हटा दें।",
            en_hint: "Delete the line `sheet`.";

        /// json, toml, vcf: मान पाठ नहीं: पाठ के रूप में लिखें
        /// json, toml, vcf: a value that is no text: write it as text
        A0222 Shape { format: &'static str, key: String } error,
            hi: "{format} में \"{key}\" का मान न पाठ है, न संख्या, न तारीख",
            en: "in the {format}, the value of \"{key}\" is no text, number or date",
            hi_hint: "हर मान को पाठ के रूप में लिखें।",
            en_hint: "Write every value as text.";

        /// json, toml: आमंत्रितों की ठीक एक सूची नहीं: बताए गए ढंग से लिखें
        /// json, toml: not exactly one list of invitees: write it as shown
        A0223 RecordsMissing { format: &'static str } error,
            hi: "{format} फ़ाइल में आमंत्रितों की ठीक एक सूची नहीं मिली",
            en: "the {format} file does not have exactly one list of invitees",
            hi_hint: { match (*format) {
                "JSON" => "ऐसे लिखें: `[{{\"नाम\": \"…\"}}, {{\"नाम\": \"…\"}}]`।",
                _ => "हर आमंत्रित के लिए `[[invitee]]` और नीचे `name = \"…\"` लिखें।",
            } },
            en_hint: { match (*format) {
                "JSON" => "Write `[{{\"name\": \"…\"}}, {{\"name\": \"…\"}}]`.",
                _ => "Write `[[invitee]]` for each invitee, and `name = \"…\"` below it.",
            } };

        /// फ़ाइल `encoding` में लिखे ढंग की नहीं: सही `encoding` लिखें
        /// not in the `encoding` given: write the right one
        A0224 EncodingWrong { encoding: &'static str } error,
            hi: "फ़ाइल {encoding} में नहीं है",
            en: "the file is not in {encoding}",
            hi_hint: "फ़ाइल CSV UTF-8 के रूप में सहेजें, या [[list]] में सही `encoding` लिखें।",
            en_hint: "Save the file as CSV UTF-8, or write the right `encoding` in [[list]].";

        /// अक्षर किसी ज्ञात ढंग से नहीं लिखे: जिस प्रोग्राम में बनी उसमें खोलकर .xlsx में सहेजें
        /// letters written in no known way: open it where it was made and save it as .xlsx
        A0225 EncodingUnknown error,
            hi: "फ़ाइल के अक्षर किसी ज्ञात ढंग से नहीं लिखे हैं: टूटी हुई है, या सूची नहीं है",
            en: "the characters of the file are written in no way that is known: it is damaged, \
            or no list",
            hi_hint: "जिस प्रोग्राम में सूची बनी है उसमें खोलकर देखें, फिर File → Save As → Excel \
            Workbook (.xlsx)। वहाँ भी न खुले तो फ़ाइल फिर से कॉपी करें।",
            en_hint: "Open it in the program in which the list was made, then File → Save As → \
            Excel Workbook (.xlsx). If that does not open it either, copy the file once more.";

        /// बिगड़ी हुई हिंदी: `encoding = "mojibake"` लिखें
        /// garbled Hindi: write `encoding = "mojibake"`
        /// `à¤°à¤¾à¤®`
        // `repaired` is the first such cell as it should be.
        A0226 Mojibake { cells: usize, repaired: String } error,
            hi: ("{} में हिंदी बिगड़ी हुई है: UTF-8 को windows-1252 समझकर पढ़ा गया था। यहाँ \
             \"{repaired}\" होना चाहिए",
                cells_in_hindi(*cells)),
            en: ("garbled Hindi in {}: UTF-8 was read as windows-1252. This one should be \
             \"{repaired}\"",
                counted(*cells, "cell")),
            hi_hint: "यदि यह सही है तो [[list]] में `encoding = \"mojibake\"` लिखें: तब ये \
            खाने ठीक करके पढ़े जाएँगे।",
            en_hint: "If that is right, write `encoding = \"mojibake\"` in [[list]]: these \
            cells are then mended.";

        /// अक्षर मिट चुके हैं: मूल फ़ाइल से फिर सहेजें
        /// letters that are lost: save again from the original
        /// `????`
        A0227 TextLost { cells: usize } error,
            hi: ("{} में अक्षरों की जगह केवल ? है: सहेजते समय हिंदी अक्षर मिट गए हैं",
                cells_in_hindi(*cells)),
            en: ("nothing but ? in {}: the Hindi letters were lost when the file was saved",
                counted(*cells, "cell")),
            hi_hint: "मूल फ़ाइल Excel में खोलें और CSV UTF-8 या .xlsx के रूप में फिर से सहेजें।",
            en_hint: "Open the original in Excel and save it again as CSV UTF-8 or .xlsx.";

        /// `header` की पंक्ति खाली है: शीर्षकों की पंक्ति की संख्या लिखें
        /// the row of `header` is empty: write the number of the row of headings
        A0228 HeaderRowEmpty { row: usize } error,
            hi: "`header` में पंक्ति {row} लिखी है, पर वह खाली है",
            en: "`header` says row {row}, but that is empty",
            hi_hint: "`header` में शीर्षकों की पंक्ति की संख्या लिखें।",
            en_hint: "Write the number of the row of headings in `header`.";

        /// शीर्षक किसी जाने हुए से मिलता-जुलता: `columns` लिखें, या शीर्षक बदलें
        /// a heading close to a known one: write `columns`, or change it
        A0229 HeadingUnknown { header: String, known: String, field: &'static str } warning,
            hi: "\"{header}\" शीर्षक का अर्थ प्रोग्राम नहीं जानता; \"{known}\" से मिलता-जुलता \
            है",
            en: "the heading \"{header}\" means nothing to the program; it is close to \
            \"{known}\"",
            hi_hint: "वही हो तो [[list]] में `columns = {{ {field} = \"{header}\" }}` लिखें, \
            या शीर्षक बदलें।",
            en_hint: "If it is the same, write `columns = {{ {field} = \"{header}\" }}` in \
            [[list]], or change the heading.";

        /// बिना शीर्षक का स्तंभ नहीं पढ़ा गया: शीर्षक दें
        /// a column without heading is not read: give it one
        A0230 ColumnUnheaded { letter: String, cells: usize } warning,
            hi: { match cells {
                1 => "स्तंभ {letter} का शीर्षक नहीं है, इसलिए उसका 1 भरा खाना नहीं पढ़ा गया",
                _ => "स्तंभ {letter} का शीर्षक नहीं है, इसलिए उसके {cells} भरे खाने नहीं पढ़े गए",
            } },
            en: ("column {letter} has no heading and is not read; it has {}",
                counted(*cells, "filled cell")),
            hi_hint: "स्तंभ को शीर्षक दें, या उसे हटा दें।",
            en_hint: "Give the column a heading, or delete it.";

        /// संक्षेप के चिह्न की जगह शून्य: `repair = "abbreviation"`
        /// a zero as a mark of abbreviation: `repair = "abbreviation"`
        /// `मो0`
        A0231 ZeroMark { cells: usize, found: String, repaired: String } warning,
            hi: ("{} में संक्षेप के चिह्न की जगह शून्य है, जैसे \"{found}\" ({repaired})",
                cells_in_hindi(*cells)),
            en: ("a zero as a mark of abbreviation in {}, such as \"{found}\" ({repaired})",
                counted(*cells, "cell")),
            hi_hint: "[[list]] में `repair = [\"abbreviation\"]` लिखें तो ये ठीक करके छपेंगे।",
            en_hint: "With `repair = [\"abbreviation\"]` in [[list]] they are mended.";

        /// विसर्ग की जगह कोलन: `repair = "visarga"`
        /// a colon in place of visarga: `repair = "visarga"`
        /// `प्रात:`
        A0232 ColonForVisarga { cells: usize, found: String, repaired: String } warning,
            hi: ("{} में विसर्ग की जगह कोलन है, जैसे \"{found}\" ({repaired})",
                cells_in_hindi(*cells)),
            en: ("a colon in place of visarga in {}, such as \"{found}\" ({repaired})",
                counted(*cells, "cell")),
            hi_hint: "[[list]] में `repair = [\"visarga\"]` लिखें तो ये ठीक करके छपेंगे।",
            en_hint: "With `repair = [\"visarga\"]` in [[list]] they are mended.";

        /// पता नहीं, पिता का नाम है या पति का: खाने में `पिता –` या `पति –` लिखें
        /// father or husband is not known: write `पिता –` or `पति –` in the cell
        A0233 GuardianOpen { header: String, rows: RowNumbers } warning,
            hi: ("{} में पता नहीं कि \"{header}\" पिता का नाम है या पति का: पत्र में पिता/पति छपेगा ({})",
                rows_in_hindi(rows.0.len()), rows.hindi()),
            en: ("in {} it is not known whether \"{header}\" is a father or a husband: the \
             letter will say पिता/पति ({})",
                counted(rows.0.len(), "row"), rows.english()),
            hi_hint: "खाने में \"पिता – …\" या \"पति – …\" लिखें, या लिंग या उपाधि का स्तंभ \
            भरें।",
            en_hint: "Write \"पिता – …\" or \"पति – …\" in the cell, or fill in gender or form \
            of address.";

        /// किसी और स्तंभ में अधिवक्ताओं के नाम: `columns = { advocate = "…" }` लिखें
        /// advocates named in another column: write `columns = { advocate = "…" }`
        A0236 AdvocateColumn { header: String } warning,
            hi: "स्तंभ \"{header}\" में अधिवक्ताओं के नाम हैं, पर वह अधिवक्ता का स्तंभ नहीं \
            माना गया",
            en: "the column \"{header}\" has names of advocates, but is not taken for the \
            column of advocates",
            hi_hint: "[[list]] में `columns = {{ advocate = \"{header}\" }}` लिखें।",
            en_hint: "Write `columns = {{ advocate = \"{header}\" }}` in [[list]].";

        /// शीर्षक `Post` या `पोस्ट`, जो पद भी हो सकता है और डाकघर भी: `columns` में लिखें कि क्या है
        /// a heading `Post` or `पोस्ट`, which may be an office held or a post office: say which in `columns`
        // `value` is a cell that made it doubtful.
        A0270 PostOpen { header: String, is_office: bool, value: String } warning,
            hi: { match is_office {
                true => "स्तंभ \"{header}\" पद माना गया, पर उसमें सब पद नहीं लगते, जैसे \"{value}\"",
                false => "स्तंभ \"{header}\" डाकघर माना गया, क्योंकि उसमें कोई पद नहीं दिखा, जैसे \"{value}\"",
            } },
            en: { match is_office {
                true => "the column \"{header}\" was taken for the office held, but not all of it \
                    seems to be one, such as \"{value}\"",
                false => "the column \"{header}\" was taken for the post office, since no office \
                    held was seen in it, such as \"{value}\"",
            } },
            hi_hint: "[[list]] में लिखें कि क्या है: पद हो तो `columns = {{ post = \"{header}\" }}`, डाकघर \
            हो तो `columns = {{ post_office = \"{header}\" }}`।",
            en_hint: "Say in [[list]] which it is: `columns = {{ post = \"{header}\" }}` for the \
            office held, `columns = {{ post_office = \"{header}\" }}` for the post office.";

        /// शीर्षक में कई बातें, इसलिए स्तंभ नहीं पढ़ा गया: हर बात का अपना स्तंभ बनाएँ
        /// a heading of several things, whose column is not read: give each a column
        /// `प्रखंड/जिला`
        A0271 HeadingSeveral { header: String, field: &'static str, hindi: String, english: String } warning,
            hi: "स्तंभ \"{header}\" के एक ही खाने में कई बातें हैं ({hindi}), इसलिए वह नहीं पढ़ा गया",
            en: "the column \"{header}\" has several things in one cell ({english}), and is not read",
            hi_hint: "हर बात का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns); जैसा लिखा है वैसा ही \
            छापना हो तो [[list]] में `columns = {{ {field} = \"{header}\" }}` लिखें।",
            en_hint: "Give each a column of its own (in Excel: Data → Text to Columns); to have it \
            printed as it stands, write `columns = {{ {field} = \"{header}\" }}` in [[list]].";

        /// शीर्षक में कई बातें; खाने `/` पर अलग किए गए: देखें कि ठीक है
        /// a heading of several things, whose cells are put apart at `/`: see that it is right
        /// `ग्राम/पो०`
        // `whole` cells have more or fewer parts.
        A0277 HeadingParted {
            header: String,
            hindi: Box<str>,
            english: Box<str>,
            example: Box<str>,
            whole: usize,
        } warning,
            hi: { match (*whole) {
                0 => "स्तंभ \"{header}\" के एक ही खाने में कई बातें हैं ({hindi}); वे अलग की गईं: {example}",
                whole => "स्तंभ \"{header}\" के एक ही खाने में कई बातें हैं ({hindi}); वे अलग की गईं: \
                    {example}; जो खाने ऐसे नहीं बँटते ({whole}), वे जैसे हैं वैसे ही पहली बात की जगह छपेंगे",
            } },
            en: { match (*whole) {
                0 => "the column \"{header}\" has several things in one cell ({english}); they are \
                    put apart: {example}",
                _ => ("the column \"{header}\" has several things in one cell ({english}); they are \
                    put apart: {example}; not so {}, printed as it stands in the place of the \
                    first", counted(*whole, "cell")),
            } },
            hi_hint: "यह ठीक न हो तो हर बात का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns)।",
            en_hint: "If this is not right, give each a column of its own (in Excel: Data → Text to \
            Columns).";

        /// शीर्षक में कई बातें, पर स्तंभ एक की जगह पूरा छपेगा: देखें कि ठीक है
        /// a heading of several things, whose column is printed whole in the place of one: see that it is right
        /// `ग्राम/पोस्ट`
        A0272 HeadingWhole { header: String, field: &'static str, called: &'static str, hindi: String, english: String } warning,
            hi: "स्तंभ \"{header}\" के एक ही खाने में कई बातें हैं ({hindi}); जैसा लिखा है वैसा ही {called} की \
            जगह छपेगा",
            en: "the column \"{header}\" has several things in one cell ({english}); it is \
            printed as it stands in the place of the {field}",
            hi_hint: "यही चाहिए तो [[list]] में `columns = {{ {field} = \"{header}\" }}` लिखें; नहीं तो हर बात \
            का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns)।",
            en_hint: "If that is what you want, write `columns = {{ {field} = \"{header}\" }}` in \
            [[list]]; otherwise give each a column of its own (in Excel: Data → Text to Columns).";

        /// नाम के खाने में और बातें भी: नाम का अपना स्तंभ बनाएँ
        /// more than the name in its cell: give names a column of their own
        /// `नाम एवं पता`
        A0273 NameWithMore { header: String, hindi: String, english: String } error,
            hi: "नाम का अपना स्तंभ नहीं है: स्तंभ \"{header}\" के एक ही खाने में कई बातें हैं ({hindi})",
            en: "names have no column of their own: the column \"{header}\" has several things \
            in one cell ({english})",
            hi_hint: "नाम का अपना स्तंभ बनाएँ (Excel में: Data → Text to Columns); खाने में केवल नाम ही हो तो \
            [[list]] में `columns = {{ name = \"{header}\" }}` लिखें।",
            en_hint: "Give names a column of their own (in Excel: Data → Text to Columns); if the \
            cells have nothing but names, write `columns = {{ name = \"{header}\" }}` in [[list]].";

        /// फ़ोन (या टिप्पणी) के कई स्तंभ, जिनमें अलग-अलग बात है: पहला माना गया
        /// several columns of telephones (or notes) that differ: the first counts
        /// `Mobile`, `WhatsApp`
        A0274 FieldFirst { called: &'static str, field: &'static str, columns: Vec<String>, rows: RowNumbers } warning,
            hi: ("ये स्तंभ एक ही बात के हैं ({called}): {}। जहाँ कई भरे हैं वहाँ इस क्रम में पहला माना गया; \
             {} में अलग-अलग बात लिखी है ({})",
                quoted(columns), rows_in_hindi(rows.0.len()), rows.hindi()),
            en: ("these columns are all of one field ({field}): {}. Where several are filled, \
             the first of them in this order counts; they differ in {} ({})",
                quoted(columns), counted(rows.0.len(), "row"), rows.english()),
            hi_hint: { match (columns.as_slice()) {
                [first, second, ..] => "केवल एक मानना हो तो [[list]] में लिखें: `columns = {{ {field} = \"{first}\" }}` \
                    या `columns = {{ {field} = \"{second}\" }}`।",
                _ => "केवल एक मानना हो तो [[list]] में `columns` लिखें।",
            } },
            en_hint: { match (columns.as_slice()) {
                [first, second, ..] => "If only one is to count, write `columns = {{ {field} = \"{first}\" }}` or \
                    `columns = {{ {field} = \"{second}\" }}` in [[list]].",
                _ => "If only one is to count, write `columns` in [[list]].",
            } };

        /// `defaults` में ऐसा स्तंभ जो सूची के किसी स्तंभ से मिलता-जुलता है: सही शीर्षक लिखें
        /// `defaults` names a column that is close to one of the list: write its heading
        A0275 DefaultMisspelt { header: String, nearest: String } warning,
            hi: "`defaults` में लिखा \"{header}\" सूची के अपने स्तंभों में नहीं है",
            en: "\"{header}\" of `defaults` is no column of the list's own",
            hi_hint: "क्या \"{nearest}\" लिखना था?",
            en_hint: "Did you mean \"{nearest}\"?";

        /// `defaults` की उपाधि या लिंग नाम से मेल नहीं खाता: उन पंक्तियों में उपाधि या लिंग लिखें
        /// the form of address or the gender of `defaults` does not fit the name: give those rows one of their own
        /// `श्री गीता कुमारी`
        // `name` is that of the first row.
        A0276 DefaultUnfit { key: &'static str, default: String, name: String, rows: RowNumbers } warning,
            hi: ("`defaults` का {key} = \"{default}\" {} में नाम से मेल नहीं खाता, जैसे \"{name}\" ({})",
                rows_in_hindi(rows.0.len()), rows.hindi()),
            en: ("{key} = \"{default}\" of `defaults` does not fit the name in {}, such as \"{name}\" ({})",
                counted(rows.0.len(), "row"), rows.english()),
            hi_hint: "इन पंक्तियों में उपाधि (श्री, श्रीमती …) या लिंग का खाना भरें; नहीं तो वही छपेगा जो `defaults` में है।",
            en_hint: "Fill in form of address or gender in these rows; otherwise the letter says what \
            `defaults` has.";

        /// सूची कैसे पढ़ी गई: केवल देख लें
        /// how a list was read: only to be looked at
        A0290 Read(read: Box<ListRead>) note,
            hi: { read.hindi() },
            en: { read.english() };

        /// अदृश्य चिह्न हटाए गए
        /// invisible characters were taken out
        /// U+200B
        A0292 Unseen { cells: usize } note,
            hi: ("{} से ऐसे चिह्न हटाए गए जो दिखाई नहीं देते (जैसे U+200B, U+200D)",
                cells_in_hindi(*cells)),
            en: ("characters that nobody sees were taken out of {} (such as U+200B, U+200D)",
                counted(*cells, "cell"));

        /// जोड़ की पंक्ति (कुल, योग), पत्र नहीं बनेगा: केवल देख लें
        /// a row that adds up (कुल, Total) and gets no letter: only to be looked at
        A0293 SumRow { words: String } note,
            hi: "यह जोड़ की पंक्ति है (\"{words}\"), किसी का नाम नहीं: इसका पत्र नहीं बनेगा",
            en: "a sum (\"{words}\"), not a person: the row gets no letter";

        /// अधिवक्ता का नाम दूसरी वर्तनी में: देख लें कि वही हैं
        /// an advocate spelt in another way: see that it is the same
        A0294 AdvocateSpelt { written: String, advocate: String, rows: usize } note,
            hi: ("\"{written}\" को {advocate} माना गया ({} में)", rows_in_hindi(*rows)),
            en: ("\"{written}\" was taken for {advocate} (in {})", counted(*rows, "row"));

        /// पिता या पति का नाम, नाम के खाने से अलग किया गया: केवल देख लें
        /// a father or husband taken from the cell of the name: only to be looked at
        // The first such cell, taken apart.
        A0295 KinInName { rows: usize, name: String, father: Option<String>, husband: String } note,
            hi: ("{} में नाम के खाने से पिता या पति का नाम अलग किया गया: {name}, {}",
                rows_in_hindi(*rows), kin(father.as_deref(), husband, ["पिता –", "पति –"])),
            en: ("the father or husband was taken from the cell of the name in {}: {name}, {}",
                counted(*rows, "row"), kin(father.as_deref(), husband, ["father", "husband"]));

        /// कई पंक्तियों के जुड़े (merged) खाने, जिनका लिखा उन सब पंक्तियों के लिए माना गया: केवल देख लें
        /// cells merged over several rows, taken for all of those rows: only to be looked at
        A0296 MergedCells { header: String, rows: usize } note,
            hi: { match rows {
                1 => "स्तंभ \"{header}\" में कई पंक्तियों के जुड़े (merged) खाने हैं: उनका लिखा {rows} और पंक्ति \
                    के लिए माना गया",
                _ => "स्तंभ \"{header}\" में कई पंक्तियों के जुड़े (merged) खाने हैं: उनका लिखा {rows} और \
                    पंक्तियों के लिए माना गया",
            } },
            en: ("column \"{header}\" has cells merged over several rows: what they say was \
             taken for {}",
                counted(*rows, "more row"));

        /// एक ही ब्योरे के कई स्तंभ, जो कहीं अलग नहीं: केवल देख लें
        /// several columns of one field that differ nowhere: only to be looked at
        A0297 FieldTogether { called: &'static str, field: &'static str, columns: Vec<String> } note,
            hi: ("ये स्तंभ एक ही बात के हैं ({called}): {}। किसी पंक्ति में अलग नहीं हैं, इसलिए जो भरा है वह माना गया",
                quoted(columns)),
            en: ("these columns are all of one field ({field}): {}. They differ in no row, so that \
             the one that is filled counts",
                quoted(columns));

        /// `defaults` में ऐसा स्तंभ जो सूची में नहीं: सब पंक्तियों में वही माना गया
        /// `defaults` names a column that the list lacks: taken for all rows
        A0298 DefaultAdded { header: String, text: String } note,
            hi: "सूची में \"{header}\" स्तंभ नहीं है: सब पंक्तियों में `defaults` का \"{text}\" माना गया",
            en: "the list has no column \"{header}\": all rows have \"{text}\" of `defaults`";
    }
}

/// Headings in quotation marks.
fn quoted(headings: &[String]) -> String {
    headings.iter().map(|own| format!("\"{own}\"")).collect::<Vec<_>>().join(", ")
}

/// Father or husband, after the word for him.
fn kin(father: Option<&str>, husband: &str, [of_father, of_husband]: [&str; 2]) -> String {
    match father {
        Some(father) => format!("{of_father} {father}"),
        None => format!("{of_husband} {husband}"),
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
            let cells = if self.repaired == 1 {
                "खाना ठीक किया"
            } else {
                "खाने ठीक किए"
            };
            parts.push(format!("{} {cells}", self.repaired));
        }
        if !self.own.is_empty() {
            let words = if self.own_may_print {
                "अपने स्तंभ"
            } else {
                "ये स्तंभ पत्र में नहीं छपेंगे"
            };
            parts.push(format!("{words}: {}", self.own.join(", ")));
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
            let words = if self.own_may_print {
                "columns of your own"
            } else {
                "these columns are not printed in letters"
            };
            parts.push(format!("{words}: {}", self.own.join(", ")));
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
    use super::ListMessage;
    use crate::diagnostic::Lang;

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
