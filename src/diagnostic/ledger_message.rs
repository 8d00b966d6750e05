//! Messages about the ledger, which keeps each invitee's serial.

use super::commands;
use super::counted::counted;
use super::lang::Lang;
use super::picture_problem::PictureProblem;
use super::table::messages;

messages! {
    /// A message about the ledger.
    pub enum LedgerMessage {
        /// फ़ाइल पंजी नहीं: `--ledger` और `[output]` देखें
        /// a file that is no ledger: check `--ledger` and `[output]`
        A0801 HeadingMissing { heading: &'static str } error,
            hi: "यह पंजी नहीं लगती: \"{heading}\" शीर्षक नहीं है",
            en: "this does not look like a ledger: there is no heading \"{heading}\"",
            hi_hint: "`--ledger` और `[output]` में पंजी का नाम देखें। शीर्षक बदल गए हों तो \
            `.bak` वाली प्रति से लौटाएँ।",
            en_hint: "Check the ledger's name in `--ledger` and `[output]`. If its headings \
            were changed, go back to the copy with `.bak`.";

        /// पंजी CSV में नहीं: "CSV UTF-8" के रूप में सहेजें
        /// a ledger that is not CSV: save it as "CSV UTF-8"
        A0802 NotCsv error,
            hi: "पंजी CSV में नहीं है",
            en: "the ledger is not in CSV",
            hi_hint: "पंजी को Excel में \"CSV UTF-8\" के रूप में उसी नाम से सहेजें।",
            en_hint: "Save the ledger in Excel as \"CSV UTF-8\" under the same name.";

        /// पंजी का क्रमांक पढ़ा नहीं जाता: पंक्ति ठीक करें
        /// a serial of the ledger that cannot be read: correct the row
        A0803 Serial { value: String } error,
            hi: { match (value.as_str()) {
                "" => "पंजी की इस पंक्ति में क्रमांक नहीं है",
                _ => "पंजी में क्रमांक की जगह \"{value}\" लिखा है",
            } },
            en: { match (value.as_str()) {
                "" => "this row of the ledger has no serial",
                _ => "\"{value}\" in the ledger is no serial",
            } },
            hi_hint: "पंजी में वह पंक्ति ठीक करें, या `.bak` वाली प्रति से लौटाएँ।",
            en_hint: "Correct the row in the ledger, or go back to the copy with `.bak`.";

        /// एक क्रमांक पंजी में दो बार: पंक्ति ठीक करें
        /// a serial that is in the ledger twice: correct the row
        A0804 SerialTwice { serial: u32, other_row: usize } error,
            hi: "पंजी में क्रमांक {serial} दो बार है; पहली बार पंक्ति {other_row} में",
            en: "serial {serial} is in the ledger twice; the first time in row {other_row}",
            hi_hint: "पंजी में वह पंक्ति ठीक करें, या `.bak` वाली प्रति से लौटाएँ।",
            en_hint: "Correct the row in the ledger, or go back to the copy with `.bak`.";

        /// सहेजने में पंजी की हिंदी मिट गई: `.bak` वाली प्रति से लौटाएँ
        /// the ledger's Hindi was lost when it was saved: go back to the copy with `.bak`
        A0805 Ruined { ledger: String, kept: String } error,
            hi: "सहेजते समय पंजी की हिंदी मिट गई है; इसलिए कुछ नहीं किया गया",
            en: "the ledger's Hindi was lost when the file was saved; therefore nothing was \
            done",
            hi_hint: "{kept} में पिछली सही पंजी है: {ledger} को हटाकर उसका नाम {ledger} कर \
            दें। Excel में हमेशा \"CSV UTF-8\" चुनकर सहेजें।",
            en_hint: "{kept} is the last good ledger: delete {ledger} and rename the copy to \
            it. In Excel always save as \"CSV UTF-8\".";

        /// पंजी की पंक्तियाँ हाथ से हटाई गईं: भूल हो तो `.bak` वाली प्रति से लौटाएँ; काम के बीच हटाई गईं तो फिर लिख दी गईं: पत्र न देना हो तो `mark … --cancelled`
        /// lines of the ledger were deleted by hand: if by mistake, go back to the copy with `.bak`; those deleted while the program worked were put back: to make no letter, `mark … --cancelled`
        // `are_back`: taken out while the program worked, which has put them back.
        A0806 LinesGone { serials: String, are_back: bool } warning,
            hi: { match are_back {
                true => "काम के बीच पंजी से ये क्रमांक हटाए गए थे; वे फिर लिख दिए गए हैं: \
                    {serials}",
                false => "पंजी से ये क्रमांक हटा दिए गए हैं: {serials}। ये किसी और को नहीं \
                    मिलेंगे",
            } },
            en: { match are_back {
                true => "these serials were taken out of the ledger while the program worked, \
                    and were put back: {serials}",
                false => "these serials were taken out of the ledger: {serials}. Nobody else \
                    gets them",
            } },
            hi_hint: { match are_back {
                true => "जिन्हें पत्र नहीं देना है, उनके लिए: `aamantran mark आयोजन क्रमांक \
                    --cancelled`।",
                false => "भूल से हटाए हों तो अभी `.bak` वाली प्रति से लौटाएँ।",
            } },
            en_hint: { match are_back {
                true => "For people who are to have no letter: `aamantran mark EVENT SERIALS \
                    --cancelled`.",
                false => "If that was a mistake, go back to the copy with `.bak` now.",
            } };

        /// काम के बीच पंजी बदली: फिर चलाएँ
        /// the ledger was changed meanwhile: run once more
        A0807 ChangedMeanwhile { path: String } error,
            hi: "काम के बीच {path} किसी और ने बदल दी; वह वैसी ही रखी गई है",
            en: "{path} was changed by somebody else meanwhile; it was left as it is",
            hi_hint: "एक बार फिर चलाएँ।",
            en_hint: "Run once more.";

        /// पंजी नहीं लिखी जा सकी, या उसके ताले की फ़ाइल नहीं खुली: Excel में बंद करें, अनुमति देखें; उसका फ़ोल्डर न हो तो बनाएँ
        /// the ledger cannot be written, or the file of its lock cannot be opened: close it in Excel, check permission; make its folder if there is none
        A0808 NotWritable { path: String, lock: Option<String>, detail: String } error,
            hi: { match lock {
                None => "पंजी {path} नहीं लिखी जा सकी ({detail})",
                Some(lock) => "पंजी {path} नहीं लिखी गई: उसके ताले की फ़ाइल {lock} नहीं खुली \
                    ({detail})",
            } },
            en: { match lock {
                None => "the ledger {path} cannot be written ({detail})",
                Some(lock) => "the ledger {path} was not written: its lock, the file {lock}, \
                    cannot be opened ({detail})",
            } },
            hi_hint: { match lock {
                Some(lock) => "{lock} और उसके फ़ोल्डर में लिखने की अनुमति लें। वह फ़ाइल किसी \
                    और की बनाई हो और कोई काम न चल रहा हो, तो उसे हटा दें: वह खाली रहती है।",
                None => "पंजी Excel में खुली हो तो बंद करें; फ़ोल्डर में लिखने की अनुमति और \
                    जगह देखें।",
            } },
            en_hint: { match lock {
                Some(lock) => "Get the permission to write {lock} and into its folder. If \
                    somebody else has made that file, and no command is at work, delete it: it is \
                    empty.",
                None => "If the ledger is open in Excel, close it; check permission and room \
                    in its folder.",
            } };

        /// There is no such folder for the ledger.
        A0808 NoFolder { path: String, folder: String } error,
            hi: "पंजी {path} नहीं लिखी गई: {folder} नाम का फ़ोल्डर नहीं है",
            en: "the ledger {path} was not written: there is no folder {folder}",
            hi_hint: "वह फ़ोल्डर बना लें, या `--ledger` और `[output]` में पंजी का नाम ठीक करें।",
            en_hint: "Make that folder, or correct the ledger's name in `--ledger` and \
            `[output]`.";

        /// नए आमंत्रित हैं या पंजी के: `mark … --is` या `mark … --new` से बताएँ
        /// a new invitee, or one of the ledger: say it with `mark … --is` or `mark … --new`
        // `ledger` is the one that the command was told to use.
        A0809 Doubtful { person: String, known: Vec<KnownPerson>, event: Box<str>, row: Box<str>, ledger: Option<Box<str>>, } error,
            hi: ("\"{person}\" नए आमंत्रित हैं, या पंजी में पहले से हैं? वहाँ: {}",
                listed(known)),
            en: ("is \"{person}\" a new invitee, or already in the ledger? It has: {}",
                listed(known)),
            hi_hint: { let (same, new) = decisions(known, event, row, ledger.as_deref());
                format!("वही व्यक्ति हों: {same}; नए हों: {new}।") },
            en_hint: { let (same, new) = decisions(known, event, row, ledger.as_deref());
                format!("If it is the same person: {same}; if a new one: {new}.") };

        /// ऐसा क्रमांक पंजी में नहीं: पंजी देखें
        /// no such serial in the ledger: look there
        A0810 SerialUnknown { written: String } error,
            hi: "पंजी में क्रमांक {written} नहीं है",
            en: "the ledger has no serial {written}",
            hi_hint: "क्रमांक पंजी में देखें।",
            en_hint: "See the ledger for its serials.";

        /// ऐसी पंक्ति नहीं: `12` या `सूची.csv:12` जैसे लिखें
        /// no such row: write it like `12` or `list.csv:12`
        A0811 RowUnknown { written: String } error,
            hi: "\"{written}\" नाम की कोई पंक्ति नहीं है",
            en: "there is no row \"{written}\"",
            hi_hint: "सूची की पंक्ति की संख्या लिखें, कई सूचियाँ हों तो `सूची.csv:12`।",
            en_hint: "Write the number of the row in the list; if there are several lists, \
            `list.csv:12`.";

        /// पंक्ति का क्रमांक पहले से है: बदलना हो तो `mark … --is`
        /// a row that has a serial: to change it use `mark … --is`
        A0812 RowKnown { name: String, serial: u32 } error,
            hi: "\"{name}\" का क्रमांक पहले से है: {serial}",
            en: "\"{name}\" has a serial already: {serial}",
            hi_hint: "उसे कोई और क्रमांक देना हो तो `aamantran mark आयोजन क्रमांक --is पंक्ति`।",
            en_hint: "To give it another one: `aamantran mark EVENT SERIAL --is ROW`.";

        /// जो पत्र माँगे गए, वे रद्द हैं: `mark … --cancelled --undo`
        /// the letters asked for are cancelled: `mark … --cancelled --undo`
        A0813 Cancelled { serials: String } error,
            hi: "जो पत्र माँगे गए, वे रद्द हैं: {serials}",
            en: "the letters asked for are cancelled: {serials}",
            hi_hint: "फिर बनाने हों तो पहले: `aamantran mark आयोजन क्रमांक --cancelled --undo`।",
            en_hint: "To make them again, first: `aamantran mark EVENT SERIALS --cancelled \
            --undo`.";

        /// पत्र छपने के बाद बदल गए: फिर छापकर `mark … --reprinted`
        /// letters have changed since they were printed: print them again, then `mark … --reprinted`
        A0814 ChangedSincePrinting { serials: String, people: String, event: Box<str>, ledger: Option<Box<str>> } warning,
            hi: "ये पत्र छप चुके हैं, पर अब वैसे नहीं हैं जैसे छपे थे: {people}",
            en: "these letters were printed, but are no longer as they were printed: {people}",
            hi_hint: { let (make, mark) = printing_again(serials, event, ledger.as_deref());
                format!("केवल ये पत्र बनाने के लिए: {make}; छाप लें तो लिखें: {mark}। तब तक यह हर बार \
                    बताया जाएगा। यह आयोजन पत्रों का नहीं, उन्हीं लोगों के लिफ़ाफ़ों या पर्चियों का हो, तो \
                    `[output]` में `ledger_read_only = true` लिखें।") },
            en_hint: { let (make, mark) = printing_again(serials, event, ledger.as_deref());
                format!("To make these alone: {make}; when they are printed: {mark}. Until then \
                    this is said every time. If this event is not of the letters, but of \
                    envelopes or slips for the same people, write `ledger_read_only = true` in \
                    `[output]`.") };

        /// तारीख समझ में नहीं आई, अभी आई नहीं या बहुत पुरानी है: `21.09.2025` जैसे लिखें, साल देखें
        /// a date that is none, has not come yet or is too long ago: write it like `21.09.2025`, check the year
        A0815 Date { written: String, fault: DateFault } error,
            hi: { match fault {
                DateFault::NoDay => "\"{written}\" तारीख नहीं है",
                DateFault::ToCome => "\"{written}\" अभी आई नहीं: पंजी में वही लिखा जाता है जो \
                    हो चुका",
                DateFault::TooLongAgo => "\"{written}\" बहुत पुरानी तारीख है: तब यह पत्र नहीं \
                    हो सकता था",
            } },
            en: { match fault {
                DateFault::NoDay => "\"{written}\" is no date",
                DateFault::ToCome => "\"{written}\" has not come yet: the ledger has only what \
                    has been done",
                DateFault::TooLongAgo => "\"{written}\" is too long ago: there cannot have \
                    been this letter then",
            } },
            hi_hint: { match fault {
                DateFault::NoDay => "ऐसे लिखें: 21.09.2025 या 2025-09-21।",
                _ => "साल देख लें, और वह तारीख लिखें जिस दिन काम हुआ; आज हुआ हो तो `--on` हटा \
                    दें।",
            } },
            en_hint: { match fault {
                DateFault::NoDay => "Write 21.09.2025 or 2025-09-21.",
                _ => "Check the year, and write the day on which it was done; if that is \
                    today, leave `--on` out.",
            } };

        /// पंजी नहीं, पर उसकी प्रति है: प्रति का नाम बदलकर लौटाएँ
        /// no ledger, but its copy: rename the copy
        A0816 Gone { ledger: String, kept: String } error,
            hi: "पंजी {ledger} नहीं है, पर उसकी प्रति {kept} है; इसलिए कुछ नहीं किया गया",
            en: "there is no ledger {ledger}, but its copy {kept}; therefore nothing was done",
            hi_hint: "{kept} का नाम बदलकर {ledger} कर दें। क्रमांक फिर से शुरू करने हों, तभी \
            प्रति को हटाएँ।",
            en_hint: "Rename {kept} to {ledger}. Delete the copy only if all numbers are to \
            begin anew.";

        /// क्रमांक नहीं लिखे: `mark आयोजन 37,41-45 --printed` जैसे लिखें
        /// no serials: write `mark EVENT 37,41-45 --printed`
        A0817 NoSerials error,
            hi: "यह नहीं लिखा कि कौन-से क्रमांक",
            en: "it is not said which serials",
            hi_hint: "ऐसे लिखें: `aamantran mark आयोजन 37,41-45 --printed`।",
            en_hint: "Write `aamantran mark EVENT 37,41-45 --printed`.";

        /// हर `--is` के लिए एक क्रमांक: `mark आयोजन 37,41 --is 12 --is 15`; `--is all` के साथ कोई नहीं
        /// one serial for each `--is`: `mark EVENT 37,41 --is 12 --is 15`; none with `--is all`
        A0818 SerialsAndRows { serials: usize, rows: usize } error,
            hi: "{serials} क्रमांक लिखे हैं, और `--is` से {rows} पंक्तियाँ",
            en: ("{} for {} of `--is`", counted(*serials, "serial"), counted(*rows, "row")),
            hi_hint: "हर पंक्ति के लिए एक क्रमांक, उसी क्रम में: `aamantran mark आयोजन 37,41 --is 12 \
                --is 15`। जिन पंक्तियों पर संदेह है वे सब वही लोग हों तो, बिना क्रमांक: `--is all`।",
            en_hint: "One serial for each row, in the same order: `aamantran mark EVENT 37,41 --is \
                12 --is 15`. If all rows in doubt are the people they seem to be, without \
                serials: `--is all`.";

        /// `--is all` से तय नहीं: पंजी में एक से अधिक ऐसे व्यक्ति हैं, या दो पंक्तियाँ एक ही व्यक्ति की लगती हैं
        /// not settled by `--is all`: several such people in the ledger, or two rows that seem to be one person's
        A0830 StillDoubtful { rows: String } warning,
            hi: "इन पंक्तियों का अपने-आप पता नहीं चलता कि किसकी हैं: {rows}",
            en: "whose these rows are is not clear by itself: {rows}",
            hi_hint: "`check` हर एक के लिए पूरा आदेश दिखाता है।",
            en_hint: "`check` shows the command for each.";

        /// जो पत्र कभी बना नहीं, वह छपा या सौंपा नहीं लिखा जाता: पंक्ति ठीक करके पहले `make` चलाएँ
        /// a letter that was never made is not noted as printed or handed over: mend its row, and run `make` first
        A0831 NeverMade { people: String } error,
            hi: "इनका पत्र कभी नहीं बना, इसलिए इनके आगे छपा, सौंपा या दोबारा छपा नहीं लिखा गया: {people}",
            en: "no letter was ever made for these, so that they were not noted as printed, \
            handed over or reprinted: {people}",
            hi_hint: "सूची में इनकी पंक्तियाँ ठीक करें (`check` बताता है), `make` चलाएँ, पत्र छाप लें, \
            तब लिखें।",
            en_hint: "Mend their rows in the list (`check` tells what is wrong), run `make`, print \
            the letters, and note it then.";

        /// फ़ोटो से अपने-आप कुछ नहीं लिखा जाता: पहले केवल `--scan`, फिर क्रमांक लिखकर `mark`
        /// nothing is noted from a photo by itself: `--scan` alone first, then `mark` with the serials
        A0832 PhotoNotNoted error,
            hi: "फ़ोटो में पन्ने की सब पंक्तियाँ आती हैं, उन पर हस्ताक्षर हों या न हों; इसलिए फ़ोटो से \
            अपने-आप कुछ नहीं लिखा जाता",
            en: "a photo shows all rows of a page, signed or not; therefore nothing is noted from \
            one by itself",
            hi_hint: "पहले केवल `--scan` लिखकर क्रमांक देखें, फिर जिन पर हस्ताक्षर हैं उनके क्रमांक \
            लिखकर `mark` चलाएँ। हर बीप पर लिखने के लिए स्कैनर लगाएँ और `--scan -` लिखें।",
            en_hint: "Give `--scan` alone first to see the serials, then `mark` with the serials \
            of those that are signed. To note one with each beep use a scanner and `--scan -`.";

        /// कोड ठीक पढ़ा गया, पर उसका क्रमांक पंजी में नहीं: काग़ज़ दूसरे आयोजन का तो नहीं?
        /// a code whose serial the ledger does not have: is the paper of another event?
        A0833 ScanUnknown { codes: String } error,
            hi: "ये क्रमांक इस आयोजन की पंजी में नहीं हैं: {codes}",
            en: "this event's ledger has no such serials: {codes}",
            hi_hint: "देखें कि काग़ज़ इसी आयोजन का है और पंजी (`--ledger`) वही है।",
            en_hint: "See whether the paper is of this event, and the ledger (`--ledger`) the \
            right one.";

        /// जाँच के अक्षर नहीं मिलते: काग़ज़ दूसरे आयोजन का है, या नाम बाद में बदला; मिलान करके क्रमांक हाथ से लिखें
        /// a check code that does not fit: paper of another event, or a name changed since; compare, then write the serial by hand
        A0834 ScanCheck { people: String } error,
            hi: "इन कोडों के जाँच के अक्षर पंजी से नहीं मिलते: {people}",
            en: "the check codes of these do not fit the ledger: {people}",
            hi_hint: "काग़ज़ किसी दूसरे आयोजन का है, या यह नाम उसके छपने के बाद सुधारा गया। काग़ज़ का नाम \
            ऊपर के नाम से मिला लें; वही व्यक्ति हों तो `mark` में यह क्रमांक हाथ से लिखें।",
            en_hint: "The paper is of another event, or the name was corrected after it was \
            printed. Compare the name on the paper with this one; if it is the same person, write \
            the serial for `mark` by hand.";

        /// रद्द पत्र का कोड: काग़ज़ अलग रखें, या `mark … --cancelled --undo`
        /// the code of a cancelled letter: put the paper aside, or `mark … --cancelled --undo`
        A0835 ScanCancelled { people: String } error,
            hi: "ये पत्र रद्द हैं, इसलिए इनके आगे कुछ नहीं लिखा गया: {people}",
            en: "these letters are cancelled, so that nothing is noted of them: {people}",
            hi_hint: "पत्र लौटा लें; भूल से रद्द हुए हों तो: `aamantran mark आयोजन क्रमांक --cancelled \
            --undo`।",
            en_hint: "Take the letter back; if it was cancelled by mistake: `aamantran mark EVENT \
            SERIAL --cancelled --undo`.";

        /// जो स्कैन हुआ वह पंजी के पन्ने का कोड नहीं: स्कैनर का कीबोर्ड अंग्रेज़ी में रखें
        /// what was scanned is no code of a register: set the keyboard to English for a scanner
        A0836 ScanOther { texts: String } warning,
            hi: "ये किसी पत्र की पंक्ति के कोड नहीं हैं: {texts}",
            en: "these are no codes of letters' rows: {texts}",
            hi_hint: "पंक्ति का कोड ऐसा होता है: A1:37:7YC5Q1ZB। स्कैनर से कुछ और आए तो कीबोर्ड को \
            अंग्रेज़ी (US) पर करें।",
            en_hint: "The code of a row is like A1:37:7YC5Q1ZB. If a scanner writes something else, \
            switch the keyboard to English (US).";

        /// फ़ोटो में कोड दिखते हैं, पर पढ़े नहीं जाते: पास से, उजाले में फिर फ़ोटो लें
        /// codes that are seen in a photo and cannot be read: take it again, nearer and in better light
        A0837 ScanUnread { path: String, codes: usize } warning,
            hi: { match (codes) {
                1 => "{path} में एक कोड दिखता है, पर पढ़ा नहीं जाता",
                _ => "{path} में {codes} कोड दिखते हैं, पर पढ़े नहीं जाते",
            } },
            en: ("in {path} {} seen and cannot be read",
                if *codes == 1 { "1 code is".to_owned() } else { format!("{codes} codes are") }),
            hi_hint: "पन्ने को समतल रखकर, उजाले में, पास से फिर फ़ोटो लें; या उन पंक्तियों के क्रमांक हाथ से \
            लिखें।",
            en_hint: "Lay the page flat and take the photo again, in good light and from nearer; or \
            write the serials of those rows by hand.";

        /// फ़ोटो या पंक्तियों में कोई कोड नहीं मिला: पूरा पन्ना, पास से और साफ़ लें
        /// no code was found: take the whole page, sharp and from near
        A0838 ScanNothing { path: String } error,
            hi: { match (path.as_str()) {
                "-" => "स्कैनर से पत्र की किसी पंक्ति का कोड नहीं आया",
                _ => "{path} में पत्र की किसी पंक्ति का कोड नहीं मिला",
            } },
            en: { match (path.as_str()) {
                "-" => "no code of a letter's row came from the scanner",
                _ => "no code of a letter's row was found in {path}",
            } },
            hi_hint: { match (path.as_str()) {
                "-" => "स्कैनर को उस पंक्ति के कोड (छोटे चौकोर) पर रखें जिस पर हस्ताक्षर हैं।",
                _ => "फ़ोटो साफ़ हो और पन्ने के कोड (छोटे चौकोर) पूरे आएँ; एक फ़ोटो में एक पन्ना।",
            } },
            en_hint: { match (path.as_str()) {
                "-" => "Hold the scanner at the code, the small square, of a row that is signed.",
                _ => "Take a sharp photo with the whole of the codes, the small squares, in it; \
                    one page to a photo.",
            } };

        /// फ़ोटो पढ़ी नहीं जा सकी: PNG या JPEG दें
        /// a photo that cannot be read: give PNG or JPEG
        // `problem`: none if it is a drawing.
        A0839 PhotoInvalid { path: String, problem: Option<PictureProblem> } error,
            hi: { match problem {
                Some(problem) => ("फ़ोटो {path} पढ़ी नहीं जा सकी: {}", problem.text(Lang::Hi)),
                None => "{path} फ़ोटो नहीं, PDF या SVG है",
            } },
            en: { match problem {
                Some(problem) => ("the photo {path} cannot be read: {}", problem.text(Lang::En)),
                None => "{path} is no photo, but PDF or SVG",
            } },
            hi_hint: { match problem {
                Some(problem) => ("{}", problem.hint(Lang::Hi).unwrap_or_default()),
                None => "पन्ने की फ़ोटो (JPEG) या स्कैन (PNG, JPEG) दें।",
            } },
            en_hint: { match problem {
                Some(problem) => ("{}", problem.hint(Lang::En).unwrap_or_default()),
                None => "Give a photo of the page (JPEG) or a scan of it (PNG or JPEG).",
            } };

        /// जिस पत्र पर नाम छपा है, उसका नाम `mark --name` से नहीं बदलता: सूची में सुधारें
        /// `mark --name` does not change a name that is printed: correct it in the list
        A0840 NotBlank { serial: u32, person: String } error,
            hi: "क्रमांक {serial} खाली पत्र नहीं है, वह इनका है: {person}",
            en: "serial {serial} is no blank letter; it is that of {person}",
            hi_hint: "`--name` केवल खाली पत्रों के लिए है। नाम ग़लत हो तो सूची में सुधारें।",
            en_hint: "`--name` is for blank letters only. If the name is wrong, correct it in the \
            list.";

        /// एक बार में एक ही खाली पत्र का नाम: `mark आयोजन 409 --name "…"`
        /// the name of one blank letter at a time: `mark EVENT 409 --name "…"`
        A0841 NameForOne { serials: usize } error,
            hi: "{serials} क्रमांक लिखे हैं, और नाम एक है",
            en: ("{} for one name", counted(*serials, "serial")),
            hi_hint: "एक बार में एक: `aamantran mark आयोजन 409 --name \"नाम\"`।",
            en_hint: "One at a time: `aamantran mark EVENT 409 --name \"NAME\"`.";

        /// हाथ से भरे खाली पत्र वाले अब सूची में हैं: उनका पत्र उसी क्रमांक से, नाम छपकर बनता है
        /// somebody who got a blank letter is in the list now: the letter has the same serial, and the name printed
        A0842 NamedByHand { name: String, serial: u32 } warning,
            hi: "\"{name}\" को खाली पत्र {serial} हाथ से भरकर दिया गया था; अब वे सूची में हैं, इसलिए \
            क्रमांक {serial} का पत्र उनके नाम से बनता है",
            en: "\"{name}\" was given blank letter {serial}, filled in by hand, and is in the list \
            now: letter {serial} is made with the name",
            hi_hint: "पत्र उन्हें मिल चुका है, इसलिए इसे फिर न छापें। उसी नाम के कोई और हों तो: \
            `aamantran mark आयोजन --new पंक्ति`।",
            en_hint: "They have their letter: do not print this one. If it is somebody else of that \
            name: `aamantran mark EVENT --new ROW`.";

        /// पंजी में खाली पत्र `blank_letters` से अधिक हैं: जो काम में नहीं आएँगे, वे रद्द करें
        /// the ledger has more blank letters than `blank_letters` asks for: cancel those that nobody will use
        A0843 BlankLeft { serials: String } warning,
            hi: "खाली पत्र {serials} पंजी में हैं, पर अब नहीं बनते: [output] में `blank_letters` उनसे कम है",
            en: "blank letters {serials} are in the ledger and are not made now: `blank_letters` in \
            [output] asks for fewer",
            hi_hint: "छप चुके हों तो चलेंगे: नाम भरने पर `aamantran mark आयोजन क्रमांक --name \"नाम\"`। \
            काम न आने हों तो: `aamantran mark आयोजन {serials} --cancelled`।",
            en_hint: "Those that are printed stay good: when one is filled in, `aamantran mark EVENT \
            SERIAL --name \"NAME\"`. If nobody will use them: `aamantran mark EVENT {serials} \
            --cancelled`.";

        /// पंजी दूसरे काम के पास है: उसके पूरा होने तक रुकें
        /// another run has the ledger: wait until it is done
        // The other run as far as it is known; an empty text where it is not.
        A0820 Busy { path: String, event: String, command: String, process: Option<u32>, minutes: u64 } error,
            hi: { let event = if event.is_empty() { "एक और काम" } else { event };
                let process = process.map(|number| format!("प्रोसेस {number}"));
                let since = match minutes {
                    0 => "अभी शुरू हुआ".to_owned(),
                    minutes => format!("{minutes} मिनट से"),
                };
                let more = joined(command, process, since);
                format!("पंजी {path} इस समय \"{event}\" के काम में है ({more})") },
            en: { let event = if event.is_empty() { "another run" } else { event };
                let process = process.map(|number| format!("process {number}"));
                let since = match minutes {
                    0 => "begun just now".to_owned(),
                    1 => "begun a minute ago".to_owned(),
                    minutes => format!("begun {minutes} minutes ago"),
                };
                let more = joined(command, process, since);
                format!("\"{event}\" is at work with the ledger {path} now ({more})") },
            hi_hint: "उसके पूरा होने तक रुकें, फिर वही आदेश चलाएँ।",
            en_hint: "Wait until it is done, then run the same command again.";

        /// पंजी पर ताला नहीं लगता: एक समय में एक ही काम चलाएँ
        /// the ledger cannot be locked: run one command at a time
        A0821 Unlocked { path: String, detail: String } warning,
            hi: "पंजी {path} जहाँ रखी है, वहाँ उस पर ताला नहीं लगता ({detail}): दो काम एक साथ \
            चले तो एक क्रमांक दो लोगों को मिल सकता है",
            en: "the ledger {path} cannot be locked where it lies ({detail}): if two runs work \
            at once, a serial may be given to two people",
            hi_hint: "एक समय में एक ही काम चलाएँ, या पंजी को इसी कंप्यूटर की डिस्क पर रखें।",
            en_hint: "Run one command at a time, or keep the ledger on a disk of this computer.";

        /// नए लोगों के लिए क्रमांक नहीं बचे: पंजी के शीर्षक का अंतिम क्रमांक देखें
        /// no serials left for new people: look at the last serial in the ledger's heading
        A0822 NoSerialsLeft { last: u32, largest: u32, new: usize } error,
            hi: "नए आमंत्रित {new} हैं, पर उनके लिए क्रमांक नहीं बचे: {last} तक लग चुके हैं, \
            और {largest} से बड़ा क्रमांक नहीं होता; इसलिए कुछ नहीं लिखा गया",
            en: ("there are no serials left for {new} new {}: they have been given up to \
             {last}, and none is larger than {largest}; therefore nothing was written",
                if *new == 1 { "invitee" } else { "invitees" }),
            hi_hint: "पंजी में सबसे बड़ा क्रमांक, और क्रमांक के शीर्षक में \"अंतिम (last)\" के \
            बाद की संख्या देखें: भूल से बड़ी लिखी हो तो ठीक करें।",
            en_hint: "Look at the largest serial of the ledger, and at the number after \
            \"(last)\" in the heading of the serials: if it was made large by mistake, correct \
            it.";

        /// पंजी के शीर्षक में अंतिम क्रमांक पढ़ा नहीं जाता: `… अंतिम (last) 412` जैसा लिखें
        /// the last serial cannot be read in the ledger's heading: write it like `… अंतिम (last) 412`
        A0823 HighMark { value: String } error,
            hi: "क्रमांक के शीर्षक में यह पढ़ा नहीं जाता कि क्रमांक कहाँ तक लग चुके हैं: \
            \"{value}\"",
            en: "the heading of the serials does not say up to which they have been given: \
            \"{value}\"",
            hi_hint: "शीर्षक ऐसे लिखें: `क्रमांक (serial) – अंतिम (last) 412`, अंत में वह \
            क्रमांक जो सबसे बाद में लगा; या `.bak` वाली प्रति से लौटाएँ।",
            en_hint: "Write the heading like this: `क्रमांक (serial) – अंतिम (last) 412`, the \
            serial given last at its end; or go back to the copy with `.bak`.";

        /// पंजी भर गई: नए आयोजन को नई पंजी दें
        /// the ledger is full: give a new event a new one
        A0824 Full { most: usize } error,
            hi: "पंजी में {most} से अधिक पंक्तियाँ नहीं आतीं; इसलिए कुछ नहीं लिखा गया",
            en: "a ledger has no more than {most} lines; therefore nothing was written",
            hi_hint: "नए आयोजन के लिए `[output]` में `ledger` से नई पंजी दें।",
            en_hint: "Give a new event a ledger of its own, by `ledger` in `[output]`.";

        /// क्रमांक केवल पढ़ने हैं, पर इस पंक्ति का पक्का क्रमांक पंजी में नहीं: पहले पत्र बनाएँ
        /// serials are only read, and the ledger has none for sure for this row: make the letters first
        // `serial` if it is not settled yet whose it is; `known` if the person is in doubt.
        A0825 NotInLedger { name: String, serial: Option<u32>, known: Vec<KnownPerson> } error,
            hi: { match (serial, known.as_slice()) {
                (Some(serial), _) => "\"{name}\" का पत्र अभी नहीं बना, इसलिए क्रमांक {serial} अभी उनका \
                    पक्का नहीं है",
                (None, []) => "\"{name}\" का क्रमांक पंजी में नहीं है, और यहाँ नया क्रमांक नहीं दिया जाता",
                (None, known) => ("\"{name}\" पंजी में वही हैं या कोई और, यह तय नहीं है। वहाँ: {}",
                    listed(known)),
            } },
            en: { match (serial, known.as_slice()) {
                (Some(serial), _) => "the letter of \"{name}\" has not been made yet, so that serial \
                    {serial} is not settled",
                (None, []) => "\"{name}\" has no serial in the ledger, and no new one is given here",
                (None, known) => ("whether the ledger has \"{name}\" is in doubt. It has: {}",
                    listed(known)),
            } },
            hi_hint: "पहले पत्रों वाले आयोजन का `make` चलाएँ, फिर इसका।",
            en_hint: "First run `make` for the event of the letters, then for this one.";

        /// यह आयोजन पंजी केवल पढ़ता है: `mark` पत्रों वाले आयोजन से करें
        /// this event only reads its ledger: `mark` with the event of the letters
        A0826 ReadOnly error,
            hi: "यह आयोजन पंजी केवल पढ़ता है; उसमें कुछ नहीं लिखा गया",
            en: "this event only reads its ledger; nothing was written there",
            hi_hint: "`mark` के साथ पत्रों वाले आयोजन की फ़ाइल लिखें।",
            en_hint: "Give `mark` the event file of the letters.";

        /// जिस पंजी से क्रमांक पढ़ने हैं, वह नहीं है: पहले पत्र बनाएँ
        /// there is no ledger to read serials from: make the letters first
        A0827 NothingToRead { path: String } error,
            hi: "पंजी {path} नहीं है, जिससे क्रमांक पढ़ने हैं",
            en: "there is no ledger {path} to read serials from",
            hi_hint: "पहले पत्रों वाले आयोजन का `make` चलाएँ, या `ledger` में उसकी पंजी का नाम \
            देखें।",
            en_hint: "First run `make` for the event of the letters, or check the name of its \
            ledger in `ledger`.";

        /// पंजी केवल पढ़ने पर `--changed` नहीं चलता: उसे हटाएँ
        /// `--changed` does not work where the ledger is only read: leave it out
        A0828 ChangedUnknown error,
            hi: "`--changed` यहाँ नहीं चलता: इस आयोजन का क्या बन चुका, यह पंजी में नहीं लिखा \
            जाता",
            en: "`--changed` does not work here: what was made of this event is not noted in \
            the ledger",
            hi_hint: "`--changed` हटाकर चलाएँ; कुछ ही चाहिए हों तो `--only` से चुनें।",
            en_hint: "Leave `--changed` out; to have only some, choose them by `--only`.";

        /// पंजी का नाम `.csv` पर समाप्त करें
        /// the name of a ledger ends in `.csv`
        A0829 Name { path: String } error,
            hi: "पंजी का नाम {path} नहीं हो सकता: पंजी CSV में होती है",
            en: "the ledger cannot be called {path}: it is written in CSV",
            hi_hint: "ऐसा नाम दें जिसके अंत में `.csv` हो।",
            en_hint: "Give it a name that ends in `.csv`.";
    }
}

/// The reason why a text is no date on which something happened.
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
    let mark = ["aamantran", "mark", event];
    (shown(&mark, &[&serial, "--is", row], ledger), shown(&mark, &["--new", row], ledger))
}

/// The commands that make letters that have changed since they were printed, and that note them
/// as printed again.
fn printing_again(serials: &str, event: &str, ledger: Option<&str>) -> (String, String) {
    let serials: String = serials.chars().filter(|c| *c != ' ').collect();
    (
        shown(&["aamantran", "make", event], &["--only", &serials], ledger),
        shown(&["aamantran", "mark", event], &[&serials, "--reprinted"], ledger),
    )
}

/// A command with the ledger that it is to use, if that is elsewhere: as each shell of this
/// system reads it.
fn shown(command: &[&str], rest: &[&str], ledger: Option<&str>) -> String {
    let elsewhere = ledger.map(|path| ["--ledger", path]);
    let elsewhere = elsewhere.as_ref().map_or(&[][..], |words| words);
    let lines = commands(&[command, rest, elsewhere].concat());
    let lines: Vec<String> = lines.into_iter().map(|line| format!("`{line}`")).collect();
    lines.join(" / ")
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
