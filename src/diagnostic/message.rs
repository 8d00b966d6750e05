//! The table of messages, with the families of more special ones inside.

use super::character::{code_point, printable, sort};
use super::counted::counted;
use super::missing_hint::file_hint;
use super::odd::{odd_hint, retype};
use super::table::messages;
use super::toml_detail::toml_detail_hindi;
use super::{
    AssignMessage, CellMessage, CorrectionMessage, DeliveryMessage, DoubledPart,
    DuplicateMessage, EditionMessage, FontProblem, ForeignFile, Kind, Lang, LayoutMessage,
    LedgerMessage, ListMessage, MarkupKind, MarkupMessage, OutputMessage, PictureProblem,
    PrintMessage, ReadingMessage, ScriptMessage, SelectionMessage, SheetMessage, StyleProblem,
    TomlSlip,
};

/// True of a style's key that stands in the event file.
fn is_of_event(key: &str) -> bool {
    ["paper.", "print.", "labels.", "envelopes."].iter().any(|table| key.starts_with(table))
}

/// The things that a template may do only so often for one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemplateLimit {
    /// 1 MB of text.
    Text,
    /// 10,000 numbers of `range`.
    Numbers,
    /// 100,000 turns of `for`, in all loops together.
    Turns,
}

messages! {
    /// The sense of a diagnostic: one variant for each thing that can be wrong.
    ///
    /// Field names: `nearest` is the known name closest to a misspelt one, if any is close;
    /// `detail` is the wording of another program or library, in English.
    pub enum Message {
        /// TOML के रूप में पढ़ी नहीं जाती: उद्धरण-चिह्न (छूटा या मुड़ा `“ ”`) या कोष्ठक देखें
        /// not valid TOML: look for a quote mark that is missing or curled (`“ ”`), or a bracket
        A0101 TomlSyntax { detail: String, odd: Option<char> } error,
            hi: { match (toml_detail_hindi(detail)) {
                Some(reason) => "यह पंक्ति नहीं पढ़ी जा सकी: {reason}",
                None => "यह पंक्ति नहीं पढ़ी जा सकी",
            } },
            en: "this line cannot be read ({detail})",
            hi_hint: { match odd {
                Some(odd) => ("{}", retype(*odd, Lang::Hi)),
                None => "अक्सर यहाँ या ऊपर की पंक्ति में उद्धरण-चिह्न या कोष्ठक छूटा होता है।",
            } },
            en_hint: { match odd {
                Some(odd) => ("{}", retype(*odd, Lang::En)),
                None => "Often a quote mark or a bracket is missing here or in the line above.",
            } };

        /// पंक्ति TOML में नहीं: सही पंक्ति दिखाई जाती है (तारीख, समय, मुड़े उद्धरण-चिह्न, `C:\\…`, देवनागरी अंक …)
        /// a line that is no TOML: how it would be right is shown (dates, hours, curled quote marks, `C:\\…`, figures of Hindi …)
        /// `date = 20.12.2026`
        A0135 TomlLine { slip: TomlSlip, corrected: String } error,
            hi: ("यह पंक्ति नहीं पढ़ी जा सकी: {}", slip.text(Lang::Hi)),
            en: ("this line cannot be read: {}", slip.text(Lang::En)),
            hi_hint: "ऐसे लिखें: {corrected}",
            en_hint: "Write it like this: {corrected}";

        /// एक ही कुंजी या खंड दो बार: एक पंक्ति हटाएँ
        /// a key or a table twice: delete one line
        A0136 TomlKeyTwice { key: String, first: Option<usize> } error,
            hi: { match (key.starts_with("[["), first) {
                (_, Some(first)) => "`{key}` दो बार लिखा है; पहली बार पंक्ति {first} में",
                (true, None) => ("यह खंड पहले `{}` लिखा है, यहाँ `{key}`", &key[1..key.len() - 1]),
                (false, None) => "`{key}` दो बार लिखा है",
            } },
            en: { match (key.starts_with("[["), first) {
                (_, Some(first)) => "`{key}` stands twice; the first time in line {first}",
                (true, None) => ("this table is `{}` before, and `{key}` here", &key[1..key.len() - 1]),
                (false, None) => "`{key}` stands twice",
            } },
            hi_hint: { match (key.starts_with("[[")) {
                true => "दोनों जगह एक ही ढंग से `{key}` लिखें।",
                false => "दोनों में से एक हटा दें; खंड हो तो उसकी पंक्तियाँ एक जगह लिखें।",
            } },
            en_hint: { match (key.starts_with("[[")) {
                true => "Write `{key}` in both places.",
                false => "Delete one of them; if it is a table, write its lines in one place.",
            } };

        /// `[extra]` में बहुत भीतर तक खंड: उसे सीधा लिखें
        /// tables too deep in each other in `[extra]`: write it flatter
        A0142 ExtraTooDeep { key: String, most: usize } error,
            hi: "`{key}` {most} से अधिक खंडों या सूचियों के भीतर है",
            en: "`{key}` lies in more than {most} tables or lists",
            hi_hint: "उसे कम खंडों के भीतर लिखें।",
            en_hint: "Put it into fewer of them.";

        /// संस्करण नहीं लिखा: पहली पंक्ति में `version = 1` लिखें
        /// no version: write `version = 1` in the first line
        A0102 VersionMissing error,
            hi: "आयोजन की फ़ाइल में संस्करण नहीं लिखा है",
            en: "the event file does not say which version it is",
            hi_hint: "पहली पंक्ति में `version = 1` लिखें।",
            en_hint: "Write `version = 1` as the first line.";

        /// ऐसा संस्करण जो प्रोग्राम नहीं जानता: `version = 1` लिखें
        /// a version that is not known: write `version = 1`
        A0103 VersionUnknown { found: String } error,
            hi: "आयोजन की फ़ाइल का संस्करण {found} यह प्रोग्राम नहीं पहचानता",
            en: "version {found} of the event file is not known to this program",
            hi_hint: "पहली पंक्ति में `version = 1` लिखें।",
            en_hint: "Write `version = 1` as the first line.";

        /// कुंजी का यहाँ अर्थ नहीं: वर्तनी और खंड देखें
        /// a key that means nothing here: check its spelling and its table
        A0104 UnknownKey { key: String, table: String, nearest: Option<String>, belongs: Vec<String> } error,
            hi: { match (table.as_str()) {
                "" => "`{key}` का यहाँ कोई अर्थ नहीं है",
                table => "{table} में `{key}` का कोई अर्थ नहीं है",
            } },
            en: { match (table.as_str()) {
                "" => "`{key}` means nothing here",
                table => "`{key}` means nothing in {table}",
            } },
            hi_hint: { match (odd_hint(key, Lang::Hi), &belongs[..], nearest) {
                (Some(odd), ..) => "{odd}",
                (None, [_, ..], _) => ("यह कुंजी {} में लिखी जाती है।", belongs.join(", ")),
                (None, [], Some(nearest)) => "क्या `{nearest}` लिखना था?",
                (None, [], None) => none,
            } },
            en_hint: { match (odd_hint(key, Lang::En), &belongs[..], nearest) {
                (Some(odd), ..) => "{odd}",
                (None, [_, ..], _) => ("It is a key of {}.", belongs.join(", ")),
                (None, [], Some(nearest)) => "Did you mean `{nearest}`?",
                (None, [], None) => none,
            } };

        /// मान दूसरे प्रकार का: बताए गए ढंग से लिखें
        /// a value of the wrong kind: write it as shown
        A0105 WrongKind { key: String, expected: Kind, found: Kind, corrected: Option<String> } error,
            hi: ("`{key}` में {} चाहिए, लेकिन वहाँ {} है", expected.text(Lang::Hi), found.text(Lang::Hi)),
            en: ("`{key}` should be {}, but it is {}", expected.text(Lang::En), found.text(Lang::En)),
            hi_hint: { match corrected {
                Some(corrected) => "ऐसे लिखें: {corrected}",
                None => ("ऐसे लिखें: {}", expected.hint(Lang::Hi).unwrap_or_default()),
            } },
            en_hint: { match corrected {
                Some(corrected) => "Write it like this: {corrected}",
                None => ("Write it like this: {}", expected.hint(Lang::En).unwrap_or_default()),
            } };

        /// यह शब्द यहाँ नहीं चलता: बताए गए शब्दों में से एक लिखें
        /// a word that is not allowed: write one of those shown
        A0106 WrongChoice { key: String, value: String, allowed: String } error,
            hi: "`{key}` में \"{value}\" नहीं चल सकता",
            en: "`{key}` cannot be \"{value}\"",
            hi_hint: { match (odd_hint(value, Lang::Hi)) {
                Some(odd) => "{odd}",
                None => "इनमें से एक लिखें: {allowed}",
            } },
            en_hint: { match (odd_hint(value, Lang::En)) {
                Some(odd) => "{odd}",
                None => "It can be: {allowed}",
            } };

        /// संख्या सीमा के बाहर: सीमा के भीतर लिखें
        /// a number outside its range: write one within
        A0107 NumberRange { key: String, least: u32, most: u32 } error,
            hi: "`{key}` में {least} से {most} तक की संख्या चाहिए",
            en: "`{key}` should be a number from {least} to {most}";

        /// ज़रूरी कुंजी नहीं है: उसे लिखें
        /// a key that is required is missing: write it
        A0108 KeyMissing { key: String } error,
            hi: "`{key}` नहीं लिखा है",
            en: "`{key}` is missing",
            hi_hint: ("`{} =` से शुरू होने वाली पंक्ति जोड़ें।", last(key)),
            en_hint: ("Add a line that begins with `{} =`.", last(key));

        /// ज़रूरी मान खाली है: उसे भरें
        /// a required value is empty: fill it in
        A0109 ValueEmpty { key: String } error,
            hi: "`{key}` खाली है",
            en: "`{key}` is empty",
            hi_hint: "कुछ लिखें, या पंक्ति हटा दें।",
            en_hint: "Write something, or remove the line.";

        /// तारीख या समय सही नहीं: `2027-01-10`, `10:30` जैसे लिखें
        /// a date or time that is wrong: write it like `2027-01-10`, `10:30`
        A0110 DateInvalid { key: String } error,
            hi: "`{key}` में तारीख या समय सही नहीं है",
            en: "`{key}` is not a day of the calendar or an hour of the day",
            hi_hint: "कैलेंडर में देखकर तारीख 2025-09-21 और समय 10:30:00 की तरह, बिना उद्धरण-चिह्न के लिखें।",
            en_hint: "Look in the calendar, and write a date like 2025-09-21 and a time like \
            10:30:00, without quotes.";

        /// किसी दिन का नाम नहीं: [नाम](event.md#event) देखें
        /// no name of a weekday: see the [names](event.md#event)
        A0111 WeekdayUnknown { value: String } error,
            hi: "\"{value}\" किसी दिन का नाम नहीं है",
            en: "\"{value}\" is not the name of a weekday",
            hi_hint: "रविवार या Sunday जैसा लिखें, या पंक्ति हटा दें: प्रोग्राम दिन अपने-आप \
            निकाल लेता है।",
            en_hint: "Write for instance रविवार or Sunday, or remove the line: the program \
            knows it.";

        /// दिन तारीख से मेल नहीं खाता: जो ग़लत हो उसे ठीक करें
        /// the weekday is not that of the date: correct the wrong one
        A0112 WeekdayClash { given: String, hindi: String, english: String, date: String } error,
            hi: "{date} को {hindi} है, \"{given}\" नहीं",
            en: "{date} is a {english}, not \"{given}\"",
            hi_hint: "तारीख या दिन, जो ग़लत हो उसे ठीक करें।",
            en_hint: "Mend the date or the weekday.";

        /// दिन है, तारीख नहीं: `date` भी लिखें
        /// a weekday without a date: write `date`, too
        A0113 WeekdayWithoutDate { value: String } warning,
            hi: "दिन ({value}) लिखा है, लेकिन तारीख नहीं",
            en: "the weekday {value} is given, but no date",
            hi_hint: "तारीख भी लिखें।",
            en_hint: "Give the date, too.";

        /// आयोजन शुरू होने से पहले समाप्त: ठीक करें, या `end_date` लिखें
        /// the event ends before it begins: correct it, or write `end_date`
        A0114 EndBeforeStart error,
            hi: "आयोजन शुरू होने से पहले ही समाप्त हो रहा है",
            en: "the event ends before it begins",
            hi_hint: "जो ग़लत हो उसे ठीक करें। आयोजन आधी रात के बाद तक चले तो अंतिम दिन \
            `end_date` में लिखें।",
            en_hint: "Mend whichever is wrong. Past midnight, give the last day as `end_date`, \
            too.";

        /// `number` में अनजाना `{…}`: `{serial}` लिखें
        /// an unknown `{…}` in `number`: write `{serial}`
        A0115 NumberPlaceholder { found: String } error,
            hi: "पत्रांक के ढाँचे में {{{found}}} लिखा है, जो प्रोग्राम नहीं पहचानता",
            en: "the letter number's pattern has {{{found}}}, which is not known",
            hi_hint: "केवल {{serial}}, या आगे शून्य लगाने के लिए {{serial:03}} लिखा जा सकता है।",
            en_hint: "Only {{serial}} and, with leading zeros, {{serial:03}} are known.";

        /// `number` में कोष्ठक का जोड़ा अधूरा: छापना हो तो दो बार लिखें
        /// a brace without its partner in `number`: double it to print it
        A0116 NumberBraces error,
            hi: "पत्रांक के ढाँचे में कोष्ठक {{ }} का जोड़ा पूरा नहीं है",
            en: "the letter number's pattern has a brace without its partner",
            hi_hint: "कोष्ठक ही छापना हो तो उसे दो बार लिखें: {{{{ या }}}}।",
            en_hint: "To print a brace itself, double it: {{{{ or }}}}.";

        /// कोई अधिवक्ता नहीं: `[[advocate]]` लिखें
        /// no advocate: write an `[[advocate]]`
        A0117 AdvocatesMissing error,
            hi: "आयोजन की फ़ाइल में पत्र जारी करने वाले किसी व्यक्ति का नाम नहीं है",
            en: "the event file names nobody who issues the letters",
            hi_hint: "[[advocate]] और उसके नीचे `name = \"…\"` जोड़ें।",
            en_hint: "Add [[advocate]] and under it `name = \"…\"`.";

        /// दो अधिवक्ताओं का `id` या नाम एक ही: दोनों को अलग `id` दें
        /// two advocates with one `id` or name: give each its own `id`
        A0118 AdvocateTwice { key: String, value: String } error,
            hi: "दो अधिवक्ताओं का {key} एक ही है: \"{value}\"",
            en: "two advocates have the same {key}: \"{value}\"",
            hi_hint: "हर एक को अलग `id` दें।",
            en_hint: "Give each an `id` of its own.";

        /// फ़ाइल UTF-8 में नहीं: Notepad में File → Save As → Encoding: UTF-8
        /// a file that is not UTF-8: in Notepad, File → Save As → Encoding: UTF-8
        A0119 FileNotUtf8 { wide: Option<&'static str> } error,
            hi: { match wide {
                Some(wide) => "फ़ाइल UTF-8 में नहीं, {wide} (Notepad का \"Unicode\") में सहेजी गई है",
                None => "फ़ाइल UTF-8 में नहीं है",
            } },
            en: { match wide {
                Some(wide) => "the file is not text in UTF-8, but in {wide} (\"Unicode\" in Notepad)",
                None => "the file is not text in UTF-8",
            } },
            hi_hint: "Notepad में: File → Save As → Encoding: UTF-8।",
            en_hint: "In Notepad: File → Save As → Encoding: UTF-8.";

        /// आयोजन की फ़ाइल की जगह सूची: आदेश में event.toml लिखें
        /// a list in place of the event file: give event.toml in the command
        A0145 EventIsList { path: String, event: Option<String> } error,
            hi: "{path} आमंत्रितों की सूची है, आयोजन की फ़ाइल नहीं",
            en: "{path} is a list of invitees, not the event file",
            hi_hint: { match event {
                Some(event) => "आदेश में आयोजन की फ़ाइल लिखें: {event}",
                None => "पहले `aamantran new FOLDER` से नया आयोजन बनाएँ, सूची उस फ़ोल्डर में \
                    रखें, और event.toml के [[list]] में उसका नाम लिखें।",
            } },
            en_hint: { match event {
                Some(event) => "Give the event file in the command: {event}",
                None => "Start an event with `aamantran new FOLDER`, put the list into that \
                    folder, and write its name under [[list]] in event.toml.",
            } };

        /// आयोजन या साँचे की फ़ाइल सादा पाठ नहीं (Word, RTF, PDF, वेब पेज …): बताया गया कदम करें
        /// an event file or a text of a template that is no plain text (Word, RTF, PDF, web page …): take the step that is shown
        A0143 TextIsOther { path: String, foreign: ForeignFile } error,
            hi: ("{path} सादा पाठ नहीं है: {}", foreign.text(Lang::Hi)),
            en: ("{path} is not plain text: {}", foreign.text(Lang::En)),
            hi_hint: { foreign.text_hint(path, Lang::Hi) },
            en_hint: { foreign.text_hint(path, Lang::En) };

        /// फ़ाइल नहीं मिली: नाम और फ़ोल्डर देखें
        /// a file that is missing: check its name and folder
        A0120 FileMissing { path: String, is_on_command_line: bool, beside: Option<String> } error,
            hi: "{path} नाम की फ़ाइल नहीं मिली",
            en: "there is no file {path}",
            hi_hint: { match (file_hint(path, beside.as_deref(), Lang::Hi), is_on_command_line) {
                (Some(hint), _) => "{hint}",
                (None, true) => "वर्तनी देख लें। पथ उस फ़ोल्डर से गिना जाता है जिसमें आदेश चलाया गया।",
                (None, false) => "वर्तनी देख लें। पथ आयोजन की फ़ाइल के फ़ोल्डर से गिना जाता है।",
            } },
            en_hint: { match (file_hint(path, beside.as_deref(), Lang::En), is_on_command_line) {
                (Some(hint), _) => "{hint}",
                (None, true) => "Look at the spelling. A path is taken from the folder in which the \
                    command is run.",
                (None, false) => "Look at the spelling. A path is taken from the folder of the event \
                    file.",
            } };

        /// फ़ाइल पढ़ी नहीं जा सकी: उसे दूसरे प्रोग्राम में बंद करें
        /// a file that cannot be read: close it in other programs
        A0121 FileRead { path: String, detail: String } error,
            hi: "{path} पढ़ी नहीं जा सकी ({detail})",
            en: "{path} cannot be read ({detail})",
            hi_hint: "कहीं वह किसी दूसरे प्रोग्राम में खुली तो नहीं, या उस पर रोक तो नहीं?",
            en_hint: "Is it open in another program, or locked?";

        /// फ़ाइल OneDrive आदि से नहीं उतरी: "Always keep on this device" चुनें
        /// a file that OneDrive or the like did not bring: choose "Always keep on this device"
        A0144 FileInCloud { path: String, detail: String } error,
            hi: "{path} केवल OneDrive (या ऐसी किसी जगह) पर है, और अभी उतारी नहीं जा सकी ({detail})",
            en: "{path} is only in OneDrive or the like, and could not be brought now ({detail})",
            hi_hint: "इंटरनेट जोड़ें; File Explorer में उस पर दायाँ क्लिक करके \"Always keep on \
            this device\" चुनें और उतरने तक रुकें।",
            en_hint: "Go online; right-click it in File Explorer, choose \"Always keep on this \
            device\" and wait until it has come.";

        /// `end` है, `start` नहीं, इसलिए समय नहीं छपेगा: `start` लिखें
        /// an `end` without `start` is not printed: write `start`
        A0122 EndWithoutStart warning,
            hi: "समाप्ति का समय (`end`) लिखा है, आरंभ का (`start`) नहीं: पत्र में समय नहीं \
            छपेगा",
            en: "`end` is given, but no `start`: no hour will be printed",
            hi_hint: "`start` भी लिखें, या `end` हटा दें।",
            en_hint: "Give `start`, too, or remove `end`.";

        /// जो साँचा स्वयं छापता है, वह पाठ में भी लिखा है: दो बार छपेगा
        /// what the template prints itself stands in the text, too: it is printed twice
        A0156 TextDoubled { text: String, part: DoubledPart } warning,
            hi: ("\"{text}\": {}", part.text(Lang::Hi)),
            en: ("\"{text}\": {}", part.text(Lang::En)),
            hi_hint: ("{}", part.hint(Lang::Hi).unwrap_or_default()),
            en_hint: ("{}", part.hint(Lang::En).unwrap_or_default());

        /// `end_date` है, `date` नहीं, इसलिए नहीं छपेगी: `date` लिखें
        /// an `end_date` without `date` is not printed: write `date`
        A0123 EndDateWithoutDate warning,
            hi: "अंतिम दिन (`end_date`) लिखा है, पहला दिन (`date`) नहीं: पत्र में तारीख नहीं \
            छपेगी",
            en: "`end_date` is given, but no `date`: no day will be printed",
            hi_hint: "`date` भी लिखें, या `end_date` हटा दें।",
            en_hint: "Give `date`, too, or remove `end_date`.";

        /// फ़ाइल की जगह फ़ोल्डर: फ़ाइल का पथ लिखें
        /// a folder in place of a file: write the path of the file
        A0124 FileIsFolder { path: String, is_list: bool } error,
            hi: "{path} फ़ाइल नहीं, फ़ोल्डर है",
            en: "{path} is a folder, not a file",
            hi_hint: { match is_list {
                true => "उसके भीतर की सूची का पथ लिखें, जैसे {path}/list.xlsx।",
                false => "उसके भीतर की फ़ाइल का पथ लिखें, जैसे folder/event.toml।",
            } },
            en_hint: { match is_list {
                true => "Give the path of the list in it, such as {path}/list.xlsx.",
                false => "Give the path of the file in it, such as folder/event.toml.",
            } };

        /// आयोजन की फ़ाइल या साँचे से न दिखने वाले चिह्न छोड़े गए: पाठ देख लें
        /// invisible characters of the event file or the template were left out: look at the text
        A0133 UnseenTaken { characters: String } warning,
            hi: "यहाँ से न दिखने वाले चिह्न छोड़ दिए गए: {characters}",
            en: "invisible characters were left out here: {characters}",
            hi_hint: "पाठ वैसा न हो जैसा चाहिए, तो फिर से टाइप करें।",
            en_hint: "Type the text anew if it is not as it was meant.";

        /// टाइप किया हुआ बिंदुओं का गोला (◌) छपेगा: उसे मिटाकर अक्षर लिखें
        /// a dotted circle (◌) that was typed is printed: delete it and type the letter
        A0134 DottedCircle { places: usize } warning,
            hi: { match places {
                0 | 1 => "बिंदुओं का गोला (◌, U+25CC) जैसा टाइप किया गया, वैसा ही छपेगा",
                _ => "बिंदुओं का गोला (◌, U+25CC) जैसा टाइप किया गया, वैसा ही छपेगा; वह {places} खानों में है",
            } },
            en: { match places {
                0 | 1 => "a dotted circle (◌, U+25CC) is printed as it was typed",
                _ => "a dotted circle (◌, U+25CC) is printed as it was typed; it stands in {places} \
                    cells",
            } },
            hi_hint: "उसे मिटाकर वह अक्षर लिखें जिस पर मात्रा लगनी है।",
            en_hint: "Delete it, and type the letter that the sign is to stand on.";

        /// कोई सूची नहीं: `[[list]]` और `file` लिखें
        /// no list: write `[[list]]` with `file`
        A0201 ListsMissing error,
            hi: "आयोजन की फ़ाइल में आमंत्रितों की कोई सूची नहीं बताई गई है",
            en: "the event file names no list of invitees",
            hi_hint: "[[list]] और उसके नीचे `file = \"list.csv\"` जोड़ें।",
            en_hint: "Add [[list]] and under it `file = \"list.csv\"`.";

        /// सूचियों में एक भी आमंत्रित नहीं: शीर्षकों के नीचे पंक्तियाँ लिखें
        /// not a single invitee: write rows under the headings
        A0202 InviteesMissing error,
            hi: "सूचियों में एक भी आमंत्रित का नाम नहीं है",
            en: "the lists contain not a single invitee",
            hi_hint: "शीर्षकों के नीचे हर पंक्ति में एक आमंत्रित लिखें।",
            en_hint: "Write one invitee in each row under the headings.";

        /// `[[list]]` के अधिवक्ता आयोजन की फ़ाइल में नहीं: बताए गए नामों में से लिखें
        /// the advocate of a `[[list]]` is not in the event file: write one of those named
        A0203 ListAdvocateUnknown { value: String, nearest: Option<String>, known: String } error,
            hi: "आयोजन की फ़ाइल में \"{value}\" नाम के कोई अधिवक्ता नहीं हैं",
            en: "the event file has no advocate \"{value}\"",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "आयोजन की फ़ाइल में ये अधिवक्ता हैं: {known}",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "The advocates in the event file are: {known}",
            } };

        /// ऐसी फ़ाइल जो सूची नहीं, या जिसका रूप नहीं पढ़ा जाता (Word, PDF, चित्र, zip, शॉर्टकट, Numbers …): बताया गया कदम करें
        /// a file that is no list, or of a format that is not read (Word, PDF, picture, zip, shortcut, Numbers …): take the step that is shown
        A0204 ListFormat { path: String, foreign: ForeignFile } error,
            hi: ("{path} नहीं पढ़ी जा सकती: {}", foreign.text(Lang::Hi)),
            en: ("{path} cannot be read: {}", foreign.text(Lang::En)),
            hi_hint: { foreign.hint(Lang::Hi) },
            en_hint: { foreign.hint(Lang::En) };

        /// एक ही सूची दो बार: एक `[[list]]` हटाएँ
        /// the same list twice: delete one `[[list]]`
        A0205 ListTwice { path: String } error,
            hi: "सूची {path} दो बार दी गई है",
            en: "the list {path} is given twice",
            hi_hint: "दो में से एक [[list]] हटा दें।",
            en_hint: "Remove one of the two [[list]].";

        /// सूची UTF-8 में नहीं: CSV UTF-8 में सहेजें, या `encoding` लिखें
        /// a list that is not UTF-8: save it as CSV UTF-8, or write `encoding`
        A0206 ListNotUtf8 error,
            hi: "यह पंक्ति UTF-8 में नहीं है, इसलिए इसके अक्षर पहचाने नहीं जा सकते",
            en: "this row is not in UTF-8, so its letters cannot be made out",
            hi_hint: "Excel में: File > Save As > \"CSV UTF-8 (Comma delimited)\" चुनकर \
            सहेजें। केवल अंग्रेज़ी जैसे अक्षर हों (windows-1252) तो [[list]] में `encoding = \
            \"windows-1252\"` लिखें; कृतिदेव हो तो `encoding = \"krutidev\"`।",
            en_hint: "In Excel: File > Save As > \"CSV UTF-8 (Comma delimited)\". If it has \
            Latin letters only (windows-1252), write `encoding = \"windows-1252\"` in \
            [[list]]; if it is in Kruti Dev, `encoding = \"krutidev\"`.";

        /// सूची खाली, शीर्षक भी नहीं: पहली पंक्ति में शीर्षक लिखें
        /// an empty list without headings: write them in the first row
        A0207 ListEmpty error,
            hi: "सूची खाली है, उसमें शीर्षकों की पंक्ति भी नहीं है",
            en: "the list is empty: it has not even a row of headings",
            hi_hint: "पहली पंक्ति में नाम जैसे शीर्षक होने चाहिए।",
            en_hint: "The first row must hold headings, such as नाम or Name.";

        /// A list that not even headings were saved in.
        A0207 ListHollow { foreign: ForeignFile } error,
            hi: ("{}", foreign.text(Lang::Hi)),
            en: ("{}", foreign.text(Lang::En)),
            hi_hint: { foreign.hint(Lang::Hi) },
            en_hint: { foreign.hint(Lang::En) };

        /// उद्धरण-चिह्न खुला, पर बंद नहीं हुआ: हटाएँ या बंद करें
        /// a quote mark that is never closed: remove or close it
        A0208 QuoteOpen error,
            hi: "इस पंक्ति के किसी खाने में उद्धरण-चिह्न खुला है, पर कहीं बंद नहीं हुआ",
            en: "a quote mark opens a cell in this row, and none closes it",
            hi_hint: "उद्धरण-चिह्न हटा दें, या खाने के अंत में उसे बंद करें।",
            en_hint: "Remove the quote mark, or close it at the end of the cell.";

        /// नाम का स्तंभ नहीं: किसी स्तंभ का शीर्षक नाम रखें
        /// no column of names: head one नाम
        // `advocate` is a column of names that was taken for that of the advocates who issue letters.
        A0209 NameColumnMissing { headers: String, nearest: Option<String>, advocate: Option<String> } error,
            hi: "सूची में आमंत्रित के नाम का स्तंभ नहीं मिला; उसके शीर्षक ये हैं: {headers}",
            en: "the list has no column for the invitee's name; its headings are: {headers}",
            hi_hint: { match (advocate, nearest) {
                (Some(own), _) => "स्तंभ \"{own}\" पत्र जारी करने वाले अधिवक्ताओं का माना गया। उसमें आमंत्रितों के ही नाम हों तो \
                    [[list]] में `columns = {{ name = \"{own}\" }}` लिखें।",
                (None, Some(nearest)) => "क्या नाम \"{nearest}\" में हैं? तो वह शीर्षक बदलकर नाम कर \
                    दें।",
                (None, None) => "नामों वाले स्तंभ का शीर्षक नाम रखें।",
            } },
            en_hint: { match (advocate, nearest) {
                (Some(own), _) => "The column \"{own}\" was taken for the advocates who issue the letters. If \
                    it has the invitees' names, write `columns = {{ name = \"{own}\" }}` in [[list]].",
                (None, Some(nearest)) => "Is it \"{nearest}\"? Then change that heading to नाम.",
                (None, None) => "Give the column of names the heading नाम or Name.",
            } };

        /// The same of a list in which the separator that the event file gives does not occur.
        A0209 SeparatorWrong { given: char, found: char, headers: String } error,
            hi: ("[[list]] में `separator` {} लिखा है, पर शीर्षकों में वह कहीं नहीं, {} है: {headers}",
                separator_called(*given, "टैब"), separator_called(*found, "टैब")),
            en: ("`separator` of [[list]] is {}, which does not stand between the headings, while {} does: \
             {headers}",
                separator_called(*given, "the tab"), separator_called(*found, "the tab")),
            hi_hint: "[[list]] से `separator` की पंक्ति हटा दें: प्रोग्राम देखकर पहचान लेता है।",
            en_hint: "Delete the line `separator` in [[list]]: it is found by looking.";

        /// एक शीर्षक दो स्तंभों पर: एक बदलें
        /// one heading on two columns: change one
        A0210 HeaderTwice { header: String } error,
            hi: "\"{header}\" शीर्षक दो स्तंभों पर है",
            en: "two columns have the same heading \"{header}\"",
            hi_hint: "एक का शीर्षक बदलें या उसे हटा दें।",
            en_hint: "Rename or remove one of them.";

        /// दो स्तंभों में एक ही ब्योरा: एक शीर्षक बदलें, या `columns` लिखें
        /// two columns mean one field: change a heading, or write `columns`
        A0211 FieldTwice { field: String, first: String, second: String, row: usize } error,
            hi: "\"{first}\" और \"{second}\", दोनों स्तंभ `{field}` के हैं, और पंक्ति {row} में \
            दोनों में अलग-अलग बात लिखी है",
            en: "the columns \"{first}\" and \"{second}\" both mean `{field}`, and row {row} has \
            two different things in them",
            hi_hint: "एक शीर्षक बदलें, या [[list]] के `columns` में बताएँ कि कौन-सा माना जाए।",
            en_hint: "Rename one heading, or say under `columns` of [[list]] which one counts.";

        /// `columns` या `defaults` में अनजाना ब्योरा: [शीर्षक](list.md#headings) देखें
        /// an unknown field in `columns` or `defaults`: see [headings](list.md#headings)
        A0212 FieldUnknown { field: String, nearest: Option<String>, known: String } error,
            hi: "`{field}` यहाँ नहीं चलता: columns और defaults में बाईं ओर केवल ये नाम चलते हैं: {known}",
            en: "`{field}` is no field; at the left in columns and defaults only these names \
                 are understood: {known}",
            hi_hint: { match nearest {
                Some(nearest) => "क्या `{nearest}` लिखना था?",
                None => none,
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean `{nearest}`?",
                None => none,
            } };

        /// `columns` में लिखा शीर्षक सूची में नहीं: जैसा सूची में है वैसा लिखें
        /// the list lacks a heading that `columns` names: write it as in the list
        A0213 ColumnMissing { header: String, headers: String, nearest: Option<String> } error,
            hi: "सूची में \"{header}\" स्तंभ नहीं है; उसके शीर्षक ये हैं: {headers}",
            en: "the list has no column \"{header}\"; its headings are: {headers}",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => none,
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => none,
            } };

        /// बंद करने वाले उद्धरण-चिह्न के बाद कुछ लिखा है: चिह्न उसी खाने में बंद करें
        /// text after a closing quote mark: close it in its own cell
        A0214 QuoteInside error,
            hi: "इस पंक्ति के किसी खाने में उद्धरण-चिह्न खुला है, और जहाँ अगला चिह्न उसे बंद \
            करता है, उसके आगे भी कुछ लिखा है",
            en: "a quote mark opens a cell in this row, and where the next one closes it, \
            other text follows",
            hi_hint: "उद्धरण-चिह्न को उसी खाने के अंत में बंद करें, या हटा दें; चिह्न ही छापना \
            हो तो दो बार लिखें।",
            en_hint: "Close the quote mark at the end of its own cell, or remove it; to print \
            one, double it.";

        /// खाने शीर्षकों से कम या ज़्यादा: अल्पविराम वाले खाने को उद्धरण-चिह्नों में रखें
        /// fewer or more cells than headings: put a cell with a comma in quote marks
        A0301 RowRagged { found: usize, expected: usize } error,
            hi: "इस पंक्ति में खानों की संख्या {found} है, शीर्षकों की {expected}",
            en: { match expected {
                1 => ("this row has {}, but there is 1 heading", counted(*found, "cell")),
                _ => ("this row has {}, but there are {expected} headings", counted(*found, "cell")),
            } },
            hi_hint: "शायद किसी खाने में अल्पविराम है और उद्धरण-चिह्न नहीं; Excel से सहेजने पर \
            ठीक हो जाता है।",
            en_hint: "Perhaps a comma stands in a cell that is not in quotes; saving from \
            Excel mends it.";

        /// नाम खाली, या उसमें एक भी अक्षर नहीं: नाम लिखें, या पंक्ति हटाएँ
        /// no name, or one without a letter: write it, or delete the row
        A0302 NameEmpty error,
            hi: "इस पंक्ति में नाम नहीं है",
            en: "this row has no name",
            hi_hint: "नाम लिखें, या पंक्ति हटा दें।",
            en_hint: "Write the name, or remove the row.";

        /// ऐसे अधिवक्ता आयोजन की फ़ाइल में नहीं: बताए गए नामों में से लिखें
        /// no such advocate in the event file: write one of those named
        A0303 AdvocateUnknown { value: String, nearest: Option<String>, known: String, rows: usize } error,
            hi: { match rows {
                1 => "आयोजन की फ़ाइल में \"{value}\" नाम के कोई अधिवक्ता नहीं हैं",
                rows => "आयोजन की फ़ाइल में \"{value}\" नाम के कोई अधिवक्ता नहीं हैं: {rows} पंक्तियाँ",
            } },
            en: { match rows {
                1 => "the event file has no advocate \"{value}\"",
                rows => "the event file has no advocate \"{value}\": {rows} rows",
            } },
            hi_hint: { match (nearest, new_advocate(value)) {
                (Some(nearest), Some(new)) => "क्या \"{nearest}\" लिखना था? नए हों तो आयोजन की फ़ाइल में जोड़ें: {new}",
                (Some(nearest), None) => "क्या \"{nearest}\" लिखना था?",
                (None, Some(new)) => "आयोजन की फ़ाइल में ये अधिवक्ता हैं: {known}। नए हों तो जोड़ें: {new}",
                (None, None) => "आयोजन की फ़ाइल में ये अधिवक्ता हैं: {known}।",
            } },
            en_hint: { match (nearest, new_advocate(value)) {
                (Some(nearest), Some(new)) => "Did you mean \"{nearest}\"? If it is somebody new, add to the event file: {new}",
                (Some(nearest), None) => "Did you mean \"{nearest}\"?",
                (None, Some(new)) => "The advocates in the event file are: {known}. If it is somebody new, add: {new}",
                (None, None) => "The advocates in the event file are: {known}.",
            } };

        /// यह नाम दो अधिवक्ताओं का हो सकता है: `id` या पूरा नाम लिखें
        /// two advocates answer to this name: write the `id` or the full name
        A0304 AdvocateAmbiguous { value: String, first: String, second: String } error,
            hi: "\"{value}\" से \"{first}\" और \"{second}\" दोनों समझे जा सकते हैं",
            en: "\"{value}\" may be \"{first}\" or \"{second}\"",
            hi_hint: "अधिवक्ता का `id` या पूरा नाम लिखें।",
            en_hint: "Write the advocate's `id` or full name.";

        /// अधिवक्ता नहीं लिखे: स्तंभ भरें, या `[assign]` लिखें
        /// no advocate is named: fill in the column, or write `[assign]`
        A0305 AdvocateNotGiven error,
            hi: "इस पंक्ति में नहीं लिखा है कि पत्र कौन-से अधिवक्ता जारी करेंगे",
            en: "this row does not say which advocate issues the letter",
            hi_hint: "अधिवक्ता वाला स्तंभ भरें, या [[list]] के नीचे `advocate` लिखें, या \
            [assign] से बँटवारा करें।",
            en_hint: "Fill in the column अधिवक्ता, or give `advocate` under [[list]], or share \
            the rows out with [assign].";

        /// लिंग का शब्द समझ में नहीं आया: पु या स्त्री लिखें
        /// the word for the gender is not known: write पु or स्त्री
        A0306 GenderUnknown { value: String } error,
            hi: "\"{value}\" से पता नहीं चलता कि पुरुष हैं या महिला",
            en: "\"{value}\" does not say whether man or woman",
            hi_hint: "पु या स्त्री लिखें, या खाली छोड़ दें।",
            en_hint: "Write पु or स्त्री, or M or F, or nothing.";

        /// लिंग और उपाधि मेल नहीं खाते: जो ग़लत हो उसे ठीक करें
        /// gender and form of address disagree: correct the wrong one
        A0307 GenderClash { gender: String, prefix: String } error,
            hi: "लिंग \"{gender}\" लिखा है, लेकिन \"{prefix}\" उसके साथ नहीं लगता",
            en: "the gender is \"{gender}\", but \"{prefix}\" is not said of one",
            hi_hint: "दोनों में से जो ग़लत हो उसे ठीक करें।",
            en_hint: "Mend one of the two.";

        /// पुरुष के साथ पति का नाम: जो ग़लत हो उसे ठीक करें
        /// a husband is named for a man: correct the wrong one
        A0308 HusbandOfMan { husband: String } error,
            hi: "पति का नाम ({husband}) लिखा है, लेकिन आमंत्रित पुरुष हैं",
            en: "a husband ({husband}) is given, but the invitee is a man",
            hi_hint: "दोनों में से जो ग़लत हो उसे ठीक करें।",
            en_hint: "Mend one of the two.";

        /// खाने में 4,000 से ज़्यादा अक्षर: छोटा करें
        /// more than 4,000 characters in a cell: shorten it
        A0309 CellTooLong { length: usize, most: usize } error,
            hi: "इस खाने में {length} अक्षर हैं; {most} से ज़्यादा नहीं हो सकते",
            en: "this cell has {length} characters; it may have {most}",
            hi_hint: "पाठ छोटा करें।",
            en_hint: "Make the text shorter.";

        /// संख्या के अंतिम अंक मिट गए हैं: फिर से लिखें
        /// a number that lost its last digits: type it anew
        /// `9.43E+09`
        A0310 NumberShortened { value: String } error,
            hi: "संख्या के अंतिम अंक मिट गए हैं: {value}",
            en: "the last digits of this number are lost: {value}",
            hi_hint: "Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इस खाने को दोबारा \
            लिखें।",
            en_hint: "In Excel choose the column, Format Cells > Text, then type the cell \
            again.";

        /// Excel ने खाने को तारीख बना दिया है: पाठ के रूप में लिखें
        /// Excel has made a date of the cell: type it as text
        /// वार्ड `3/4`
        // `correction` is the line of corrections.csv, but for what is right.
        A0311 CellIsDate { value: String, correction: String } error,
            hi: "यहाँ तारीख नहीं हो सकती, पर Excel ने इसे तारीख बना दिया है: {value}",
            en: "no date belongs here, but Excel has made one of this cell: {value}",
            hi_hint: "Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इस खाने को दोबारा \
            लिखें। सूची को न छूना हो तो आयोजन की फ़ाइल के पास corrections.csv में यह पंक्ति जोड़ें, \
            अंत में सही पाठ के साथ: `{correction},सही पाठ` (उसकी पहली पंक्ति: \
            `file,sheet,row,heading,name,was,now`)।",
            en_hint: "In Excel choose the column, Format Cells > Text, then type the cell \
            again. To leave the list as it is, add this line to corrections.csv beside the event \
            file, with the right text at its end: `{correction},RIGHT TEXT` (its first line: \
            `file,sheet,row,heading,name,was,now`).";

        /// सूत्र की ग़लती: मान लिखें
        /// the error of a formula: type the value
        /// `#REF!`
        A0312 CellHasError { value: String } error,
            hi: "इस खाने के सूत्र में ग़लती है: {value}",
            en: "the formula of this cell fails: {value}",
            hi_hint: "सूत्र ठीक करें, या उसकी जगह मान लिखें।",
            en_hint: "Mend the formula, or write the value.";

        /// "ऊपर जैसा" का चिह्न (〃, -do-, वही): ऊपर का खाना कॉपी करें
        /// a mark for "as above" (〃, -do-, वही): copy the cell above
        A0315 CellIsDitto { value: String } error,
            hi: "इस खाने में \"ऊपर जैसा\" का चिह्न है, पाठ नहीं: {value}",
            en: "this cell has a mark for \"as above\" in place of a text: {value}",
            hi_hint: "ऊपर का खाना इस खाने में कॉपी करें (Excel में Ctrl+D), या इसे खाली छोड़ें।",
            en_hint: "Copy the cell above into this one (Ctrl+D in Excel), or leave it empty.";

        /// इस नाम का साँचा नहीं: `aamantran templates` देखें
        /// no such template: see `aamantran templates`
        A0401 TemplateUnknown { name: String, nearest: Option<String>, known: String } error,
            hi: "\"{name}\" नाम का कोई साँचा नहीं है",
            en: "there is no template \"{name}\"",
            hi_hint: { match (odd_hint(name, Lang::Hi), nearest) {
                (Some(odd), _) => "{odd}",
                (None, Some(nearest)) => "क्या \"{nearest}\" लिखना था?",
                (None, None) => "प्रोग्राम में ये साँचे हैं: {known}। अपना साँचा ./नाम जैसे पथ से दिया \
                    जाता है।",
            } },
            en_hint: { match (odd_hint(name, Lang::En), nearest) {
                (Some(odd), _) => "{odd}",
                (None, Some(nearest)) => "Did you mean \"{nearest}\"?",
                (None, None) => "Built-in templates: {known}. Your own is given as a path, ./name.",
            } };

        /// `extends` में ऐसा साँचा जो प्रोग्राम में नहीं: नाम देखें
        /// `extends` names no built-in template: check the name
        A0402 TemplateExtends { name: String, nearest: Option<String>, known: String } error,
            hi: "यह साँचा \"{name}\" पर आधारित है, लेकिन प्रोग्राम में वह साँचा नहीं है",
            en: "the template extends \"{name}\", which is not a built-in template",
            hi_hint: { match (odd_hint(name, Lang::Hi), nearest) {
                (Some(odd), _) => "{odd}",
                (None, Some(nearest)) => "क्या \"{nearest}\" लिखना था?",
                (None, None) => "प्रोग्राम में ये साँचे हैं: {known}। अपना साँचा ./नाम जैसे पथ से दिया \
                    जाता है।",
            } },
            en_hint: { match (odd_hint(name, Lang::En), nearest) {
                (Some(odd), _) => "{odd}",
                (None, Some(nearest)) => "Did you mean \"{nearest}\"?",
                (None, None) => "Built-in templates: {known}. Your own is given as a path, ./name.",
            } };

        /// `letter.dj` नहीं है: लिखें, या `extends` लिखें
        /// there is no `letter.dj`: write it, or `extends`
        A0403 TemplateLetterMissing { name: String } error,
            hi: "साँचे \"{name}\" में letter.dj नहीं है",
            en: "the template \"{name}\" has no letter.dj",
            hi_hint: "उसे लिखें, या template.toml में बताएँ कि वह किस साँचे पर आधारित \
            (extends) है।",
            en_hint: "Write one, or say in template.toml which built-in template it extends.";

        /// साँचे के लिए ज़रूरी कुंजी नहीं: आयोजन की फ़ाइल में लिखें
        /// a key that the template needs is missing: write it in the event file
        A0404 TemplateNeeds { template: String, key: String } error,
            hi: "साँचे \"{template}\" के लिए `{key}` ज़रूरी है, जो दिया नहीं गया है",
            en: "the template \"{template}\" needs `{key}`, which is not given",
            hi_hint: "आयोजन की फ़ाइल में `{key}` लिखें।",
            en_hint: "Give `{key}` in the event file.";

        /// साँचे में `[card]` का वह भाग नहीं: `template = "chhapa-card"` लिखें
        /// the template has no such part of `[card]`: write `template = "chhapa-card"`
        A0445 CardPartUnknown { template: String, key: String } error,
            hi: "साँचा \"{template}\" `{key}` नहीं छापता",
            en: "the template \"{template}\" does not print `{key}`",
            hi_hint: "[letter] में `template = \"chhapa-card\"` लिखें, या [card] की वह तालिका हटा दें।",
            en_hint: "Write `template = \"chhapa-card\"` in [letter], or take that table of [card] out.";

        /// छपे कार्ड के खाली पत्रों पर कुछ नहीं छपता: `[card.number]` लिखें
        /// blank letters on printed cards would have nothing on them: write `[card.number]`
        A0458 BlankCards error,
            hi: "खाली पत्रों पर कुछ नहीं छपेगा: [card] में नाम और पता ही हैं",
            en: "blank letters would have nothing on them: [card] has but name and address",
            hi_hint: "[card.number] लिखें, ताकि हर कार्ड पर उसका क्रमांक छपे; या `blank_letters` हटाएँ और \
            बिना छपे कार्ड हाथ से भरें।",
            en_hint: "Write [card.number], so that each card has its serial; or leave \
            `blank_letters` out and fill in cards as they came from the press.";

        /// साँचे के कोड में ग़लती: [templates.md](templates.md) देखें
        /// the template's code is wrong: see [templates.md](templates.md)
        A0405 TemplateSyntax { detail: String } error,
            hi: "साँचे में यहाँ ग़लती है ({detail})",
            en: "the template is wrong here ({detail})",
            hi_hint: "साँचा लिखने का तरीक़ा docs/hi/templates.md में है।",
            en_hint: "docs/en/templates.md shows how to write one.";

        /// साँचा भरा नहीं जा सका: नामों की वर्तनी देखें
        /// the template cannot be filled in: check the spelling of names
        A0406 TemplateRender { detail: String } error,
            hi: "साँचा भरा नहीं जा सका ({detail})",
            en: "the template cannot be filled in ({detail})",
            hi_hint: "अक्सर किसी नाम की वर्तनी ग़लत होती है, या उसका मान दिया नहीं होता: सब \
            नाम docs/hi/templates.md में हैं।",
            en_hint: "Often a name is misspelt, or what it names is not given: \
            docs/en/templates.md lists all names.";

        /// `safe` फ़िल्टर की अनुमति नहीं: हटाएँ
        /// the filter `safe` is not allowed: remove it
        A0407 UnsafeFilter error,
            hi: "`safe` फ़िल्टर की अनुमति नहीं है: सूची में लिखी बात साँचे का अंश नहीं बन सकती",
            en: "the filter `safe` is not allowed: what stands in a list must never become \
            markup",
            hi_hint: "`| safe` हटा दें।",
            en_hint: "Remove `| safe`.";

        /// ऐसा चिह्न जो पत्र में नहीं आ सकता: हटाएँ, या पहले `\` लिखें
        /// markup that a letter cannot have: remove it, or write `\` before it
        A0408 MarkupUnsupported { what: MarkupKind } error,
            hi: ("पत्र में यह नहीं आ सकता: {}", what.text(Lang::Hi)),
            en: ("a letter cannot have {}", what.text(Lang::En)),
            hi_hint: "उसे हटा दें। कोई चिह्न ज्यों-का-त्यों छापना हो तो उसके पहले \\ लिखें।",
            en_hint: "Remove it. To print a character of markup as it is, put \\ before it.";

        /// शैली या फ़ॉन्ट की कुंजी का मान सही नहीं: [templates.md](templates.md) देखें
        /// a value of the style or of the fonts is wrong: see [templates.md](templates.md)
        A0409 StyleInvalid { key: String, problem: StyleProblem } error,
            hi: ("शैली `{key}` सही नहीं है: {}", problem.text(Lang::Hi)),
            en: ("the style `{key}` is wrong: {}", problem.text(Lang::En)),
            hi_hint: { match problem {
                StyleProblem::FamilyUnknown { .. } => "`aamantran fonts` सब फ़ॉन्ट दिखाता है; \
                    अपना फ़ॉन्ट [[font]] से जुड़ता है।",
                StyleProblem::ChoiceUnknown { .. } => "[fonts] में इनमें से कोई नाम लिखें; \
                    `all` का अर्थ है पूरा पत्र।",
                _ => ("क्या लिखा जा सकता है, यह docs/hi/{} में है; माप के साथ इकाई \
                    लिखें, जैसे 20mm या 12pt।",
                    if is_of_event(key) { "event.md" } else { "templates.md" }),
            } },
            en_hint: { match problem {
                StyleProblem::FamilyUnknown { .. } => "`aamantran fonts` lists the families; \
                    [[font]] adds one of your own.",
                StyleProblem::ChoiceUnknown { .. } => "Write one of these in [fonts]; `all` \
                    stands for the whole letter.",
                _ => ("docs/en/{} shows what it can be; measures have units, such as \
                    20mm or 12pt.",
                    if is_of_event(key) { "event.md" } else { "templates.md" }),
            } };

        /// शैली की कुंजी का अर्थ नहीं: वर्तनी देखें
        /// a key of the style means nothing: check its spelling
        A0410 StyleUnknownKey { key: String, nearest: Option<String> } error,
            hi: "शैली में `{key}` का कोई अर्थ नहीं है",
            en: "the style `{key}` means nothing",
            hi_hint: { match (odd_hint(key, Lang::Hi), nearest) {
                (Some(odd), _) => "{odd}",
                (None, Some(nearest)) => "क्या `{nearest}` लिखना था?",
                (None, None) => none,
            } },
            en_hint: { match (odd_hint(key, Lang::En), nearest) {
                (Some(odd), _) => "{odd}",
                (None, Some(nearest)) => "Did you mean `{nearest}`?",
                (None, None) => none,
            } };

        /// `letter.body` में साँचे का कोड: सीधा पाठ लिखें
        /// code of a template in `letter.body`: write plain text
        A0411 BodyTemplateCode { found: String } error,
            hi: "`letter.body` में `{found}` है, जो केवल साँचे में हो सकता है",
            en: "`letter.body` has `{found}`, which only a template may have",
            hi_hint: "सीधा पाठ लिखें; जो बात हर पत्र में अलग हो, वह साँचे में लिखी जाती है।",
            en_hint: "Write plain text; what differs from letter to letter belongs in a \
            template.";

        /// `lang` की भाषा अज्ञात है: बताई हुई भाषाओं में से लिखें
        /// a `lang` that is not known: write one of those named
        /// `{lang=xx}`
        A0418 LanguageUnknown { code: String, known: String } error,
            hi: "`lang` में `{code}` नाम की भाषा नहीं है",
            en: "`lang` has no language `{code}`",
            hi_hint: "इनमें से एक लिखें: {known}।",
            en_hint: "Write one of these: {known}.";

        /// साँचा एक पत्र के लिए बहुत पाठ बनाता है, `range` से बहुत अंक लेता है, या उसके `for` बहुत बार चलते हैं: `for` घटाएँ
        /// the template makes too long a text for one letter, takes too many numbers of `range`, or its `for` loops take too many turns: have fewer of them
        A0419 TemplateTooMuch { limit: TemplateLimit } error,
            hi: { match limit {
                TemplateLimit::Text => "साँचा एक पत्र के लिए बहुत ज़्यादा पाठ बनाता है",
                TemplateLimit::Numbers => "साँचा एक पत्र के लिए `range` से बहुत ज़्यादा अंक \
                    लेता है",
                TemplateLimit::Turns => "साँचे के `for` एक पत्र के लिए बहुत बार चलते हैं",
            } },
            en: { match limit {
                TemplateLimit::Text => "the template makes too long a text for one letter",
                TemplateLimit::Numbers => "the template takes too many numbers of `range` for \
                    one letter",
                TemplateLimit::Turns => "the `for` loops of the template take too many turns \
                    for one letter",
            } },
            hi_hint: { match limit {
                TemplateLimit::Text => "एक पत्र में 1 MB तक पाठ बन सकता है: साँचे के `for` \
                    देखें।",
                TemplateLimit::Numbers => "एक पत्र में `range` से कुल 10,000 तक अंक बन सकते \
                    हैं।",
                TemplateLimit::Turns => "एक पत्र में सब `for` मिलकर 1,00,000 बार चल सकते हैं; \
                    एक के भीतर दूसरा हो तो गुणा होता है: 50 के तीन 1,27,550 बार चलते हैं।",
            } },
            en_hint: { match limit {
                TemplateLimit::Text => "A letter may have 1 MB of text: look at its `for` \
                    loops.",
                TemplateLimit::Numbers => "A letter may have 10,000 numbers of `range`, in all \
                    calls together.",
                TemplateLimit::Turns => "All loops of a letter together may take 100,000 \
                    turns; loops inside each other multiply: three of 50 take 127,550.",
            } };

        /// चित्र छापा नहीं जा सकता: PNG, JPEG, SVG या PDF में फिर से सहेजें
        /// a picture that cannot be printed: save it again as PNG, JPEG, SVG or PDF
        A0420 PictureInvalid { path: String, problem: PictureProblem } error,
            hi: ("चित्र {path} छापा नहीं जा सकता: {}", problem.text(Lang::Hi)),
            en: ("the picture {path} cannot be printed: {}", problem.text(Lang::En)),
            hi_hint: { problem.hint(Lang::Hi) },
            en_hint: { problem.hint(Lang::En) };

        /// ऐसा चित्र न साँचे में है, न आयोजन में: फ़ाइल रखें और नाम देखें
        /// no such picture in template or event: put it there, check the name
        A0421 PictureUnknown { name: String } error,
            hi: "\"{name}\" नाम का चित्र न साँचे में है, न आयोजन में",
            en: "neither the template nor the event has a picture \"{name}\"",
            hi_hint: "PNG, JPEG, SVG या PDF फ़ाइल साँचे या आयोजन की फ़ाइल के फ़ोल्डर में रखें और \
            उसका नाम ज्यों-का-त्यों लिखें। सूची में लिखी बात कभी चित्र का नाम नहीं बनती।",
            en_hint: "Put the PNG, JPEG, SVG or PDF file into the folder of the template or of the \
            event file, and write its name as it is. What stands in a list never names a \
            picture.";

        /// चित्र में क्या है, शब्दों में नहीं लिखा: कोष्ठक में लिखें
        /// a picture without words for it: write them in the brackets
        A0422 PictureWithoutText { name: String } error,
            hi: "चित्र \"{name}\" में क्या है, यह शब्दों में नहीं लिखा है",
            en: "the picture \"{name}\" has no words for those who cannot see it",
            hi_hint: "देख न सकने वालों के लिए उसे कोष्ठक में लिखें, जैसे ![न्यायालय की \
            मुहर](seal.png), या केवल सजावट हो तो {{.decoration}} लगाएँ।",
            en_hint: "Write them between the brackets, as in ![seal of the court](seal.png), \
            or give a mere ornament the class {{.decoration}}.";

        /// QR कोड के लिए बहुत लंबा: छोटा लिंक लिखें
        /// too long for a QR code: write a shorter link
        A0423 QrTooLong { text: String } error,
            hi: ("QR कोड के लिए यह बहुत लंबा है: \"{}…\"", text.trim()),
            en: ("this is too long for a QR code: \"{}…\"", text.trim()),
            hi_hint: "उसकी जगह छोटा लिंक छापें; QR कोड में हिंदी के लगभग 700 अक्षर आते हैं।",
            en_hint: "Print a short link instead; a QR code holds about 700 Hindi letters.";

        /// साँचे की भाषा पत्र की भाषा से अलग: `language` लिखें, या दूसरा साँचा चुनें
        /// the template's language is not that of the letters: write `language`, or choose another template
        A0425 TemplateLanguage { template: String, of_template: &'static str, of_letter: &'static str } warning,
            hi: ("साँचे \"{template}\" के शब्द {} हैं, पर इस आयोजन के पत्र {other}: तारीख, समय, संबोधन और समापन \
             {other} छपेंगे",
                language_in_hindi(of_template), other = language_in_hindi(of_letter)),
            en: ("the words of the template \"{template}\" are {}, but the letters of this event are \
             {other}: dates, hours, salutation and closing will be {other}",
                language_in_english(of_template), other = language_in_english(of_letter)),
            hi_hint: { match (of_letter) {
                &"en" => "`template = \"invitation\"` भी लिखें; अपना साँचा हो तो उसकी template.toml में \
                    `language = \"en\"` लिखें।",
                _ => "`language = \"{of_template}\"` भी लिखें, या दूसरा साँचा चुनें; अपना साँचा हो तो उसकी \
                    template.toml में उसके शब्दों की भाषा लिखें।",
            } },
            en_hint: { match (of_letter) {
                &"en" => "Write `template = \"invitation\"` as well; in the template.toml of a \
                    template of your own, write `language = \"en\"`.",
                _ => "Write `language = \"{of_template}\"` as well, or choose another template; in \
                    the template.toml of a template of your own, write the language of its words.",
            } };

        /// साँचे का `for`, `if`, `block` या कोई और कोड बंद नहीं हुआ: उसका अंत (`endfor` आदि) लिखें
        /// a `for`, `if`, `block` or other code of the template is never closed: write its end (`endfor` etc.)
        A0426 TemplateUnclosed { tag: String, end: String } error,
            hi: "`{tag}` यहाँ शुरू होता है, पर कहीं बंद नहीं होता: `{end}` नहीं है",
            en: "`{tag}` begins here and is never closed: `{end}` is lacking",
            hi_hint: { match (end.starts_with("end")) {
                true => "जहाँ उसे ख़त्म होना है, वहाँ {{% {end} %}} लिखें।",
                false => "जहाँ उसे ख़त्म होना है, वहाँ {end} लिखें।",
            } },
            en_hint: { match (end.starts_with("end")) {
                true => "Write {{% {end} %}} where it is to end.",
                false => "Write {end} where it is to end.",
            } };

        /// लेटरहेड का पन्ना काग़ज़ जितना बड़ा नहीं: वही नाप चुनें
        /// the letterhead's page is not as large as the paper: choose the same size
        A0427 UnderlaySize {
            path: String, own: String, paper: String, percent: String, has_bleed: bool
        } warning,
            hi: { match has_bleed {
                false => "{path} का पन्ना {own} का है, पर काग़ज़ {paper} का: वह {percent} % नाप पर छपेगा",
                true => "{path} का पन्ना {own} का है, पर `bleed` मिलाकर काग़ज़ {paper} का: वह {percent} % नाप पर \
                छपेगा",
            } },
            en: { match has_bleed {
                false => "the page of {path} is {own}, but the paper {paper}: it will be printed at \
                {percent} %",
                true => "the page of {path} is {own}, but the paper with its bleed {paper}: it will be \
                printed at {percent} %",
            } },
            hi_hint: "`[paper] size` में वही काग़ज़ लिखें, या लेटरहेड की PDF इस नाप की बनाएँ।",
            en_hint: "Write that paper under `[paper] size`, or make the PDF of the letterhead \
            as large as that.";

        /// छपे कार्ड का चित्र कार्ड के किनारों पर कटा नहीं: उतना ही काटें
        /// the picture of the printed card is not cut to its edges: crop it
        A0446 GuideShape { path: String, own: String, paper: String } warning,
            hi: "{path} की चौड़ाई और ऊँचाई {own} हैं, पर कार्ड की {paper}: उस पर शब्द ग़लत जगह दिखेंगे",
            en: "width and height of {path} are as {own}, but those of the card as {paper}: words will be \
            shown at wrong places on it",
            hi_hint: "चित्र को ठीक कार्ड के किनारों पर काटें, और `[paper] size` में कार्ड का नाप लिखें।",
            en_hint: "Cut the picture to the edges of the card, and write the card's measures in `[paper] size`.";

        /// अक्षर किसी फ़ॉन्ट में नहीं: उसे हटा दें
        /// a character that no font has: remove it
        /// `😀`
        A0501 MissingGlyph { field: String, character: char } error,
            hi: ("{} में {}{} है: {}, जो किसी फ़ॉन्ट से नहीं छप सकता",
                field_in_hindi(field), quoted(*character), code_point(*character), sort(*character).text(Lang::Hi)),
            en: ("{field} has {}{}: {}, which no font here can print",
                quoted(*character), code_point(*character), sort(*character).text(Lang::En)),
            hi_hint: "उसे हटा दें, या दूसरी तरह से लिखें।",
            en_hint: "Remove the character, or type it another way.";

        /// मात्रा या चिह्न के पहले अक्षर नहीं: शब्द फिर से टाइप करें
        /// a vowel sign or mark without a letter to stand on: type the word anew
        /// `िसंह`
        A0502 BrokenCluster { field: String, text: String } error,
            hi: ("{}: \"{text}\" में किसी मात्रा या चिह्न के पहले अक्षर नहीं है", field_in_hindi(field)),
            en: "{field}: in \"{text}\" a vowel sign or mark has no letter to stand on",
            hi_hint: "वह शब्द फिर से टाइप करें।",
            en_hint: "Type the word again.";

        /// फ़ॉन्ट काम का नहीं: दूसरा चुनें
        /// a font that cannot be used: choose another
        A0503 FontInvalid { detail: String } error,
            hi: "फ़ॉन्ट काम का नहीं है ({detail})",
            en: "the font cannot be used ({detail})",
            hi_hint: "दूसरा फ़ॉन्ट चुनें; `aamantran fonts` सब फ़ॉन्ट दिखाता है।",
            en_hint: "Choose another font; `aamantran fonts` lists them.";

        /// एक फ़ॉन्ट में बहुत तरह के अक्षर: सूची बाँटें
        /// too many different glyphs of one font: divide the list
        A0504 TooManyGlyphs error,
            hi: "पत्रों में इतने तरह के अक्षर-रूप आए हैं कि PDF का एक फ़ॉन्ट उन्हें नहीं सँभाल \
            सकता",
            en: "the letters use more different signs than one font of a PDF can hold",
            hi_hint: "सूची के कई हिस्से करके पत्र अलग-अलग बनाएँ।",
            en_hint: "Make the letters in several smaller lots.";

        /// PDF नहीं बन सका: आयोजन की फ़ाइल के साथ सूचना दें
        /// the PDF could not be put together: report it with the event file
        A0505 PdfWrite { detail: String } error,
            hi: "PDF नहीं बन सका ({detail})",
            en: "the PDF could not be put together ({detail})",
            hi_hint: "ऐसा होना नहीं चाहिए। कृपया आयोजन की फ़ाइल के साथ इसकी सूचना दें।",
            en_hint: "This should not happen. Please report it with the event file.";

        /// अपनी फ़ॉन्ट फ़ाइल काम की नहीं: [fonts.md](fonts.md) देखें
        /// a font file of your own cannot be used: see [fonts.md](fonts.md)
        A0506 OwnFont { file: String, problem: FontProblem } error,
            hi: ("फ़ॉन्ट {file} काम का नहीं है: {}", problem.text(Lang::Hi)),
            en: ("the font {file} cannot be used: {}", problem.text(Lang::En)),
            hi_hint: { problem.hint(Lang::Hi) },
            en_hint: { problem.hint(Lang::En) };

        /// फ़ाइल नहीं लिखी जा सकी: जगह और अनुमति देखें, खुली फ़ाइल बंद करें; उसकी जगह फ़ोल्डर हो, या फ़ोल्डर की जगह फ़ाइल, तो उसे हटाएँ
        /// a file cannot be written: check room and permission, close it elsewhere; move a folder that stands in its place, or a file in the place of its folder
        A0601 FileWrite { path: String, detail: String } error,
            hi: "{path} नहीं लिखी जा सकी ({detail})",
            en: "{path} could not be written ({detail})",
            hi_hint: "कहीं वह किसी प्रोग्राम में खुली तो नहीं? डिस्क में जगह और लिखने की \
            अनुमति भी देख लें।",
            en_hint: "Is the file open in another program? Is there space, and may you write \
            there?";

        /// A folder stands where a file is to be written, or a file where a folder is wanted.
        A0601 InTheWay { path: String, is_folder: bool } error,
            hi: { match is_folder {
                true => "{path} फ़ोल्डर है, पर वहाँ फ़ाइल लिखनी है",
                false => "{path} फ़ाइल है, पर वहाँ फ़ोल्डर चाहिए",
            } },
            en: { match is_folder {
                true => "{path} is a folder, but a file is to be written there",
                false => "{path} is a file, but a folder is wanted there",
            } },
            hi_hint: "उसे कहीं और रखें या उसका नाम बदलें, फिर वही आदेश चलाएँ।",
            en_hint: "Move it away or give it another name, and run the same command again.";

        /// फ़ाइल फ़ोल्डर के बाहर जाती: नाम में `..` न रखें
        /// a file would leave its folder: use no `..` in names
        A0602 PathUnsafe { path: String } error,
            hi: "\"{path}\" चुने हुए फ़ोल्डर के बाहर लिखी जाती, इसलिए नहीं लिखी गई",
            en: "\"{path}\" would lie outside the output folder",
            hi_hint: "फ़ाइल के नाम में फ़ोल्डर, `..` या `:` न रखें।",
            en_hint: "Give the file a name without folders, `..` or `:`.";

        /// फ़ाइल पहले से है: दूसरा फ़ोल्डर चुनें, या उसे हटाएँ
        /// a file exists: choose another folder, or delete it
        A0603 FileExists { path: String } error,
            hi: "{path} पहले से है, उसे छेड़ा नहीं गया",
            en: "{path} exists already and is left as it is",
            hi_hint: "दूसरा फ़ोल्डर चुनें, या उस फ़ाइल को हटा दें।",
            en_hint: "Choose another folder, or remove the file.";

        /// पंक्तियों में ग़लतियाँ, इसलिए कुछ नहीं बना: ठीक करें, या `--skip-invalid` लगाएँ
        /// rows have errors, so nothing was made: correct them, or use `--skip-invalid`
        A0604 RowsRejected { count: usize } error,
            hi: { match count {
                1 => "एक पंक्ति में ग़लती है, इसलिए कुछ नहीं बनाया गया",
                _ => "{count} पंक्तियों में ग़लतियाँ हैं, इसलिए कुछ नहीं बनाया गया",
            } },
            en: { match count {
                1 => "one row has errors, so nothing was made",
                _ => "{count} rows have errors, so nothing was made",
            } },
            hi_hint: { match count {
                1 => "उसे ठीक करें, या बाक़ी पत्र अभी बनाने के लिए --skip-invalid लगाएँ।",
                _ => "उन्हें ठीक करें, या बाक़ी पत्र अभी बनाने के लिए --skip-invalid लगाएँ।",
            } },
            en_hint: { match count {
                1 => "Mend it, or use --skip-invalid to make the other letters now.",
                _ => "Mend them, or use --skip-invalid to make the other letters now.",
            } };

        /// हर पंक्ति में ग़लती: पंक्तियाँ ठीक करें
        /// every row has errors: correct them
        A0605 AllRowsRejected error,
            hi: "हर पंक्ति में ग़लती है: बनाने को कोई पत्र नहीं बचा",
            en: "every row has errors: there is no letter to make",
            hi_hint: "पंक्तियाँ ठीक करें, फिर पत्र बनाएँ।",
            en_hint: "Mend the rows, then make the letters.";

        /// जो फ़ाइल पढ़ी जाती है, वह मिट जाती: दूसरा फ़ोल्डर लिखें
        /// a file that is read would be written over: give another folder
        A0606 OutputIsInput { path: String } error,
            hi: "{path} पत्र बनाने के लिए पढ़ी जाती है, और उसी जगह लिखने से वह मिट जाएगी",
            en: "{path} is read for the letters, and making them would write over it",
            hi_hint: "-o के बाद दूसरा फ़ोल्डर लिखें; अभी कुछ नहीं लिखा गया।",
            en_hint: "Give another folder after -o; nothing was written.";

        /// फ़ोल्डर की जगह फ़ाइल: दूसरा फ़ोल्डर लिखें
        /// the output folder is a file: give another folder
        A0607 OutputNotFolder { path: String } error,
            hi: "पत्र किसी फ़ोल्डर में रखे जाते हैं, लेकिन {path} एक फ़ाइल है",
            en: "the letters go into a folder, but {path} is a file",
            hi_hint: "-o के बाद दूसरा फ़ोल्डर लिखें; अभी कुछ नहीं लिखा गया।",
            en_hint: "Give another folder after -o; nothing was written.";

        /// लिखना बीच में रुका: कारण दूर करके फिर चलाएँ
        /// writing stopped half-way: remove the cause and run again
        A0608 WritingStopped { files: usize } error,
            hi: { match files {
                1 => "इससे पहले 1 फ़ाइल लिखी जा चुकी थी; वह पूरी है",
                _ => "इससे पहले {files} फ़ाइलें लिखी जा चुकी थीं; वे पूरी हैं",
            } },
            en: { match files {
                1 => "1 file was already written when this happened; it is whole",
                _ => "{files} files were already written when this happened; they are whole",
            } },
            hi_hint: "कारण दूर करके वही आदेश फिर चलाएँ: काम वहीं से आगे बढ़ेगा।",
            en_hint: "Mend the cause and run the same command again: it goes on where it \
            stopped.";

        /// इतने पत्र एक फ़ाइल में नहीं आते, इसलिए कई बनीं: एक के बाद एक छापें
        /// too many letters for one file, so there are several: print one after the other
        A0609 FileSplit { first: String, files: usize } warning,
            hi: "इतने पत्र एक PDF/A फ़ाइल में नहीं आते: {first} से शुरू करके {files} फ़ाइलें \
            बनी हैं",
            en: "the letters are too many for one PDF/A file: there are {files} files, from \
            {first} on",
            hi_hint: "उन्हें एक के बाद एक छापें।",
            en_hint: "Print them one after the other.";
    }
    families {
        Reading(ReadingMessage),
        Ledger(LedgerMessage),
        Selection(SelectionMessage),
        Duplicate(DuplicateMessage),
        Assign(AssignMessage),
        Correction(CorrectionMessage),
        Edition(EditionMessage),
        Delivery(DeliveryMessage),
        Layout(LayoutMessage),
        Markup(MarkupMessage),
        List(ListMessage),
        Sheet(SheetMessage),
        Script(ScriptMessage),
        Cell(CellMessage),
        Output(OutputMessage),
        Print(PrintMessage),
    }
}

/// A separator of cells as messages name it.
fn separator_called(separator: char, tab: &str) -> String {
    if separator == '\t' { tab.to_owned() } else { format!("\"{separator}\"") }
}

/// The lines of the event file that make somebody an advocate; none for a text that is no name,
/// such as the mark of a signature (ह०/-).
fn new_advocate(name: &str) -> Option<String> {
    let is_name = name.chars().filter(|c| c.is_alphabetic()).count() > 1 && !name.contains('/');
    is_name.then(|| format!("[[advocate]] name = \"{}\"", name.replace(['"', '\\'], "")))
}

/// A field of an invitee in Hindi; a heading or a file as it is.
fn field_in_hindi(field: &str) -> &str {
    match field {
        "name" => "नाम",
        "prefix" => "उपाधि",
        "alias" => "उर्फ",
        "father" => "पिता का नाम",
        "husband" => "पति का नाम",
        "guardian" => "पिता या पति का नाम",
        "family" => "परिवार के शब्द",
        "post" => "पद",
        "village" => "ग्राम",
        "ward" => "वार्ड",
        "post_office" => "डाकघर",
        "thana" => "थाना",
        "panchayat" => "पंचायत",
        "block" => "प्रखंड",
        "subdivision" => "अनुमंडल",
        "district" => "जिला",
        "pin" => "पिन",
        "phone" => "फ़ोन",
        "note" => "टिप्पणी",
        "id" => "पहचान",
        "paper" => "काग़ज़",
        "variant" => "पत्र का प्रकार",
        other => other,
    }
}

/// A language by its code (BCP 47), as one says that words are in it.
fn language_in_hindi(code: &str) -> &str {
    match code {
        "hi" => "हिंदी में",
        "en" => "अंग्रेज़ी में",
        "mr" => "मराठी में",
        "bho" => "भोजपुरी में",
        "mai" => "मैथिली में",
        other => other,
    }
}

/// The same in English.
fn language_in_english(code: &str) -> &str {
    match code {
        "hi" => "Hindi",
        "en" => "English",
        "mr" => "Marathi",
        "bho" => "Bhojpuri",
        "mai" => "Maithili",
        other => other,
    }
}

/// The last part of a dotted key.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// A character in quote marks, if it shows something and does no harm to its line.
fn quoted(character: char) -> String {
    printable(character).map(|c| format!("\"{c}\" ")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Lang, LayoutMessage, MarkupKind, Message, StyleProblem};

    #[test]
    fn what_can_be_mended_has_a_remedy_in_both_languages() {
        let text = || "x".to_owned();
        for message in [
            Message::StyleInvalid { key: text(), problem: StyleProblem::FontsMissing },
            Message::TemplateRender { detail: text() },
            Message::EndBeforeStart,
            Message::ListTwice { path: text() },
            Message::FontInvalid { detail: text() },
            Message::OwnFont {
                file: text(),
                problem: crate::diagnostic::FontProblem::Variable,
            },
            Message::PathUnsafe { path: text() },
            Message::MarkupUnsupported { what: MarkupKind::Raw },
            Message::BodyTemplateCode { found: text() },
            Message::Layout(LayoutMessage::CodeBeyond),
            Message::Layout(LayoutMessage::TooNarrow { text: text() }),
        ] {
            let [hindi, english] = [Lang::Hi, Lang::En].map(|lang| message.hint(lang));
            assert!(hindi.is_some() && english.is_some() && hindi != english, "{message:?}");
        }
        let hint = |count| Message::RowsRejected { count }.hint(Lang::Hi).unwrap_or_default();
        assert!(hint(1).starts_with("उसे ") && hint(2).starts_with("उन्हें "));
    }

    #[test]
    fn one_spelling_of_each_word() {
        for source in [
            include_str!("message.rs"),
            include_str!("../cli/mod.rs"),
            include_str!("../cli/make.rs"),
            include_str!("../cli/templates.rs"),
            include_str!("../starter/event.toml"),
            include_str!("../../docs/hi/event.md"),
            include_str!("../../docs/hi/list.md"),
            include_str!("../../docs/hi/output.md"),
            include_str!("../../docs/hi/ledger.md"),
            include_str!("../../docs/hi/krutidev.md"),
        ] {
            // With the nukta that this program leaves out of both.
            for word in ["ख\u{93C}ाली", "तारीख\u{93C}", "\u{959}ाली", "तारी\u{959}"]
            {
                assert!(!source.contains(word), "{word}");
            }
        }
    }
}
