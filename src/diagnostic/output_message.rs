//! What can be said of writing the files.

use super::codes::code_table;
use super::{Lang, Severity};

/// A message about the output folder and the files in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum OutputMessage {
    /// No room on the disk, or for this user.
    DiskFull { path: String },
    /// The system does not let it be written.
    Forbidden { path: String },
    /// Another program has it open.
    InUse { path: String },
    /// The folder was there, and is not any more.
    Vanished { folder: String },
    /// Another run writes into the folder: its event and process as far as they are known, and
    /// how long it has been running.
    Busy { folder: String, event: String, process: Option<u32>, minutes: u64 },
    /// The user stopped the run.
    Interrupted,
    /// A file was changed after it was read.
    InputChanged { path: String },
    /// Another program lets nobody read or replace a file.
    Unknown { path: String },
    /// A pattern of file names that makes no sense.
    FileName { pattern: String },
}

impl OutputMessage {
    code_table! {
        pub(super) match self {
            Self::DiskFull { .. } => "A0610",
            Self::Forbidden { .. } => "A0611",
            Self::InUse { .. } => "A0612",
            Self::Vanished { .. } => "A0613",
            Self::Busy { .. } => "A0614",
            Self::Interrupted => "A0615",
            Self::InputChanged { .. } => "A0616",
            Self::FileName { .. } => "A0617",
            Self::Unknown { .. } => "A0620",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::InputChanged { .. } => Severity::Warning,
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
            Self::DiskFull { path } => format!("डिस्क में जगह नहीं बची: {path} नहीं लिखी जा सकी"),
            Self::Forbidden { path } => format!("{path} लिखने की अनुमति नहीं है"),
            Self::InUse { path } => format!("{path} किसी और प्रोग्राम में खुली है"),
            Self::Vanished { folder } => format!("लिखते-लिखते फ़ोल्डर {folder} हट गया"),
            Self::Busy { folder, event, process, minutes } => {
                let event = if event.is_empty() { "एक और काम" } else { event };
                let process =
                    process.map(|number| format!("प्रोसेस {number}, ")).unwrap_or_default();
                let since = match minutes {
                    0 => "अभी शुरू हुआ".to_owned(),
                    minutes => format!("{minutes} मिनट से"),
                };
                format!("{folder} में इस समय \"{event}\" लिखा जा रहा है ({process}{since})")
            }
            Self::Interrupted => "काम बीच में रोका गया".to_owned(),
            Self::InputChanged { path } => {
                format!("{path} पढ़े जाने के बाद बदल गई; पत्र पहले वाली से बने हैं")
            }
            Self::Unknown { path } => {
                format!("{path} किसी और प्रोग्राम में खुली है: न मिलाई जा सकी, न बदली जा सकी")
            }
            Self::FileName { pattern } => {
                format!("फ़ाइलों के नाम के ढाँचे \"{pattern}\" का अर्थ नहीं निकलता")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::DiskFull { path } => {
                format!("there is no room on the disk: {path} could not be written")
            }
            Self::Forbidden { path } => format!("{path} may not be written"),
            Self::InUse { path } => format!("{path} is open in another program"),
            Self::Vanished { folder } => {
                format!("the folder {folder} vanished while it was written to")
            }
            Self::Busy { folder, event, process, minutes } => {
                let event = if event.is_empty() { "another run" } else { event };
                let process =
                    process.map(|number| format!("process {number}, ")).unwrap_or_default();
                let since = match minutes {
                    0 => "begun just now".to_owned(),
                    1 => "begun a minute ago".to_owned(),
                    minutes => format!("begun {minutes} minutes ago"),
                };
                format!("\"{event}\" is being written to {folder} now ({process}{since})")
            }
            Self::Interrupted => "the work was stopped half-way".to_owned(),
            Self::InputChanged { path } => {
                format!(
                    "{path} was changed after it was read; the letters are made from what it was"
                )
            }
            Self::Unknown { path } => format!(
                "{path} is open in another program: it could be neither compared nor replaced"
            ),
            Self::FileName { pattern } => {
                format!("the pattern of file names \"{pattern}\" makes no sense")
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Hi => self.hindi_hint(),
            Lang::En => self.english_hint(),
        }
    }

    fn hindi_hint(&self) -> &'static str {
        match self {
            Self::DiskFull { .. } => {
                "जगह बनाकर वही आदेश फिर चलाएँ: काम वहीं से आगे बढ़ेगा। या -o से दूसरी डिस्क का फ़ोल्डर दें।"
            }
            Self::Forbidden { .. } => {
                "फ़ोल्डर की अनुमति देखें, फ़ाइल कहीं खुली हो तो बंद करें, फिर वही आदेश चलाएँ।"
            }
            Self::InUse { .. } => "उसे बंद करके वही आदेश फिर चलाएँ।",
            Self::Vanished { .. } => "देख लें कि डिस्क या पेन ड्राइव जुड़ी है, फिर वही आदेश चलाएँ।",
            Self::Busy { .. } => "उसके पूरे होने तक रुकें, या -o से दूसरा फ़ोल्डर दें।",
            Self::Interrupted => {
                "आगे बढ़ाने के लिए वही आदेश फिर चलाएँ: जो फ़ाइलें बन चुकी हैं वे पूरी हैं, और वैसी ही रहेंगी।"
            }
            Self::InputChanged { .. } => "नई बातें लाने के लिए वही आदेश फिर चलाएँ।",
            Self::Unknown { .. } => {
                "उसे बंद करके वही आदेश फिर चलाएँ। बाक़ी सब फ़ाइलें बन चुकी हैं; यह पहले जैसी है, और इसके पत्र पंजी में \
                 बने हुए नहीं लिखे गए।"
            }
            Self::FileName { .. } => {
                "ऐसे लिखें: `\"{serial:03}-{name}\"`। कोष्ठक में क्रमांक, ब्योरा या स्तंभ का शीर्षक आता है।"
            }
        }
    }

    fn english_hint(&self) -> &'static str {
        match self {
            Self::DiskFull { .. } => {
                "Make room and run the same command again: it goes on where it stopped. Or give a \
                 folder on another disk with -o."
            }
            Self::Forbidden { .. } => {
                "See who may write to the folder, close the file if it is open, and run the same \
                 command again."
            }
            Self::InUse { .. } => "Close it there and run the same command again.",
            Self::Vanished { .. } => {
                "See that the disk is still connected, and run the same command again."
            }
            Self::Busy { .. } => "Wait until it is done, or give another folder with -o.",
            Self::Interrupted => {
                "To go on, run the same command again: the files made so far are whole, and stay \
                 as they are."
            }
            Self::InputChanged { .. } => "Run the same command again to have what is new.",
            Self::Unknown { .. } => {
                "Close it there and run the same command again. All other files are made; this \
                 one is as it was, and its letters are not noted in the ledger as made."
            }
            Self::FileName { .. } => {
                "Write `\"{serial:03}-{name}\"`. In braces stands the serial, a field, or the \
                 heading of a column."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Lang, Message, OutputMessage, Severity};

    #[test]
    fn a_file_that_another_program_has_is_told_as_unknown() {
        let message =
            Message::Output(OutputMessage::Unknown { path: "out/all.pdf".to_owned() });
        assert_eq!((message.code(), message.severity()), ("A0620", Severity::Error));
        assert_eq!(
            message.text(Lang::En),
            "out/all.pdf is open in another program: it could be neither compared nor replaced"
        );
    }
}
