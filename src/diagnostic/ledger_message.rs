//! Messages about the ledger, which keeps each invitee's serial.

use super::codes::code_table;
use super::{Lang, Severity, commands};

/// A message about the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum LedgerMessage {
    /// A file that is no ledger: a heading is missing.
    HeadingMissing { heading: &'static str },
    /// A file of another format stands in the ledger's place.
    NotCsv,
    /// A serial that is none.
    Serial { value: String },
    /// Two lines have one serial.
    SerialTwice { serial: u32, other_row: usize },
    /// Hindi was lost when the file was saved.
    Ruined { ledger: String, kept: String },
    /// There is no ledger, but the copy of one.
    Gone { ledger: String, kept: String },
    /// Lines of serials were taken out by hand; while the program worked, so that it could put
    /// them back.
    LinesGone { serials: String, are_back: bool },
    /// The file was changed while the program worked.
    ChangedMeanwhile { path: String },
    /// The file cannot be written: the system refuses, or the file of its lock cannot be opened.
    NotWritable { path: String, lock: Option<String>, detail: String },
    /// There is no such folder for the ledger.
    NoFolder { path: String, folder: String },
    /// A row may be somebody whom the ledger has, or somebody new.
    /// `ledger` is the one that the command was told to use.
    Doubtful {
        name: String,
        known: Vec<KnownPerson>,
        event: Box<str>,
        row: Box<str>,
        ledger: Option<Box<str>>,
    },
    /// No line has the serial.
    SerialUnknown { written: String },
    /// `mark` was given no serials.
    NoSerials,
    /// `mark --is` was given several serials, or none.
    OneSerial,
    /// No row of a list is meant by this.
    RowUnknown { written: String },
    /// The row has a serial already.
    RowKnown { name: String, serial: u32 },
    /// All letters asked for are cancelled.
    Cancelled { serials: String },
    /// Letters that were printed are others now.
    ChangedSincePrinting { serials: String },
    /// No date on which something of a letter can be noted.
    Date { written: String, fault: DateFault },
    /// Another run has the ledger: its event, command and process as far as they are known, and
    /// for how many minutes it has been running.
    Busy { path: String, event: String, command: String, process: Option<u32>, minutes: u64 },
    /// The file system has no locks.
    Unlocked { path: String, detail: String },
    /// There are fewer numbers left than new people.
    NoSerialsLeft { last: u32, largest: u32, new: usize },
    /// The heading of the serials does not say which was the last one given.
    HighMark { value: String },
    /// There would be more lines than a spreadsheet program has rows.
    Full { most: usize },
    /// The serial of a row is not to be had from a ledger that is only read: the ledger does not
    /// have the person, or it has not been settled yet whose the serial is.
    NotInLedger { name: String, serial: Option<u32>, known: Vec<KnownPerson> },
    /// `mark` for an event that only reads its ledger.
    ReadOnly,
    /// There is no ledger to read.
    NothingToRead { path: String },
    /// `--changed` for an event that only reads its ledger.
    ChangedUnknown,
    /// A ledger would not be read again under this name.
    Name { path: String },
}

/// Why a text is no date on which something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It is not written like a date, or there is no such day.
    NoDay,
    /// The day has not come yet.
    ToCome,
    /// The day is longer ago than any letter of this program.
    TooLongAgo,
}

/// Somebody whom the ledger has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what they are called")]
pub struct KnownPerson {
    pub serial: u32,
    /// Name, guardian and place.
    pub person: String,
}

/// The commands that say of a row that it is the known person's, or somebody new's, in the
/// ledger in which that was not sure.
fn decisions(
    known: &[KnownPerson],
    event: &str,
    row: &str,
    ledger: Option<&str>,
) -> (String, String) {
    let serial = known.first().map_or(0, |known| known.serial).to_string();
    let shown = |words: &[&str]| {
        let lines = commands(words).into_iter().map(|line| format!("`{line}`"));
        lines.collect::<Vec<_>>().join(" / ")
    };
    let mark = ["aamantran", "mark", event];
    let elsewhere = ledger.map(|path| ["--ledger", path]);
    let elsewhere = elsewhere.as_ref().map_or(&[][..], |words| words);
    (
        shown(&[&mark[..], &[&serial, "--is", row], elsewhere].concat()),
        shown(&[&mark[..], &["--new", row], elsewhere].concat()),
    )
}

impl LedgerMessage {
    code_table! {
        pub(super) match self {
            Self::HeadingMissing { .. } => "A0801",
            Self::NotCsv => "A0802",
            Self::Serial { .. } => "A0803",
            Self::SerialTwice { .. } => "A0804",
            Self::Ruined { .. } => "A0805",
            Self::LinesGone { .. } => "A0806",
            Self::ChangedMeanwhile { .. } => "A0807",
            Self::NotWritable { .. } | Self::NoFolder { .. } => "A0808",
            Self::Doubtful { .. } => "A0809",
            Self::SerialUnknown { .. } => "A0810",
            Self::RowUnknown { .. } => "A0811",
            Self::RowKnown { .. } => "A0812",
            Self::Cancelled { .. } => "A0813",
            Self::ChangedSincePrinting { .. } => "A0814",
            Self::Date { .. } => "A0815",
            Self::Gone { .. } => "A0816",
            Self::NoSerials => "A0817",
            Self::OneSerial => "A0818",
            Self::Busy { .. } => "A0820",
            Self::Unlocked { .. } => "A0821",
            Self::NoSerialsLeft { .. } => "A0822",
            Self::HighMark { .. } => "A0823",
            Self::Full { .. } => "A0824",
            Self::NotInLedger { .. } => "A0825",
            Self::ReadOnly => "A0826",
            Self::NothingToRead { .. } => "A0827",
            Self::ChangedUnknown => "A0828",
            Self::Name { .. } => "A0829",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::LinesGone { .. }
            | Self::ChangedSincePrinting { .. }
            | Self::Unlocked { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi(),
            Lang::En => self.english(),
        }
    }

    fn hindi(&self) -> String {
        match self {
            Self::HeadingMissing { heading } => {
                format!("यह पंजी नहीं लगती: \"{heading}\" शीर्षक नहीं है")
            }
            Self::NotCsv => "पंजी CSV में नहीं है".to_owned(),
            Self::Serial { value } if value.is_empty() => {
                "पंजी की इस पंक्ति में क्रमांक नहीं है".to_owned()
            }
            Self::Serial { value } => format!("पंजी में \"{value}\" क्रमांक नहीं है"),
            Self::SerialTwice { serial, other_row } => {
                format!("पंजी में क्रमांक {serial} दो बार है; पहली बार पंक्ति {other_row} में")
            }
            Self::Ruined { .. } => {
                "सहेजते समय पंजी की हिंदी मिट गई है; इसलिए कुछ नहीं किया गया".to_owned()
            }
            Self::Gone { ledger, kept } => {
                format!("पंजी {ledger} नहीं है, पर उसकी प्रति {kept} है; इसलिए कुछ नहीं किया गया")
            }
            Self::LinesGone { serials, are_back: true } => {
                format!("काम के बीच पंजी से ये क्रमांक हटाए गए थे; वे फिर लिख दिए गए हैं: {serials}")
            }
            Self::LinesGone { serials, are_back: false } => {
                format!("पंजी से ये क्रमांक हटा दिए गए हैं: {serials}। ये किसी और को नहीं मिलेंगे")
            }
            Self::ChangedMeanwhile { path } => {
                format!("काम के बीच {path} किसी और ने बदल दी; वह वैसी ही रखी गई है")
            }
            Self::NotWritable { path, lock: None, detail } => {
                format!("पंजी {path} नहीं लिखी जा सकी ({detail})")
            }
            Self::NoFolder { path, folder } => {
                format!("पंजी {path} नहीं लिखी गई: {folder} नाम का फ़ोल्डर नहीं है")
            }
            Self::NotWritable { path, lock: Some(lock), detail } => {
                format!("पंजी {path} नहीं लिखी गई: उसके ताले की फ़ाइल {lock} नहीं खुली ({detail})")
            }
            Self::Doubtful { name, known, .. } => {
                format!("\"{name}\" नए आमंत्रित हैं, या पंजी में पहले से हैं? वहाँ: {}", listed(known))
            }
            Self::SerialUnknown { written } => format!("पंजी में क्रमांक {written} नहीं है"),
            Self::NoSerials => "यह नहीं लिखा कि कौन-से क्रमांक".to_owned(),
            Self::OneSerial => "`--is` के साथ एक ही क्रमांक लिखना है".to_owned(),
            Self::RowUnknown { written } => format!("\"{written}\" नाम की कोई पंक्ति नहीं है"),
            Self::RowKnown { name, serial } => {
                format!("\"{name}\" का क्रमांक पहले से है: {serial}")
            }
            Self::Cancelled { serials } => format!("जो पत्र माँगे गए, वे रद्द हैं: {serials}"),
            Self::ChangedSincePrinting { serials } => {
                format!("ये पत्र छप चुके हैं, पर अब वैसे नहीं हैं जैसे छपे थे: {serials}")
            }
            Self::Date { written, fault: DateFault::NoDay } => {
                format!("\"{written}\" तारीख नहीं है")
            }
            Self::Date { written, fault: DateFault::ToCome } => {
                format!("\"{written}\" अभी आई नहीं: पंजी में वही लिखा जाता है जो हो चुका")
            }
            Self::Date { written, fault: DateFault::TooLongAgo } => {
                format!("\"{written}\" बहुत पुरानी तारीख है: तब यह पत्र नहीं हो सकता था")
            }
            Self::Busy { path, event, command, process, minutes } => {
                let event = if event.is_empty() { "एक और काम" } else { event };
                let process = process.map(|number| format!("प्रोसेस {number}"));
                let since = match minutes {
                    0 => "अभी शुरू हुआ".to_owned(),
                    minutes => format!("{minutes} मिनट से"),
                };
                let more = joined(command, process, since);
                format!("पंजी {path} इस समय \"{event}\" के काम में है ({more})")
            }
            Self::Unlocked { path, detail } => format!(
                "पंजी {path} जहाँ रखी है, वहाँ उस पर ताला नहीं लगता ({detail}): दो काम एक साथ चले तो एक \
                 क्रमांक दो लोगों को मिल सकता है"
            ),
            Self::NoSerialsLeft { last, largest, new } => format!(
                "नए आमंत्रित {new} हैं, पर उनके लिए क्रमांक नहीं बचे: {last} तक लग चुके हैं, और \
                 {largest} से बड़ा क्रमांक नहीं होता; इसलिए कुछ नहीं लिखा गया"
            ),
            Self::HighMark { value } => {
                format!("क्रमांक के शीर्षक में यह पढ़ा नहीं जाता कि क्रमांक कहाँ तक लग चुके हैं: \"{value}\"")
            }
            Self::Full { most } => {
                format!("पंजी में {most} से अधिक पंक्तियाँ नहीं आतीं; इसलिए कुछ नहीं लिखा गया")
            }
            Self::NotInLedger { name, serial: Some(serial), .. } => format!(
                "\"{name}\" का पत्र अभी नहीं बना, इसलिए क्रमांक {serial} अभी उनका पक्का नहीं है"
            ),
            Self::NotInLedger { name, known, .. } if known.is_empty() => {
                format!("\"{name}\" का क्रमांक पंजी में नहीं है, और यहाँ नया क्रमांक नहीं दिया जाता")
            }
            Self::NotInLedger { name, known, .. } => {
                let known = listed(known);
                format!("\"{name}\" पंजी में वही हैं या कोई और, यह तय नहीं है। वहाँ: {known}")
            }
            Self::ReadOnly => "यह आयोजन पंजी केवल पढ़ता है; उसमें कुछ नहीं लिखा गया".to_owned(),
            Self::NothingToRead { path } => {
                format!("पंजी {path} नहीं है, जिससे क्रमांक पढ़ने हैं")
            }
            Self::ChangedUnknown => {
                "`--changed` यहाँ नहीं चलता: इस आयोजन का क्या बन चुका, यह पंजी में नहीं लिखा जाता"
                    .to_owned()
            }
            Self::Name { path } => format!("पंजी का नाम {path} नहीं हो सकता: पंजी CSV में होती है"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::HeadingMissing { heading } => {
                format!("this does not look like a ledger: there is no heading \"{heading}\"")
            }
            Self::NotCsv => "the ledger is not in CSV".to_owned(),
            Self::Serial { value } if value.is_empty() => {
                "this row of the ledger has no serial".to_owned()
            }
            Self::Serial { value } => format!("\"{value}\" in the ledger is no serial"),
            Self::SerialTwice { serial, other_row } => {
                format!(
                    "serial {serial} is in the ledger twice; the first time in row {other_row}"
                )
            }
            Self::Ruined { .. } => "the ledger's Hindi was lost when the file was saved; \
                 therefore nothing was done"
                .to_owned(),
            Self::Gone { ledger, kept } => format!(
                "there is no ledger {ledger}, but its copy {kept}; therefore nothing was done"
            ),
            Self::LinesGone { serials, are_back: true } => format!(
                "these serials were taken out of the ledger while the program worked, and were \
                 put back: {serials}"
            ),
            Self::LinesGone { serials, are_back: false } => format!(
                "these serials were taken out of the ledger: {serials}. Nobody else gets them"
            ),
            Self::ChangedMeanwhile { path } => {
                format!("{path} was changed by somebody else meanwhile; it was left as it is")
            }
            Self::NotWritable { path, lock: None, detail } => {
                format!("the ledger {path} cannot be written ({detail})")
            }
            Self::NotWritable { path, lock: Some(lock), detail } => format!(
                "the ledger {path} was not written: its lock, the file {lock}, cannot be opened \
                 ({detail})"
            ),
            Self::NoFolder { path, folder } => {
                format!("the ledger {path} was not written: there is no folder {folder}")
            }
            Self::Doubtful { name, known, .. } => format!(
                "is \"{name}\" a new invitee, or already in the ledger? It has: {}",
                listed(known)
            ),
            Self::SerialUnknown { written } => format!("the ledger has no serial {written}"),
            Self::NoSerials => "it is not said which serials".to_owned(),
            Self::OneSerial => "`--is` wants one serial".to_owned(),
            Self::RowUnknown { written } => format!("there is no row \"{written}\""),
            Self::RowKnown { name, serial } => {
                format!("\"{name}\" has a serial already: {serial}")
            }
            Self::Cancelled { serials } => {
                format!("the letters asked for are cancelled: {serials}")
            }
            Self::ChangedSincePrinting { serials } => {
                format!(
                    "these letters were printed, but are no longer as they were printed: {serials}"
                )
            }
            Self::Date { written, fault: DateFault::NoDay } => {
                format!("\"{written}\" is no date")
            }
            Self::Date { written, fault: DateFault::ToCome } => format!(
                "\"{written}\" has not come yet: the ledger has only what has been done"
            ),
            Self::Date { written, fault: DateFault::TooLongAgo } => format!(
                "\"{written}\" is too long ago: there cannot have been this letter then"
            ),
            Self::Busy { path, event, command, process, minutes } => {
                let event = if event.is_empty() { "another run" } else { event };
                let process = process.map(|number| format!("process {number}"));
                let since = match minutes {
                    0 => "begun just now".to_owned(),
                    1 => "begun a minute ago".to_owned(),
                    minutes => format!("begun {minutes} minutes ago"),
                };
                let more = joined(command, process, since);
                format!("\"{event}\" is at work with the ledger {path} now ({more})")
            }
            Self::Unlocked { path, detail } => format!(
                "the ledger {path} cannot be locked where it lies ({detail}): if two runs work \
                 at once, a serial may be given to two people"
            ),
            Self::NoSerialsLeft { last, largest, new } => format!(
                "there are no serials left for {new} new {}: they have been given up to {last}, \
                 and none is larger than {largest}; therefore nothing was written",
                if *new == 1 { "invitee" } else { "invitees" }
            ),
            Self::HighMark { value } => format!(
                "the heading of the serials does not say up to which they have been given: \
                 \"{value}\""
            ),
            Self::Full { most } => {
                format!("a ledger has no more than {most} lines; therefore nothing was written")
            }
            Self::NotInLedger { name, serial: Some(serial), .. } => format!(
                "the letter of \"{name}\" has not been made yet, so that serial {serial} is not \
                 settled"
            ),
            Self::NotInLedger { name, known, .. } if known.is_empty() => {
                format!("\"{name}\" has no serial in the ledger, and no new one is given here")
            }
            Self::NotInLedger { name, known, .. } => {
                let known = listed(known);
                format!("whether the ledger has \"{name}\" is in doubt. It has: {known}")
            }
            Self::ReadOnly => {
                "this event only reads its ledger; nothing was written there".to_owned()
            }
            Self::NothingToRead { path } => {
                format!("there is no ledger {path} to read serials from")
            }
            Self::ChangedUnknown => "`--changed` does not work here: what was made of this \
                 event is not noted in the ledger"
                .to_owned(),
            Self::Name { path } => {
                format!("the ledger cannot be called {path}: it is written in CSV")
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi_hint(),
            Lang::En => self.english_hint(),
        }
    }

    fn hindi_hint(&self) -> String {
        match self {
            Self::HeadingMissing { .. } => {
                "`--ledger` और `[output]` में पंजी का नाम देखें। शीर्षक बदल \
                 गए हों तो `.bak` वाली प्रति से लौटाएँ।"
                    .to_owned()
            }
            Self::NotCsv => "पंजी को Excel में \"CSV UTF-8\" के रूप में उसी नाम से सहेजें।".to_owned(),
            Self::Serial { .. } | Self::SerialTwice { .. } => {
                "पंजी में वह पंक्ति ठीक करें, या `.bak` वाली प्रति से लौटाएँ।".to_owned()
            }
            Self::Ruined { ledger, kept } => format!(
                "{kept} में पिछली सही पंजी है: {ledger} को हटाकर उसका नाम {ledger} कर दें। Excel में \
                 हमेशा \"CSV UTF-8\" चुनकर सहेजें।"
            ),
            Self::Gone { ledger, kept } => format!(
                "{kept} का नाम बदलकर {ledger} कर दें। क्रमांक फिर से शुरू करने हों, तभी प्रति को हटाएँ।"
            ),
            Self::LinesGone { are_back: true, .. } => {
                "जिन्हें पत्र नहीं देना है, उनके लिए: `aamantran mark आयोजन क्रमांक --cancelled`।".to_owned()
            }
            Self::LinesGone { are_back: false, .. } => {
                "भूल से हटाए हों तो अभी `.bak` वाली प्रति से लौटाएँ।".to_owned()
            }
            Self::ChangedMeanwhile { .. } => "एक बार फिर चलाएँ।".to_owned(),
            Self::NotWritable { lock: Some(lock), .. } => format!(
                "{lock} और उसके फ़ोल्डर में लिखने की अनुमति लें। वह फ़ाइल किसी और की बनाई हो और कोई काम न चल रहा हो, \
                 तो उसे हटा दें: वह ख़ाली रहती है।"
            ),
            Self::NoFolder { .. } => {
                "वह फ़ोल्डर बना लें, या `--ledger` और `[output]` में पंजी का नाम ठीक करें।".to_owned()
            }
            Self::NotWritable { lock: None, .. } => {
                "पंजी Excel में खुली हो तो बंद करें; फ़ोल्डर में लिखने की अनुमति और जगह देखें।".to_owned()
            }
            Self::Doubtful { known, event, row, ledger, .. } => {
                let (same, new) = decisions(known, event, row, ledger.as_deref());
                format!("वही व्यक्ति हों: {same}; नए हों: {new}।")
            }
            Self::SerialUnknown { .. } => "क्रमांक पंजी में देखें।".to_owned(),
            Self::NoSerials => "ऐसे लिखें: `aamantran mark आयोजन 37,41-45 --printed`।".to_owned(),
            Self::OneSerial => "ऐसे लिखें: `aamantran mark आयोजन 37 --is 12`।".to_owned(),
            Self::RowUnknown { .. } => {
                "सूची की पंक्ति की संख्या लिखें, कई सूचियाँ हों तो `सूची.csv:12`।".to_owned()
            }
            Self::RowKnown { .. } => {
                "उसे कोई और क्रमांक देना हो तो `aamantran mark आयोजन क्रमांक --is पंक्ति`।".to_owned()
            }
            Self::Cancelled { .. } => {
                "फिर बनाने हों तो पहले: `aamantran mark आयोजन क्रमांक --cancelled --undo`।"
                    .to_owned()
            }
            Self::ChangedSincePrinting { .. } => {
                "`make … --only क्रमांक` उन्हें अलग बनाता है; फिर छापकर लिखें: `aamantran mark आयोजन \
                 क्रमांक --reprinted`। तब तक यह हर बार बताया जाएगा। यह आयोजन पत्रों का नहीं, उन्हीं \
                 लोगों के लिफ़ाफ़ों या पर्चियों का हो, तो `[output]` में `ledger_read_only = true` लिखें।"
                    .to_owned()
            }
            Self::Date { fault: DateFault::NoDay, .. } => {
                "ऐसे लिखें: 21.09.2025 या 2025-09-21।".to_owned()
            }
            Self::Date { .. } => {
                "साल देख लें, और वह तारीख लिखें जिस दिन काम हुआ; आज हुआ हो तो `--on` हटा दें।".to_owned()
            }
            Self::Busy { .. } => "उसके पूरा होने तक रुकें, फिर वही आदेश चलाएँ।".to_owned(),
            Self::Unlocked { .. } => {
                "एक समय में एक ही काम चलाएँ, या पंजी को इसी कंप्यूटर की डिस्क पर रखें।".to_owned()
            }
            Self::NoSerialsLeft { .. } => {
                "पंजी में सबसे बड़ा क्रमांक, और क्रमांक के शीर्षक में \"अंतिम (last)\" के बाद की संख्या देखें: भूल से बड़ी लिखी हो \
                 तो ठीक करें।"
                    .to_owned()
            }
            Self::HighMark { .. } => {
                "शीर्षक ऐसे लिखें: `क्रमांक (serial) – अंतिम (last) 412`, अंत में वह क्रमांक जो सबसे बाद में लगा; \
                 या `.bak` वाली प्रति से लौटाएँ।"
                    .to_owned()
            }
            Self::Full { .. } => {
                "नए आयोजन के लिए `[output]` में `ledger` से नई पंजी दें।".to_owned()
            }
            Self::NotInLedger { .. } => {
                "पहले पत्रों वाले आयोजन का `make` चलाएँ, फिर इसका।".to_owned()
            }
            Self::ReadOnly => "`mark` के साथ पत्रों वाले आयोजन की फ़ाइल लिखें।".to_owned(),
            Self::NothingToRead { .. } => {
                "पहले पत्रों वाले आयोजन का `make` चलाएँ, या `ledger` में उसकी पंजी का नाम देखें।".to_owned()
            }
            Self::ChangedUnknown => {
                "`--changed` हटाकर चलाएँ; कुछ ही चाहिए हों तो `--only` से चुनें।".to_owned()
            }
            Self::Name { .. } => "ऐसा नाम दें जिसके अंत में `.csv` हो।".to_owned(),
        }
    }

    fn english_hint(&self) -> String {
        match self {
            Self::HeadingMissing { .. } => "Check the ledger's name in `--ledger` and \
                 `[output]`. If its headings were changed, go back to the copy with `.bak`."
                .to_owned(),
            Self::NotCsv => {
                "Save the ledger in Excel as \"CSV UTF-8\" under the same name.".to_owned()
            }
            Self::Serial { .. } | Self::SerialTwice { .. } => {
                "Correct the row in the ledger, or go back to the copy with `.bak`.".to_owned()
            }
            Self::Ruined { ledger, kept } => format!(
                "{kept} is the last good ledger: delete {ledger} and rename the copy to it. In \
                 Excel always save as \"CSV UTF-8\"."
            ),
            Self::Gone { ledger, kept } => format!(
                "Rename {kept} to {ledger}. Delete the copy only if all numbers are to begin anew."
            ),
            Self::LinesGone { are_back: true, .. } => {
                "For people who are to have no letter: `aamantran mark EVENT SERIALS --cancelled`."
                    .to_owned()
            }
            Self::LinesGone { are_back: false, .. } => {
                "If that was a mistake, go back to the copy with `.bak` now.".to_owned()
            }
            Self::ChangedMeanwhile { .. } => "Run once more.".to_owned(),
            Self::NotWritable { lock: Some(lock), .. } => format!(
                "Get the permission to write {lock} and into its folder. If somebody else has made \
                 that file, and no command is at work, delete it: it is empty."
            ),
            Self::NoFolder { .. } => {
                "Make that folder, or correct the ledger's name in `--ledger` and `[output]`."
                    .to_owned()
            }
            Self::NotWritable { lock: None, .. } => "If the ledger is open in Excel, close it; check \
                 permission and room in its folder."
                .to_owned(),
            Self::Doubtful { known, event, row, ledger, .. } => {
                let (same, new) = decisions(known, event, row, ledger.as_deref());
                format!("If it is the same person: {same}; if a new one: {new}.")
            }
            Self::SerialUnknown { .. } => "See the ledger for its serials.".to_owned(),
            Self::NoSerials => "Write `aamantran mark EVENT 37,41-45 --printed`.".to_owned(),
            Self::OneSerial => "Write `aamantran mark EVENT 37 --is 12`.".to_owned(),
            Self::RowUnknown { .. } => "Write the number of the row in the list; if there are \
                 several lists, `list.csv:12`."
                .to_owned(),
            Self::RowKnown { .. } => {
                "To give it another one: `aamantran mark EVENT SERIAL --is \
                 ROW`."
                    .to_owned()
            }
            Self::Cancelled { .. } => {
                "To make them again, first: `aamantran mark EVENT SERIALS \
                 --cancelled --undo`."
                    .to_owned()
            }
            Self::ChangedSincePrinting { .. } => {
                "`make … --only SERIALS` makes them apart; when they are printed again, note it: \
                 `aamantran mark EVENT SERIALS --reprinted`. Until then this is said every time. If \
                 this event is not of the letters, but of envelopes or slips for the same people, write \
                 `ledger_read_only = true` in `[output]`."
                    .to_owned()
            }
            Self::Date { fault: DateFault::NoDay, .. } => {
                "Write 21.09.2025 or 2025-09-21.".to_owned()
            }
            Self::Date { .. } => "Check the year, and write the day on which it was done; if that \
                 is today, leave `--on` out."
                .to_owned(),
            Self::Busy { .. } => {
                "Wait until it is done, then run the same command again.".to_owned()
            }
            Self::Unlocked { .. } => "Run one command at a time, or keep the ledger on a disk \
                 of this computer."
                .to_owned(),
            Self::NoSerialsLeft { .. } => "Look at the largest serial of the ledger, and at the \
                 number after \"(last)\" in the heading of the serials: if it was made large by \
                 mistake, correct it."
                .to_owned(),
            Self::HighMark { .. } => "Write the heading like this: `क्रमांक (serial) – अंतिम (last) \
                 412`, the serial given last at its end; or go back to the copy with `.bak`."
                .to_owned(),
            Self::Full { .. } => {
                "Give a new event a ledger of its own, by `ledger` in `[output]`.".to_owned()
            }
            Self::NotInLedger { .. } => {
                "First run `make` for the event of the letters, then for this one.".to_owned()
            }
            Self::ReadOnly => "Give `mark` the event file of the letters.".to_owned(),
            Self::NothingToRead { .. } => "First run `make` for the event of the letters, or \
                 check the name of its ledger in `ledger`."
                .to_owned(),
            Self::ChangedUnknown => {
                "Leave `--changed` out; to have only some, choose them by `--only`.".to_owned()
            }
            Self::Name { .. } => "Give it a name that ends in `.csv`.".to_owned(),
        }
    }
}

/// The parts that say something, on one line.
fn joined(command: &str, process: Option<String>, since: String) -> String {
    let command = (!command.is_empty()).then(|| command.to_owned());
    let parts: Vec<String> = [command, process, Some(since)].into_iter().flatten().collect();
    parts.join(", ")
}

fn listed(known: &[KnownPerson]) -> String {
    let each: Vec<String> =
        known.iter().map(|known| format!("{} {}", known.serial, known.person)).collect();
    each.join("; ")
}
