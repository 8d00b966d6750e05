//! What can be said of the ledger, which keeps each invitee's serial.

use super::codes::code_table;
use super::{Lang, Severity};

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
    /// The line of a serial was taken out by hand.
    LinesGone { serials: String },
    /// The file was changed while the program worked.
    ChangedMeanwhile { path: String },
    /// The file cannot be written.
    NotWritable { path: String, detail: String },
    /// Whether a row is somebody whom the ledger has is not sure.
    Doubtful { name: String, known: Vec<KnownPerson>, event: String, row: String },
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
    /// No date.
    Date { written: String },
}

/// Somebody whom the ledger has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what they are called")]
pub struct KnownPerson {
    pub serial: u32,
    /// Name, guardian and place.
    pub person: String,
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
            Self::NotWritable { .. } => "A0808",
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
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::LinesGone { .. } | Self::ChangedSincePrinting { .. } => Severity::Warning,
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
            Self::LinesGone { serials } => {
                format!("पंजी से ये क्रमांक हटा दिए गए हैं: {serials}। ये किसी और को नहीं मिलेंगे")
            }
            Self::ChangedMeanwhile { path } => {
                format!("काम के बीच {path} किसी और ने बदल दी; वह वैसी ही रखी गई है")
            }
            Self::NotWritable { path, detail } => {
                format!("पंजी {path} नहीं लिखी जा सकी ({detail})")
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
                format!("ये पत्र छप चुके हैं, पर अब पहले जैसे नहीं रहे: {serials}")
            }
            Self::Date { written } => format!("\"{written}\" तारीख नहीं है"),
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
            Self::LinesGone { serials } => format!(
                "these serials were taken out of the ledger: {serials}. Nobody else gets them"
            ),
            Self::ChangedMeanwhile { path } => {
                format!("{path} was changed by somebody else meanwhile; it was left as it is")
            }
            Self::NotWritable { path, detail } => {
                format!("the ledger {path} cannot be written ({detail})")
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
                format!("these letters were printed, but are no longer the same: {serials}")
            }
            Self::Date { written } => format!("\"{written}\" is no date"),
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
            Self::LinesGone { .. } => {
                "भूल से हटाए हों तो अभी `.bak` वाली प्रति से लौटाएँ।".to_owned()
            }
            Self::ChangedMeanwhile { .. } => "एक बार फिर चलाएँ।".to_owned(),
            Self::NotWritable { .. } => {
                "पंजी Excel में खुली हो तो बंद करें; फ़ोल्डर में लिखने की अनुमति और जगह देखें।".to_owned()
            }
            Self::Doubtful { known, event, row, .. } => {
                let serial = known.first().map_or(0, |known| known.serial);
                format!(
                    "वही व्यक्ति हों: `aamantran mark {event} {serial} --is {row}`; नए हों: `aamantran \
                     mark {event} --new {row}`।"
                )
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
                "देख लें कि उन्हें फिर छापना है या नहीं: `--only` उन्हें अलग बनाता है।".to_owned()
            }
            Self::Date { .. } => "ऐसे लिखें: 21.09.2025 या 2025-09-21।".to_owned(),
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
            Self::LinesGone { .. } => {
                "If that was a mistake, go back to the copy with `.bak` now.".to_owned()
            }
            Self::ChangedMeanwhile { .. } => "Run once more.".to_owned(),
            Self::NotWritable { .. } => "If the ledger is open in Excel, close it; check \
                 permission and room in its folder."
                .to_owned(),
            Self::Doubtful { known, event, row, .. } => {
                let serial = known.first().map_or(0, |known| known.serial);
                format!(
                    "If it is the same person: `aamantran mark {event} {serial} --is {row}`; if \
                     a new one: `aamantran mark {event} --new {row}`."
                )
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
                "See whether they must be printed again: `--only` makes them apart.".to_owned()
            }
            Self::Date { .. } => "Write 21.09.2025 or 2025-09-21.".to_owned(),
        }
    }
}

fn listed(known: &[KnownPerson]) -> String {
    let each: Vec<String> =
        known.iter().map(|known| format!("{} {}", known.serial, known.person)).collect();
    each.join("; ")
}
