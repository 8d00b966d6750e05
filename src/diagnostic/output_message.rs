//! Messages on writing the files.

use super::table::messages;

messages! {
    /// A message about the output folder and the files in it.
    pub enum OutputMessage {
        /// डिस्क में जगह नहीं: जगह बनाकर वही आदेश फिर चलाएँ
        /// no room on the disk: make room and run the same command again
        A0610 DiskFull { path: String } error,
            hi: "डिस्क में जगह नहीं बची: {path} नहीं लिखी जा सकी",
            en: "there is no room on the disk: {path} could not be written",
            hi_hint: "जगह बनाकर वही आदेश फिर चलाएँ: काम वहीं से आगे बढ़ेगा। या -o से दूसरी \
            डिस्क का फ़ोल्डर दें।",
            en_hint: "Make room and run the same command again: it goes on where it stopped. \
            Or give a folder on another disk with -o.";

        /// लिखने की अनुमति नहीं: फ़ोल्डर की अनुमति देखें
        /// writing is not allowed: see who may write to the folder
        A0611 Forbidden { path: String } error,
            hi: "{path} लिखने की अनुमति नहीं है",
            en: "{path} may not be written",
            hi_hint: "फ़ोल्डर की अनुमति देखें, फ़ाइल कहीं खुली हो तो बंद करें, फिर वही आदेश \
            चलाएँ।",
            en_hint: "See who may write to the folder, close the file if it is open, and run \
            the same command again.";

        /// फ़ाइल किसी और प्रोग्राम में खुली है: बंद करें
        /// a file is open in another program: close it there
        A0612 InUse { path: String } error,
            hi: "{path} किसी और प्रोग्राम में खुली है",
            en: "{path} is open in another program",
            hi_hint: "उसे बंद करके वही आदेश फिर चलाएँ।",
            en_hint: "Close it there and run the same command again.";

        /// लिखते-लिखते फ़ोल्डर हट गया: डिस्क जोड़ें
        /// the output folder vanished: connect the disk
        A0613 Vanished { folder: String } error,
            hi: "लिखते-लिखते फ़ोल्डर {folder} हट गया",
            en: "the folder {folder} vanished while it was written to",
            hi_hint: "देख लें कि डिस्क या पेन ड्राइव जुड़ी है, फिर वही आदेश चलाएँ।",
            en_hint: "See that the disk is still connected, and run the same command again.";

        /// उसी फ़ोल्डर में एक और काम चल रहा है: रुकें, या दूसरा फ़ोल्डर दें
        /// another run writes to the same folder: wait, or give another folder
        // The other run as far as it is known; an empty text where it is not.
        A0614 Busy { folder: String, event: String, process: Option<u32>, minutes: u64 } error,
            hi: { let event = if event.is_empty() { "एक और काम" } else { event };
                let process =
                    process.map(|number| format!("प्रोसेस {number}, ")).unwrap_or_default();
                let since = match minutes {
                    0 => "अभी शुरू हुआ".to_owned(),
                    minutes => format!("{minutes} मिनट से"),
                };
                format!("{folder} में इस समय \"{event}\" लिखा जा रहा है ({process}{since})") },
            en: { let event = if event.is_empty() { "another run" } else { event };
                let process =
                    process.map(|number| format!("process {number}, ")).unwrap_or_default();
                let since = match minutes {
                    0 => "begun just now".to_owned(),
                    1 => "begun a minute ago".to_owned(),
                    minutes => format!("begun {minutes} minutes ago"),
                };
                format!("\"{event}\" is being written to {folder} now ({process}{since})") },
            hi_hint: "उसके पूरे होने तक रुकें, या -o से दूसरा फ़ोल्डर दें।",
            en_hint: "Wait until it is done, or give another folder with -o.";

        /// काम रोका गया: आगे बढ़ाने को वही आदेश फिर चलाएँ
        /// stopped by the user: run the same command again to go on
        A0615 Interrupted error,
            hi: "काम बीच में रोका गया",
            en: "the work was stopped half-way",
            hi_hint: "आगे बढ़ाने के लिए वही आदेश फिर चलाएँ: जो फ़ाइलें बन चुकी हैं वे पूरी \
            हैं, और वैसी ही रहेंगी।",
            en_hint: "To go on, run the same command again: the files made so far are whole, \
            and stay as they are.";

        /// पढ़ी हुई फ़ाइल इस बीच बदल गई: आदेश फिर चलाएँ
        /// a file that was read has changed meanwhile: run the command again
        A0616 InputChanged { path: String } warning,
            hi: "{path} पढ़े जाने के बाद बदल गई; पत्र पहले वाली से बने हैं",
            en: "{path} was changed after it was read; the letters are made from what it was",
            hi_hint: "नई बातें लाने के लिए वही आदेश फिर चलाएँ।",
            en_hint: "Run the same command again to have what is new.";

        /// फ़ाइलों के नाम का ढाँचा ग़लत: `"{serial:03}-{name}"` जैसा लिखें
        /// a pattern of file names that makes no sense: write it like `"{serial:03}-{name}"`
        A0617 FileName { pattern: String } error,
            hi: "फ़ाइलों के नाम के ढाँचे \"{pattern}\" का अर्थ नहीं निकलता",
            en: "the pattern of file names \"{pattern}\" makes no sense",
            hi_hint: "ऐसे लिखें: `\"{{serial:03}}-{{name}}\"`। कोष्ठक में क्रमांक, ब्योरा या \
            स्तंभ का शीर्षक आता है।",
            en_hint: "Write `\"{{serial:03}}-{{name}}\"`. In braces stands the serial, a \
            field, or the heading of a column.";

        /// फ़ाइल किसी और प्रोग्राम में खुली है, न मिलाई जा सकी, न बदली; बाक़ी सब बन गया, पर इसके पत्र पंजी में बने हुए नहीं लिखे गए: बंद करके वही आदेश फिर चलाएँ
        /// a file is open in another program and could be neither compared nor replaced; all others are made, but its letters are not noted in the ledger as made: close it and run the same command again
        A0620 Unknown { path: String } error,
            hi: "{path} किसी और प्रोग्राम में खुली है: न मिलाई जा सकी, न बदली जा सकी",
            en: "{path} is open in another program: it could be neither compared nor replaced",
            hi_hint: "उसे बंद करके वही आदेश फिर चलाएँ। बाक़ी सब फ़ाइलें बन चुकी हैं; यह पहले \
            जैसी है, और इसके पत्र पंजी में बने हुए नहीं लिखे गए।",
            en_hint: "Close it there and run the same command again. All other files are made; \
            this one is as it was, and its letters are not noted in the ledger as made.";

        /// पन्ने का पोर्ट किसी और प्रोग्राम के पास है: `--port` न लिखें
        /// the port for the page is taken by another program: leave `--port` out
        A0618 PortInUse { port: u16 } error,
            hi: "पोर्ट {port} किसी और प्रोग्राम के पास है",
            en: "the port {port} is taken by another program",
            hi_hint: "`--port` न लिखें: तब खाली पोर्ट अपने आप चुना जाता है।",
            en_hint: "Leave `--port` out: a free one is chosen then.";

        /// ब्राउज़र का पन्ना शुरू नहीं हुआ: कंप्यूटर फिर चालू करके देखें
        /// the page in the browser cannot be served: restart the computer and try again
        A0619 NoServer { detail: String } error,
            hi: "ब्राउज़र का पन्ना शुरू नहीं हो सका: {detail}",
            en: "the page in the browser could not be served: {detail}",
            hi_hint: "कंप्यूटर फिर चालू करके वही आदेश चलाएँ। तब भी न चले तो `aamantran make` \
            से पत्र बनाएँ।",
            en_hint: "Restart the computer and run the same command again. If that does not \
            help, make the letters with `aamantran make`.";

        /// पत्र पन्ने पर नहीं आते: छोटा पत्र या बड़ा पन्ना लें
        /// letters have no room on the sheet: take smaller letters or a larger sheet
        A0640 SheetTooSmall { page: String, sheet: String, least: usize } error,
            hi: { match least {
                1 => "{sheet} मिमी के पन्ने पर {page} मिमी का पत्र नहीं आता",
                _ => "{sheet} मिमी के पन्ने पर {page} मिमी के दो पत्र नहीं आते",
            } },
            en: { match least {
                1 => "a letter of {page} mm has no room on a sheet of {sheet} mm",
                _ => "two letters of {page} mm have no room on a sheet of {sheet} mm",
            } },
            hi_hint: { match least {
                1 => "[print] में बड़ा पन्ना लिखें, जैसे `sheet = \"A4 landscape\"`, या पत्र छोटा करें: \
                [paper] में `size = \"A5\"`।",
                _ => "छोटा पत्र लें: [letter] में `template = \"laghu\"`, या [paper] में `size = \"A5\"`; या [print] में बड़ा पन्ना लिखें, जैसे \
                `sheet = \"420mm x 297mm\"`। एक पन्ने पर एक ही पत्र चाहिए तो `scheme = \"none\"` \
                लिखें और all.pdf छापें।",
            } },
            en_hint: { match least {
                1 => "Write a larger sheet in [print], such as `sheet = \"A4 landscape\"`, or \
                make the letter smaller: `size = \"A5\"` in [paper].",
                _ => "Take smaller letters: `template = \"laghu\"` in [letter], or `size = \"A5\"` \
                in [paper]; or write a larger sheet in [print], such as `sheet = \"420mm x 297mm\"`. For one letter \
                to a sheet write `scheme = \"none\"` and print all.pdf.",
            } };

        /// एक काग़ज़ के पत्र अलग-अलग आकार के हैं, एक पन्ने पर साथ नहीं आते: आकार एक करें, या अलग काग़ज़ लिखें
        /// letters on one paper are of several sizes and cannot share sheets: give them one size, or a paper of their own
        A0641 PageSizesDiffer { sizes: String } error,
            hi: "एक ही काग़ज़ के पत्र अलग-अलग आकार के हैं ({sizes} मिमी): एक पन्ने पर साथ नहीं आ सकते",
            en: "letters on one paper are of several sizes ({sizes} mm), and cannot share sheets",
            hi_hint: "[paper] में `size` लिखें, ताकि सब एक आकार के हों; या दूसरे आकार के लिए अलग [[paper]] बनाएँ।",
            en_hint: "Write a `size` in [paper], so that all have it; or make a [[paper]] of \
            its own for the other size.";
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
