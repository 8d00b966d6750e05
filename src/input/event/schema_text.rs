//! The purposes of the event file's keys, in Hindi and English, for its schema.

use crate::input::event::texts::{Description, FactTexts, LetterTexts, WordingTexts};
use crate::input::field::Field;

/// The description of a dotted key, such as `list.file`: Hindi, English.
pub(crate) fn describe(path: &str) -> Option<(&'static str, &'static str)> {
    let field = |table| path.strip_prefix(table).and_then(Field::named).map(Field::called);
    // A variant's keys are those of the event.
    let same = path.strip_prefix("variant.").filter(|rest| !matches!(*rest, "name" | "when"));
    let path = same.unwrap_or(path);
    let own = descriptions().find(|(key, ..)| *key == path);
    own.map(|(_, hindi, english)| (*hindi, *english))
        .or_else(|| field("list.defaults.").or_else(|| field("list.columns.")))
}

/// All descriptions of dotted keys that are not fields of a list.
pub(crate) fn descriptions() -> impl Iterator<Item = &'static Description> {
    let printed =
        [FactTexts::DESCRIPTIONS, LetterTexts::DESCRIPTIONS, WordingTexts::DESCRIPTIONS];
    TEXTS.iter().chain(printed.into_iter().flatten())
}

#[rustfmt::skip]
const TEXTS: &[Description] = &[
    ("version", "फ़ाइल के प्रारूप की संख्या; हमेशा 1", "version of the file’s form; always 1"),
    ("event", "आयोजन: क्या, कहाँ और कब", "the event: what, where and when"),
    ("event.name", "आयोजन का नाम; पत्र के सिरे पर छपता है", "name of the event; printed in the letterhead"),
    ("event.date", "(पहला) दिन: वर्ष-माह-दिन, बिना उद्धरण-चिह्न", "the (first) day: year-month-day, no quote marks"),
    ("event.end_date", "अंतिम दिन; date से पहले नहीं", "the last day; not before date"),
    ("event.weekday", "दिन; तारीख से मिलाया जाता है", "weekday; compared with the date"),
    ("event.start", "आरंभ: 10:30:00, बिना उद्धरण-चिह्न", "beginning: 10:30:00, no quote marks"),
    ("event.end", "समाप्ति; केवल start के साथ छपता है", "end; printed only together with start"),
    ("event.contact", "पूछताछ के नाम या नंबर", "names or numbers to ask"),
    ("event.agenda", "कार्यक्रम के विषय; क्रमांक अपने-आप लगते हैं", "points of the programme; numbered by the program"),
    ("event.map_url", "नक़्शे का लिंक", "link to a map"),
    ("event.logo", "बाएँ प्रतीक-चिह्न की फ़ाइल (PNG, JPEG, SVG)", "file of the logo at the left (PNG, JPEG, SVG)"),
    ("event.logo_right", "दाएँ प्रतीक-चिह्न की फ़ाइल", "file of the logo at the right"),
    ("letter", "पत्र में क्या लिखा हो", "what the letter says"),
    ("letter.template", "पत्र का साँचा: नाम, या अपने फ़ोल्डर का पथ", "template: a name, or the path of a folder of your own"),
    ("letter.number", "पत्रांक का ढाँचा; {serial:03} की जगह 001, 002 …", "pattern of the letter number; {serial:03} becomes 001, 002 …"),
    ("letter.date", "पत्र की तारीख; न हो तो हाथ से भरने की जगह", "date of the letter; without it a blank to fill in by hand"),
    ("letter.body", "पत्र का मुख्य पाठ, Djot में", "the letter’s own text, in Djot"),
    ("letter.enclosures", "संलग्नक", "what is enclosed"),
    ("letter.copies", "प्रतिलिपि किन्हें", "who gets a copy"),
    ("letter.language", "पत्र की भाषा", "language of the letter"),
    ("letter.signing", "हस्ताक्षर: जारी करने वाले के (issuing) या सबके (joint)", "who signs: the one who issues it, or all"),
    ("letter.first_serial", "पहले आमंत्रित का क्रमांक", "serial of the first invitee"),
    ("wording", "अंक, वर्तनी, संबोधन और समापन", "digits, spelling, salutation and closing"),
    ("wording.digits", "अंक: 21 या २१", "digits: 21 or २१"),
    ("wording.months", "सितंबर या सितम्बर", "spelling of months: सितंबर or सितम्बर"),
    ("wording.february", "फ़रवरी या फरवरी", "spelling of February"),
    ("wording.thursday", "गुरुवार, बृहस्पतिवार या वीरवार", "name of Thursday"),
    ("wording.date_mark", "अंकों की तारीख: 21.09.2025 या 21-09-2025", "date in figures: 21.09.2025 or 21-09-2025"),
    ("wording.day_parts", "समय के शब्द: कार्यालय के (पूर्वाह्न) या बोलचाल के (सुबह)", "words for the time of day: of the office (पूर्वाह्न) or spoken (सुबह)"),
    ("wording.ji", "पते में नाम के बाद जी", "whether जी follows the name in the address"),
    ("wording.register", "संबोधन: महोदय, आदरणीय या साथी", "salutation: formal, warm or comrade"),
    ("wording.closing", "समापन: भवदीय या निवेदक", "closing: भवदीय or निवेदक"),
    ("variant", "कुछ लोगों के पत्र, जो औरों से अलग हों", "letters of some that are otherwise than all others"),
    ("variant.name", "इन पत्रों का नाम, जैसे मंत्री", "a name for these letters, such as ministers"),
    ("variant.when", "ये पत्र किनके हैं: स्तंभ = मान", "whose letters these are: column = value"),
    ("paper", "काग़ज़; कई तरह का हो तो हर एक का [[paper]]; न लिखें तो साँचे के माप", "paper, or a [[paper]] for each sort; what is not given is as the template has it"),
    ("paper.name", "काग़ज़ का नाम, जैसे लेटर पैड; कई काग़ज़ हों तो ज़रूरी", "name of the paper, such as letterhead; needed where there are several"),
    ("paper.when", "किनके पत्र इस काग़ज़ पर छपें: स्तंभ = मान", "whose letters are printed on it: column = value"),
    ("paper.size", "काग़ज़: A4, A5, A6, Legal, Court, या चौड़ाई x ऊँचाई", "paper: A4, A5, A6, Legal, Court, or width x height"),
    ("paper.margin_top", "ऊपर का हाशिया, जैसे 20mm", "upper margin, such as 20mm"),
    ("paper.margin_right", "दायाँ हाशिया", "right margin"),
    ("paper.margin_bottom", "नीचे का हाशिया", "lower margin"),
    ("paper.margin_left", "बायाँ हाशिया", "left margin"),
    ("paper.font_size", "पत्र के अक्षरों का आकार, जैसे 13pt", "size of the letter’s text, such as 13pt"),
    ("paper.folds", "मोड़ के निशान: DL, C5, none, या माप", "fold marks: DL, C5, none, or measures"),
    ("paper.fit", "page: एक ही पृष्ठ पर; pages: जितने लगें", "page: on one page; pages: as many as it takes"),
    ("paper.letterhead", "शीर्ष प्रोग्राम छापे (drawn) या काग़ज़ पर है (printed)", "whether the program prints the letterhead, or the paper has one"),
    ("paper.letterhead_gap", "काग़ज़ का शीर्ष कितना नीचे तक है, जैसे 45mm", "how far down the paper’s letterhead reaches, such as 45mm"),
    ("paper.underlay", "पाठ के नीचे छपने वाले चित्र की फ़ाइल", "file of a picture printed under the text"),
    ("paper.underlay_pages", "वह सब पन्नों पर हो या केवल पहले पर", "whether it is on all pages or on the first"),
    ("paper.colour", "साँचे के रंग छपें या नहीं", "whether the template’s colours are printed"),
    ("font", "अपने फ़ॉन्ट की फ़ाइल", "a font file of your own"),
    ("font.file", "फ़ॉन्ट की फ़ाइल (.ttf, .otf)", "the font file (.ttf, .otf)"),
    ("font.family", "वह नाम जिससे [fonts] उसे बुलाए", "the name by which [fonts] calls it"),
    ("font.weight", "मोटाई: 400 सामान्य, 700 मोटा", "weight: 400 is regular, 700 bold"),
    ("fonts", "कौन-सा पाठ किस फ़ॉन्ट में छपे; all पूरा पत्र है", "which text is set in which family; all is the whole letter"),
    ("assign", "जिन पंक्तियों में अधिवक्ता नहीं लिखे, उनके पत्र किसके हों", "who issues the letters of rows that name no advocate"),
    ("assign.field", "by = \"areas\" में: क्षेत्र का स्तंभ", "with by = \"areas\": the column that names the area"),
    ("assign.by", "क्षेत्र से, गिनती से, बराबर, या बारी-बारी", "by area, by number, in equal parts, or in turn"),
    ("advocate", "पत्र जारी करने वाले, जिस क्रम में छपें", "those who issue the letters, in the order in which they are printed"),
    ("advocate.id", "सूची में लिखने का छोटा नाम", "short name for the lists"),
    ("advocate.name", "नाम", "name"),
    ("advocate.alias", "उर्फ", "another name, after उर्फ"),
    ("advocate.show_alias", "उर्फ छपे या नहीं", "whether the alias is printed"),
    ("advocate.prefix", "उपाधि, जैसे श्री, श्रीमती, डॉ.", "form of address, such as श्री, श्रीमती, डॉ."),
    ("advocate.gender", "भवदीय या भवदीया", "decides between भवदीय and भवदीया"),
    ("extra", "अपने साँचे के लिए अपनी कुंजियाँ: मुख्य अतिथि, सत्र …", "keys of your own for a template of your own: chief guest, sessions …"),
    ("advocate.signs", "सबके हस्ताक्षर वाले पत्र में इनके भी हों; न लिखें तो हाँ", "whether letters that all sign have this signature; yes if not given"),
    ("advocate.issues", "ये पत्र बाँटते हैं; न लिखें तो हाँ", "whether this one hands letters out; yes if not given"),
    ("advocate.designation", "नाम के नीचे, जैसे अधिवक्ता", "line under the name"),
    ("advocate.court", "न्यायालय", "line under the designation"),
    ("advocate.phone", "फ़ोन", "telephone"),
    ("advocate.areas", "इनके क्षेत्र; [assign] देखें", "the areas of his or hers; see [assign]"),
    ("advocate.count", "इनके कितने पत्र; [assign] देखें", "how many letters are his or hers; see [assign]"),
    ("advocate.signature", "हस्ताक्षर के चित्र की फ़ाइल", "file of a picture of the signature"),
    ("advocate.signature_white", "हस्ताक्षर का काग़ज़ छपे या पारदर्शी हो", "whether the paper of the signature is kept or becomes transparent"),
    ("advocate.seal", "मुहर के चित्र की फ़ाइल", "file of a picture of the seal"),
    ("advocate.seal_white", "मुहर का काग़ज़ छपे या पारदर्शी हो", "whether the paper of the seal is kept or becomes transparent"),
    ("list", "आमंत्रितों की सूची", "a list of invitees"),
    ("list.file", "सूची की फ़ाइल: xlsx, xls, ods, csv, json, toml, vcf", "the file: xlsx, xls, ods, csv, json, toml, vcf"),
    ("advocate.english", "अंग्रेज़ी पत्रों में, जहाँ हिंदी से अलग हो", "in letters in English, where it is otherwise"),
    ("advocate.english.name", "नाम", "name"),
    ("advocate.english.prefix", "उपाधि, जैसी लिखी जाए वैसी छपती है", "form of address, printed as it is written"),
    ("advocate.english.designation", "पद", "line under the name"),
    ("advocate.english.court", "न्यायालय", "line under the designation"),
    ("list.advocate", "जिन पंक्तियों में अधिवक्ता नहीं लिखा, उनके अधिवक्ता का id या नाम", "id or name of the advocate of all rows that name none"),
    ("list.defaults", "ब्योरा या अपना स्तंभ → पाठ: जहाँ खाना खाली हो", "field or column of the list's own → text, where a row has nothing"),
    ("list.columns", "ब्योरा → शीर्षक: जिसे प्रोग्राम अपने-आप न समझे", "field → heading that the program does not understand by itself"),
    ("list.sheet", "xlsx, xls या ods की कौन-सी शीट", "which sheet of an xlsx, xls or ods"),
    ("list.header", "शीर्षक किस पंक्ति में हैं", "the row of the headings"),
    ("list.encoding", "अक्षर कैसे लिखे हैं", "how the letters are written"),
    ("list.encodings", "ब्योरा या शीर्षक → krutidev या unicode", "field or heading → krutidev or unicode"),
    ("list.separator", "CSV में खाने किससे अलग हैं", "what divides the cells of a CSV"),
    ("list.hidden", "Excel में छिपी या फ़िल्टर से हटी पंक्तियाँ पढ़ी जाएँ (keep) या छोड़ी जाएँ (skip)", "whether rows that are hidden or filtered out are read (keep) or passed over (skip)"),
    ("list.repair", "क्या ठीक करके पढ़ा जाए", "what is mended"),
    ("duplicates", "जो पंक्तियाँ एक ही व्यक्ति की लगें, उनका क्या हो", "what is done with rows that seem to be of one person"),
    ("output", "फ़ाइलों का क्रम, और पंजी", "the order of files, and the ledger"),
    ("output.ledger", "पंजी की फ़ाइल, जिसमें हर आमंत्रित का क्रमांक रहता है", "file of the ledger, which keeps each invitee’s serial"),
    ("output.ledger_read_only", "पंजी से क्रमांक केवल पढ़े जाएँ, उसमें कुछ न लिखा जाए", "whether serials are only read from the ledger, and nothing is written there"),
    ("output.order", "पत्र किस क्रम में हों: ब्योरे, शीर्षक या अपने स्तंभ", "by what letters are sorted: fields, headings or columns of your own"),
    ("output.sets", "क्या-क्या बने: अलग-अलग पत्र, बंडल, सब एक फ़ाइल में", "what is made: single letters, bundles, all in one file"),
    ("output.folders", "अलग-अलग पत्र किस ब्योरे के फ़ोल्डरों में बँटें", "the field whose values are folders of the single letters"),
    ("output.file_name", "अलग-अलग पत्रों की फ़ाइलों के नाम, जैसे {serial}-{name}", "names of the single letters’ files, such as {serial}-{name}"),
    ("output.bundle_by", "बंडल किस ब्योरे के बनें", "the field that a bundle is of"),
    ("output.bundle_split", "कई पत्रों की एक फ़ाइल में अधिक से अधिक कितने पत्र हों", "the most letters in a file of many"),
    ("output.sides", "काग़ज़ के कितनी ओर छपें: 1 या 2; 2 में हर पत्र नए काग़ज़ से", "on how many sides of the paper letters are printed, 1 or 2; with 2 each begins on a new sheet"),
    ("output.zip", "सब फ़ाइलों की एक zip भी बने या नहीं", "whether all files are put into a zip, too"),
];
