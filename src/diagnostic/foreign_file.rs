//! Files that are not what their names or places say, and what to do with each.

use super::Lang;
use super::path::name_alone;
use super::table::phrases;

phrases! {
    /// A kind of file that is read neither as a list nor as text. Its words are a sentence about
    /// the file, its remedy is that for a list.
    pub enum ForeignFile {
        /// A file without a single byte.
        Hollow,
            hi: "फ़ाइल में कुछ नहीं है (0 बाइट)",
            en: "the file has nothing in it (0 bytes)",
            hi_hint: "OneDrive या Google Drive की फ़ाइल हो तो File Explorer में उस पर दायाँ \
            क्लिक करके \"Always keep on this device\" चुनें और उतरने तक रुकें; नहीं तो जहाँ से \
            आई है वहाँ से फिर कॉपी करें।",
            en_hint: "If it is kept in OneDrive or Google Drive, right-click it in File \
            Explorer, choose \"Always keep on this device\" and wait until it has come; \
            otherwise copy it once more from where it came.";

        /// A file of nothing but zeros.
        Zeros,
            hi: "फ़ाइल में केवल शून्य बाइट हैं: सहेजना या कॉपी होना बीच में रुक गया था, जैसे \
            बिजली जाने से",
            en: "the file is nothing but zeros: saving or copying it was broken off, as when \
            the power fails",
            hi_hint: "जहाँ से आई है वहाँ से फिर कॉपी करें; OneDrive में हो तो दायाँ क्लिक → \
            Version history से पहले की फ़ाइल लें।",
            en_hint: "Copy it once more from where it came; if it is kept in OneDrive, \
            right-click → Version history gives an earlier one.";

        /// An archive or workbook that is not whole.
        CutOff,
            hi: "फ़ाइल टूटी हुई या अधूरी है",
            en: "the file is damaged or not whole",
            hi_hint: "उसे जहाँ से आई है वहाँ से फिर कॉपी या डाउनलोड करें।",
            en_hint: "Copy or download it once more from where it came.";

        /// The file that an office program keeps beside one that is open.
        LockFile { of: String },
            hi: "यह वह छोटी फ़ाइल है जो Excel या LibreOffice खुली फ़ाइल के पास रखता है; उसमें \
            आपका लिखा कुछ नहीं होता",
            en: "this is the small file that Excel or LibreOffice keeps beside one that is \
            open; nothing of yours is in it",
            hi_hint: { match (of.as_str()) {
                "" => "असली फ़ाइल का नाम लिखें, जो ~$ से शुरू नहीं होता।",
                _ => "असली फ़ाइल का नाम लिखें: {of}",
            } },
            en_hint: { match (of.as_str()) {
                "" => "Write the name of the file itself, which does not begin with ~$.",
                _ => "Write the name of the file itself: {of}",
            } };

        /// The file that a Mac puts beside others on a USB drive (AppleDouble, RFC 1740).
        MacCompanion { of: String },
            hi: "यह वह छोटी फ़ाइल है जो Mac पेन ड्राइव पर हर फ़ाइल के पास रखता है; उसमें आपका \
            लिखा कुछ नहीं होता",
            en: "this is the small file that a Mac puts beside each file on a USB drive; \
            nothing of yours is in it",
            hi_hint: { match (of.as_str()) {
                "" => "असली फ़ाइल का नाम लिखें, जो ._ से शुरू नहीं होता।",
                _ => "असली फ़ाइल का नाम लिखें: {of}",
            } },
            en_hint: { match (of.as_str()) {
                "" => "Write the name of the file itself, which does not begin with ._",
                _ => "Write the name of the file itself: {of}",
            } };

        /// A pointer to a file elsewhere on the same computer.
        Shortcut,
            hi: "यह फ़ाइल नहीं, उसका शॉर्टकट है",
            en: "this is not the file but a shortcut to it",
            hi_hint: "शॉर्टकट पर दायाँ क्लिक → Open file location; वहाँ से असली फ़ाइल आयोजन के \
            फ़ोल्डर में कॉपी करें और उसका नाम लिखें।",
            en_hint: "Right-click the shortcut → Open file location; copy the file itself from \
            there into the folder of the event, and write its name.";

        /// A pointer to a page or a sheet on the internet.
        WebLink,
            hi: "यह फ़ाइल नहीं, इंटरनेट का लिंक है",
            en: "this is not the file but a link into the internet",
            hi_hint: "लिंक खोलकर सूची डाउनलोड करें (Google Sheets में: File → Download → \
            Microsoft Excel (.xlsx)) और उसका नाम लिखें।",
            en_hint: "Open the link, download the list (in Google Sheets: File → Download → \
            Microsoft Excel (.xlsx)), and write its name.";

        /// Files packed into one.
        Archive { format: &'static str, lists: String },
            hi: { match (lists.as_str()) {
                "" => "यह {format} है, यानी कई फ़ाइलें एक में बँधी हुईं",
                _ => "यह {format} है, जिसके भीतर यह है: {lists}",
            } },
            en: { match (lists.as_str()) {
                "" => "this is a {format} file: others are packed into it",
                _ => "this is a {format} file, which has in it: {lists}",
            } },
            hi_hint: "उस पर दायाँ क्लिक → Extract All; फिर जो फ़ाइल निकले उसका नाम लिखें।",
            en_hint: "Right-click it → Extract All; then write the name of the file that comes \
            out.";

        /// Text with formats, or slides.
        Document { format: &'static str },
            hi: "यह {format} की फ़ाइल है",
            en: "this is a document of {format}",
            hi_hint: "{format} में तालिका चुनकर कॉपी करें, Excel की नई फ़ाइल में चिपकाएँ, फिर \
            File → Save As → Excel Workbook (.xlsx)।",
            en_hint: "Select the table in {format}, copy it, paste it into a new file of Excel, \
            then File → Save As → Excel Workbook (.xlsx).";

        /// Pages made up for print.
        Pdf,
            hi: "यह PDF है",
            en: "this is a PDF",
            hi_hint: "मूल Excel फ़ाइल माँगें। न मिले तो Excel में Data → Get Data → From File → \
            From PDF से तालिका लें, नाम मिला लें, फिर File → Save As → Excel Workbook (.xlsx)।",
            en_hint: "Ask for the original of Excel. Without it, take the table over in Excel \
            by Data → Get Data → From File → From PDF, compare the names, then File → Save As \
            → Excel Workbook (.xlsx).";

        /// A photo or a scan.
        Image { format: &'static str },
            hi: "यह चित्र है ({format})",
            en: "this is a picture ({format})",
            hi_hint: "मूल Excel फ़ाइल माँगें, या नाम Excel में टाइप करें, फिर File → Save As → \
            Excel Workbook (.xlsx)।",
            en_hint: "Ask for the original of Excel, or type the names into Excel, then File → \
            Save As → Excel Workbook (.xlsx).";

        /// A message of a mail program.
        Email,
            hi: "यह ई-मेल है",
            en: "this is an e-mail",
            hi_hint: "ई-मेल खोलकर उसके साथ लगी सूची आयोजन के फ़ोल्डर में सहेजें और उसका नाम \
            लिखें।",
            en_hint: "Open the e-mail, save the list that is attached to it into the folder of \
            the event, and write its name.";

        /// A file of Microsoft Access.
        Access,
            hi: "यह Access की फ़ाइल है",
            en: "this is a database of Access",
            hi_hint: "Access में तालिका चुनकर External Data → Export → Excel।",
            en_hint: "Select the table in Access, then External Data → Export → Excel.";

        /// A spreadsheet of Apple.
        Numbers,
            hi: "यह Apple Numbers की फ़ाइल है",
            en: "this is a spreadsheet of Apple Numbers",
            hi_hint: "Numbers में: File → Export To → Excel (.xlsx)।",
            en_hint: "In Numbers: File → Export To → Excel (.xlsx).";

        /// A workbook in a format that is not read, or where none is.
        Sheet { format: &'static str },
            hi: "यह {format} रूप की सूची है",
            en: "this is a spreadsheet of the format {format}",
            hi_hint: "Excel या LibreOffice में खोलें, फिर File → Save As → Excel Workbook \
            (.xlsx)।",
            en_hint: "Open it in Excel or LibreOffice, then File → Save As → Excel Workbook \
            (.xlsx).";

        /// A page of HTML.
        WebPage,
            hi: "यह Excel की फ़ाइल नहीं, उसके नाम से सहेजा गया वेब पेज (HTML) है",
            en: "this is no workbook but a web page (HTML) saved under the name of one",
            hi_hint: ("{}", open_and_save(Lang::Hi)),
            en_hint: ("{}", open_and_save(Lang::En));

        /// A page with all that belongs to it, as browsers and Excel save it (RFC 2557).
        WebArchive,
            hi: "यह Excel की फ़ाइल नहीं, उसके नाम से सहेजा गया वेब पेज (MHTML) है",
            en: "this is no workbook but a web page (MHTML) saved under the name of one",
            hi_hint: ("{}", open_and_save(Lang::Hi)),
            en_hint: ("{}", open_and_save(Lang::En));

        /// The XML of Excel 2003.
        XmlSheet,
            hi: "यह Excel के नए रूप की फ़ाइल नहीं, XML Spreadsheet 2003 है",
            en: "this is no workbook of today but an XML Spreadsheet 2003",
            hi_hint: ("{}", open_and_save(Lang::Hi)),
            en_hint: ("{}", open_and_save(Lang::En));

        /// A workbook behind a password.
        Protected,
            hi: "फ़ाइल पर पासवर्ड लगा है",
            en: "the file is protected by a password",
            hi_hint: "Excel में खोलें; File → Info → Protect Workbook → Encrypt with Password \
            में पासवर्ड मिटाएँ, फिर सहेजें।",
            en_hint: "Open it in Excel; delete the password under File → Info → Protect \
            Workbook → Encrypt with Password, then save.";

        /// Bytes that are no text, of an unknown kind.
        Binary,
            hi: "इसमें लिखा हुआ पाठ नहीं है",
            en: "there is no written text in it",
            hi_hint: "जिस प्रोग्राम में बनी है उसमें खोलकर देखें, फिर File → Save As → Excel \
            Workbook (.xlsx)।",
            en_hint: "Open it in the program in which it was made, then File → Save As → Excel \
            Workbook (.xlsx).";

        /// Any other XML.
        Xml,
            hi: "यह XML की फ़ाइल है",
            en: "this is an XML file",
            hi_hint: "जिस प्रोग्राम से निकली है उससे सूची Excel (.xlsx) में निकालें; या Excel \
            में खोलें, फिर File → Save As → Excel Workbook (.xlsx)।",
            en_hint: "Export the list as Excel (.xlsx) from the program that made it; or open it \
            in Excel, then File → Save As → Excel Workbook (.xlsx).";
    }
}

/// The remedy for what Excel opens although it is called otherwise.
fn open_and_save(lang: Lang) -> &'static str {
    match lang {
        Lang::Hi => {
            "Excel में खोलें (रूप अलग होने की बात पूछे तो Yes), फिर File → Save As → Excel \
             Workbook (.xlsx)।"
        }
        Lang::En => {
            "Open it in Excel (answer Yes if it asks about the format), then File → Save As → \
             Excel Workbook (.xlsx)."
        }
    }
}

impl ForeignFile {
    /// True of a list that stands in a format which is not read.
    pub(crate) fn is_sheet(&self) -> bool {
        matches!(self, Self::Numbers | Self::Sheet { .. } | Self::XmlSheet | Self::Protected)
    }

    /// The remedy where a file of text was to be, such as the event file, at this path.
    pub(super) fn text_hint(&self, path: &str, lang: Lang) -> Option<String> {
        let own = name_alone(path);
        let is_text = [".toml", ".dj"].iter().any(|ending| own.ends_with(ending));
        let name = if is_text { own } else { "event.toml" };
        match (self, lang) {
            (
                Self::Hollow
                | Self::Zeros
                | Self::CutOff
                | Self::LockFile { .. }
                | Self::MacCompanion { .. }
                | Self::Shortcut
                | Self::Archive { .. },
                _,
            ) => self.hint(lang),
            (Self::Document { format }, Lang::Hi) => Some(format!(
                "{format} में सब चुनकर कॉपी करें, Notepad की नई फ़ाइल में चिपकाएँ, फिर File → \
                 Save As → Save as type: All Files, Encoding: UTF-8, नाम {name}।"
            )),
            (Self::Document { format }, Lang::En) => Some(format!(
                "Select all in {format}, copy it, paste it into a new file of Notepad, then File \
                 → Save As → Save as type: All Files, Encoding: UTF-8, name {name}."
            )),
            (_, Lang::Hi) => Some(
                "यहाँ सादे पाठ (Notepad) की फ़ाइल चाहिए, जैसे event.toml: उसका नाम लिखें।"
                    .to_owned(),
            ),
            (_, Lang::En) => Some(
                "A file of plain text (Notepad) belongs here, such as event.toml: write its name."
                    .to_owned(),
            ),
        }
    }
}
