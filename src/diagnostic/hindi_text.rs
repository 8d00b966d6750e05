use super::character::{Sort, code_point, printable, sort};
use super::{Kind, Lang, Message, StyleProblem, TemplateLimit};

pub(super) fn text(message: &Message) -> String {
    use Message as M;
    match message {
        M::TomlSyntax { detail, .. } => format!("फ़ाइल यहाँ से आगे नहीं पढ़ी जा सकी ({detail})"),
        M::VersionMissing => "आयोजन की फ़ाइल में संस्करण नहीं लिखा है".to_owned(),
        M::VersionUnknown { found } => {
            format!("आयोजन की फ़ाइल का संस्करण {found} यह प्रोग्राम नहीं पहचानता")
        }
        M::UnknownKey { key, table, .. } if table.is_empty() => {
            format!("`{key}` का यहाँ कोई अर्थ नहीं है")
        }
        M::UnknownKey { key, table, .. } => format!("{table} में `{key}` का कोई अर्थ नहीं है"),
        M::WrongKind { key, expected, found } => {
            format!("`{key}` में {} चाहिए, लेकिन वहाँ {} है", kind(*expected), kind(*found))
        }
        M::WrongChoice { key, value, .. } => format!("`{key}` में \"{value}\" नहीं चल सकता"),
        M::NumberRange { key, least, most } => {
            format!("`{key}` में {least} से {most} तक की संख्या चाहिए")
        }
        M::KeyMissing { key } => format!("`{key}` नहीं लिखा है"),
        M::ValueEmpty { key } => format!("`{key}` खाली है"),
        M::DateInvalid { key } => format!("`{key}` में तारीख या समय सही नहीं है"),
        M::WeekdayUnknown { value } => format!("\"{value}\" किसी दिन का नाम नहीं है"),
        M::WeekdayClash { given, hindi, date, .. } => {
            format!("{date} को {hindi} है, \"{given}\" नहीं")
        }
        M::WeekdayWithoutDate { value } => {
            format!("दिन ({value}) लिखा है, लेकिन तारीख नहीं")
        }
        M::EndBeforeStart => "आयोजन शुरू होने से पहले ही समाप्त हो रहा है".to_owned(),
        M::EndWithoutStart => {
            "समाप्ति का समय (`end`) लिखा है, आरंभ का (`start`) नहीं: पत्र में समय नहीं छपेगा".to_owned()
        }
        M::EndDateWithoutDate => {
            "अंतिम दिन (`end_date`) लिखा है, पहला दिन (`date`) नहीं: पत्र में तारीख नहीं छपेगी"
                .to_owned()
        }
        M::NumberPlaceholder { found } => {
            format!("पत्रांक के ढाँचे में {{{found}}} लिखा है, जो प्रोग्राम नहीं पहचानता")
        }
        M::NumberBraces => "पत्रांक के ढाँचे में कोष्ठक { } का जोड़ा पूरा नहीं है".to_owned(),
        M::AdvocatesMissing => {
            "आयोजन की फ़ाइल में पत्र जारी करने वाले किसी व्यक्ति का नाम नहीं है".to_owned()
        }
        M::AdvocateTwice { key, value } => {
            format!("दो अधिवक्ताओं का {key} एक ही है: \"{value}\"")
        }
        M::FileNotUtf8 => "फ़ाइल UTF-8 में नहीं है".to_owned(),
        M::FileMissing { path, .. } => format!("{path} नाम की फ़ाइल नहीं मिली"),
        M::FileIsFolder { path } => format!("{path} फ़ाइल नहीं, फ़ोल्डर है"),
        M::FileRead { path, detail } => format!("{path} पढ़ी नहीं जा सकी ({detail})"),
        M::ListsMissing => "आयोजन की फ़ाइल में आमंत्रितों की कोई सूची नहीं बताई गई है".to_owned(),
        M::InviteesMissing => "सूचियों में एक भी आमंत्रित का नाम नहीं है".to_owned(),
        M::ListAdvocateUnknown { value, .. } | M::AdvocateUnknown { value, .. } => {
            format!("आयोजन की फ़ाइल में \"{value}\" नाम के कोई अधिवक्ता नहीं हैं")
        }
        M::Ledger(message) => message.text(Lang::Hi),
        M::Reading(message) => message.text(Lang::Hi),
        M::Selection(message) => message.text(Lang::Hi),
        M::Duplicate(message) => message.text(Lang::Hi),
        M::Assign(message) => message.text(Lang::Hi),
        M::Layout(message) => message.text(Lang::Hi),
        M::Markup(message) => message.text(Lang::Hi),
        M::List(message) => message.text(Lang::Hi),
        M::Sheet(message) => message.text(Lang::Hi),
        M::ListFormat { path } => format!("{path} ऐसी फ़ाइल है जो नहीं पढ़ी जाती"),
        M::ListTwice { path } => format!("सूची {path} दो बार दी गई है"),
        M::ListNotUtf8 => "यह पंक्ति UTF-8 में नहीं है, इसलिए इसके अक्षर पहचाने नहीं जा सकते".to_owned(),
        M::ListEmpty => "सूची खाली है, उसमें शीर्षकों की पंक्ति भी नहीं है".to_owned(),
        M::QuoteOpen => "इस पंक्ति के किसी खाने में उद्धरण-चिह्न खुला है, पर कहीं बंद नहीं हुआ".to_owned(),
        M::QuoteInside => "इस पंक्ति के किसी खाने में उद्धरण-चिह्न खुला है, और जहाँ अगला चिह्न उसे बंद \
             करता है, उसके आगे भी कुछ लिखा है"
            .to_owned(),
        M::NameColumnMissing { headers, .. } => {
            format!("सूची में आमंत्रित के नाम का स्तंभ नहीं मिला; उसके शीर्षक ये हैं: {headers}")
        }
        M::HeaderTwice { header } => format!("\"{header}\" शीर्षक दो स्तंभों पर है"),
        M::FieldTwice { field, first, second } => {
            format!("\"{first}\" और \"{second}\", दोनों स्तंभ `{field}` बताते हैं")
        }
        M::FieldUnknown { field, .. } => format!("आमंत्रित के ब्योरे में `{field}` नहीं होता"),
        M::ColumnMissing { header, headers, .. } => {
            format!("सूची में \"{header}\" स्तंभ नहीं है; उसके शीर्षक ये हैं: {headers}")
        }
        M::Cell(message) => message.text(Lang::Hi),
        M::Script(message) => message.text(Lang::Hi),
        M::RowRagged { found, expected } => {
            format!("इस पंक्ति में {found} खाने हैं, जबकि शीर्षक {expected} हैं")
        }
        M::NameEmpty => "इस पंक्ति में नाम नहीं है".to_owned(),
        M::AdvocateAmbiguous { value, first, second } => {
            format!("\"{value}\" से \"{first}\" और \"{second}\" दोनों समझे जा सकते हैं")
        }
        M::AdvocateNotGiven => "इस पंक्ति में नहीं लिखा है कि पत्र कौन-से अधिवक्ता जारी करेंगे".to_owned(),
        M::GenderUnknown { value } => {
            format!("\"{value}\" से पता नहीं चलता कि पुरुष हैं या महिला")
        }
        M::GenderClash { gender, prefix } => {
            format!("लिंग \"{gender}\" लिखा है, लेकिन \"{prefix}\" उसके साथ नहीं लगता")
        }
        M::HusbandOfMan { husband } => {
            format!("पति का नाम ({husband}) लिखा है, लेकिन आमंत्रित पुरुष हैं")
        }
        M::CellTooLong { length, most } => {
            format!("इस खाने में {length} अक्षर हैं; {most} से ज़्यादा नहीं हो सकते")
        }
        M::NumberShortened { value } => {
            format!("संख्या के अंतिम अंक मिट गए हैं: {value}")
        }
        M::CellIsDate { value } => {
            format!("यहाँ तारीख नहीं हो सकती, पर Excel ने इसे तारीख बना दिया है: {value}")
        }
        M::CellIsDitto { value } => {
            format!("इस खाने में \"ऊपर जैसा\" का चिह्न है, पाठ नहीं: {value}")
        }
        M::CellHasError { value } => format!("इस खाने के सूत्र में ग़लती है: {value}"),
        M::TemplateUnknown { name, .. } => format!("\"{name}\" नाम का कोई साँचा नहीं है"),
        M::TemplateExtends { name, .. } => {
            format!("यह साँचा \"{name}\" पर आधारित है, लेकिन प्रोग्राम में वह साँचा नहीं है")
        }
        M::TemplateLetterMissing { name } => format!("साँचे \"{name}\" में letter.dj नहीं है"),
        M::TemplateNeeds { template, key } => {
            format!("साँचे \"{template}\" के लिए `{key}` ज़रूरी है, जो दिया नहीं गया है")
        }
        M::TemplateLanguage { template, of_template, of_letter } => {
            let [own, other] = [*of_template, *of_letter].map(language);
            format!(
                "साँचे \"{template}\" के शब्द {own} हैं, पर इस आयोजन के पत्र {other}: तारीख, समय, संबोधन और समापन {other} छपेंगे"
            )
        }
        M::TemplateSyntax { detail } => format!("साँचे में यहाँ ग़लती है ({detail})"),
        M::UnseenTaken { characters } => {
            format!("यहाँ से न दिखने वाले चिह्न छोड़ दिए गए: {characters}")
        }
        M::DottedCircle { places } => format!(
            "बिंदुओं का गोला (◌, U+25CC) जैसा टाइप किया गया, वैसा ही छपेगा{}",
            if *places > 1 {
                format!("; वह {places} खानों में है")
            } else {
                String::new()
            }
        ),
        M::TemplateUnclosed { tag, end } => {
            format!("`{tag}` यहाँ शुरू होता है, पर कहीं बंद नहीं होता: `{end}` नहीं है")
        }
        M::TemplateRender { detail } => format!("साँचा भरा नहीं जा सका ({detail})"),
        M::TemplateTooMuch { limit } => match limit {
            TemplateLimit::Text => "साँचा एक पत्र के लिए बहुत ज़्यादा पाठ बनाता है",
            TemplateLimit::Numbers => "साँचा एक पत्र के लिए `range` से बहुत ज़्यादा अंक लेता है",
            TemplateLimit::Turns => "साँचे के `for` एक पत्र के लिए बहुत बार चलते हैं",
        }
        .to_owned(),
        M::UnsafeFilter => {
            "`safe` फ़िल्टर की अनुमति नहीं है: सूची में लिखी बात साँचे का अंश नहीं बन सकती".to_owned()
        }
        M::MarkupUnsupported { what } => {
            format!("पत्र में यह नहीं आ सकता: {}", what.text(Lang::Hi))
        }
        M::BodyTemplateCode { found } => {
            format!("`letter.body` में `{found}` है, जो केवल साँचे में हो सकता है")
        }
        M::StyleInvalid { key, problem } => {
            format!("शैली `{key}` सही नहीं है: {}", problem.text(Lang::Hi))
        }
        M::StyleUnknownKey { key, .. } => format!("शैली में `{key}` का कोई अर्थ नहीं है"),
        M::PictureInvalid { path, problem } => {
            format!("चित्र {path} छापा नहीं जा सकता: {}", problem.text(Lang::Hi))
        }
        M::LanguageUnknown { code, .. } => format!("`lang` में `{code}` नाम की भाषा नहीं है"),
        M::PictureUnknown { name } => {
            format!("\"{name}\" नाम का चित्र न साँचे में है, न आयोजन में")
        }
        M::PictureWithoutText { name } => {
            format!("चित्र \"{name}\" में क्या है, यह शब्दों में नहीं लिखा है")
        }
        M::QrTooLong { text } => {
            format!("QR कोड के लिए यह बहुत लंबा है: \"{}…\"", text.trim())
        }
        M::MissingGlyph { field, character } => format!(
            "{} में {}{} है: {}, जो किसी फ़ॉन्ट से नहीं छप सकता",
            field_name(field),
            printable(*character).map(|c| format!("\"{c}\" ")).unwrap_or_default(),
            code_point(*character),
            sort_name(sort(*character)),
        ),
        M::BrokenCluster { field, text } => {
            let field = field_name(field);
            format!("{field}: \"{text}\" में किसी मात्रा या चिह्न के पहले अक्षर नहीं है")
        }
        M::FontInvalid { detail } => format!("फ़ॉन्ट काम का नहीं है ({detail})"),
        M::OwnFont { file, problem } => {
            format!("फ़ॉन्ट {file} काम का नहीं है: {}", problem.text(Lang::Hi))
        }
        M::TooManyGlyphs => {
            "पत्रों में इतने तरह के अक्षर-रूप आए हैं कि PDF का एक फ़ॉन्ट उन्हें नहीं सँभाल सकता".to_owned()
        }
        M::PdfWrite { detail } => format!("PDF नहीं बन सका ({detail})"),
        M::InTheWay { path, is_folder: true } => {
            format!("{path} फ़ोल्डर है, पर वहाँ फ़ाइल लिखनी है")
        }
        M::InTheWay { path, is_folder: false } => {
            format!("{path} फ़ाइल है, पर वहाँ फ़ोल्डर चाहिए")
        }
        M::FileWrite { path, detail } => format!("{path} नहीं लिखी जा सकी ({detail})"),
        M::PathUnsafe { path } => {
            format!("\"{path}\" चुने हुए फ़ोल्डर के बाहर लिखी जाती, इसलिए नहीं लिखी गई")
        }
        M::FileExists { path } => format!("{path} पहले से है, उसे छेड़ा नहीं गया"),
        M::RowsHeld { count: 1 } => "एक पंक्ति में ग़लती है, इसलिए कुछ नहीं बनाया गया".to_owned(),
        M::RowsHeld { count } => {
            format!("{count} पंक्तियों में ग़लतियाँ हैं, इसलिए कुछ नहीं बनाया गया")
        }
        M::OutputIsInput { path } => {
            format!("{path} पत्र बनाने के लिए पढ़ी जाती है, और उसी जगह लिखने से वह मिट जाएगी")
        }
        M::OutputNotFolder { path } => {
            format!("पत्र किसी फ़ोल्डर में रखे जाते हैं, लेकिन {path} एक फ़ाइल है")
        }
        M::WritingStopped { files: 1 } => "इससे पहले 1 फ़ाइल लिखी जा चुकी थी; वह पूरी है".to_owned(),
        M::WritingStopped { files } => {
            format!("इससे पहले {files} फ़ाइलें लिखी जा चुकी थीं; वे पूरी हैं")
        }
        M::Output(message) => message.text(Lang::Hi),
        M::FileSplit { first, files } => {
            format!("इतने पत्र एक PDF/A फ़ाइल में नहीं आते: {first} से शुरू करके {files} फ़ाइलें बनी हैं")
        }
        M::AllRowsHeld => "हर पंक्ति में ग़लती है: बनाने को कोई पत्र नहीं बचा".to_owned(),
    }
}

pub(super) fn hint(message: &Message) -> Option<String> {
    use Message as M;
    let hint = match message {
        M::Cell(message) => message.hint(Lang::Hi),
        M::Script(message) => return message.hint(Lang::Hi),
        M::TomlSyntax { .. } => {
            "अक्सर यहाँ या ऊपर की पंक्ति में उद्धरण-चिह्न या कोष्ठक छूटा होता है।".to_owned()
        }
        M::VersionMissing | M::VersionUnknown { .. } => {
            "पहली पंक्ति में `version = 1` लिखें।".to_owned()
        }
        M::UnknownKey { nearest, .. }
        | M::StyleUnknownKey { nearest, .. }
        | M::FieldUnknown { nearest, .. } => {
            return nearest.as_ref().map(|key| format!("क्या आपका आशय `{key}` से है?"));
        }
        M::ColumnMissing { nearest, .. } => return did_you_mean(nearest.as_deref()),
        M::WrongKind { expected, .. } => format!("ऐसे लिखें: {}", example(*expected)),
        M::WrongChoice { allowed, .. } => format!("इनमें से एक लिखें: {allowed}"),
        M::NumberRange { .. } => return None,
        M::EndBeforeStart => {
            "जो ग़लत हो उसे ठीक करें। आयोजन आधी रात के बाद तक चले तो अंतिम दिन `end_date` में लिखें।"
                .to_owned()
        }
        M::EndWithoutStart => "`start` भी लिखें, या `end` हटा दें।".to_owned(),
        M::EndDateWithoutDate => "`date` भी लिखें, या `end_date` हटा दें।".to_owned(),
        M::TemplateRender { .. } => {
            "अक्सर किसी नाम की वर्तनी ग़लत होती है, या उसका मान दिया नहीं होता: सब नाम \
             docs/hi/templates.md में हैं।"
                .to_owned()
        }
        M::TemplateTooMuch { limit } => match limit {
            TemplateLimit::Text => "एक पत्र में 1 MB तक पाठ बन सकता है: साँचे के `for` देखें।",
            TemplateLimit::Numbers => "एक पत्र में `range` से कुल 10,000 तक अंक बन सकते हैं।",
            TemplateLimit::Turns => {
                "एक पत्र में सब `for` मिलकर 1,00,000 बार चल सकते हैं; एक के भीतर दूसरा हो तो गुणा होता \
                 है: 50 के तीन 1,27,550 बार चलते हैं।"
            }
        }
        .to_owned(),
        M::MarkupUnsupported { .. } => {
            "उसे हटा दें। कोई चिह्न ज्यों-का-त्यों छापना हो तो उसके पहले \\ लिखें।".to_owned()
        }
        M::StyleInvalid { problem: StyleProblem::FamilyUnknown { .. }, .. } => {
            "`aamantran fonts` सब फ़ॉन्ट दिखाता है; अपना फ़ॉन्ट [[font]] से जुड़ता है।".to_owned()
        }
        M::StyleInvalid { problem: StyleProblem::ChoiceUnknown { .. }, .. } => {
            "[fonts] में इनमें से कोई नाम लिखें; `all` का अर्थ है पूरा पत्र।".to_owned()
        }
        M::StyleInvalid { .. } => {
            "क्या लिखा जा सकता है, यह docs/hi/templates.md में है; माप के साथ इकाई \
             लिखें, जैसे 20mm या 12pt।"
                .to_owned()
        }
        M::FontInvalid { .. } => "दूसरा फ़ॉन्ट चुनें; `aamantran fonts` सब फ़ॉन्ट दिखाता है।".to_owned(),
        M::OwnFont { problem, .. } => problem.hint(Lang::Hi).to_owned(),
        M::ListTwice { .. } => "दो में से एक [[list]] हटा दें।".to_owned(),
        M::PathUnsafe { .. } => "फ़ाइल के नाम में फ़ोल्डर, `..` या `:` न रखें।".to_owned(),
        M::KeyMissing { key } => format!("`{} =` से शुरू होने वाली पंक्ति जोड़ें।", last(key)),
        M::ValueEmpty { .. } => "कुछ लिखें, या पंक्ति हटा दें।".to_owned(),
        M::DateInvalid { .. } => {
            "तारीख 2025-09-21 और समय 10:30 की तरह, बिना उद्धरण-चिह्न के लिखें।".to_owned()
        }
        M::WeekdayUnknown { .. } => {
            "रविवार या Sunday जैसा लिखें, या पंक्ति हटा दें: प्रोग्राम दिन स्वयं निकाल लेता है।".to_owned()
        }
        M::WeekdayClash { .. } => "तारीख या दिन, जो ग़लत हो उसे ठीक करें।".to_owned(),
        M::WeekdayWithoutDate { .. } => "तारीख भी लिखें।".to_owned(),
        M::NumberPlaceholder { .. } => {
            "केवल {serial}, या आगे शून्य लगाने के लिए {serial:03} लिखा जा सकता है।".to_owned()
        }
        M::NumberBraces => "कोष्ठक ही छापना हो तो उसे दो बार लिखें: {{ या }}।".to_owned(),
        M::AdvocatesMissing => "[[advocate]] और उसके नीचे `name = \"…\"` जोड़ें।".to_owned(),
        M::AdvocateTwice { .. } => "हर एक को अलग `id` दें।".to_owned(),
        M::FileNotUtf8 => "एडिटर में उसे UTF-8 में सहेजें।".to_owned(),
        M::FileMissing { is_on_command_line: true, .. } => {
            "वर्तनी देख लें। पथ उस फ़ोल्डर से गिना जाता है जिसमें आदेश चलाया गया।".to_owned()
        }
        M::FileMissing { .. } => {
            "वर्तनी देख लें। पथ आयोजन की फ़ाइल के फ़ोल्डर से गिना जाता है।".to_owned()
        }
        M::FileIsFolder { .. } => {
            "उसके भीतर की फ़ाइल का पथ लिखें, जैसे folder/event.toml।".to_owned()
        }
        M::FileRead { .. } => {
            "कहीं वह किसी दूसरे प्रोग्राम में खुली तो नहीं, या उस पर रोक तो नहीं?".to_owned()
        }
        M::ListsMissing => "[[list]] और उसके नीचे `file = \"list.csv\"` जोड़ें।".to_owned(),
        M::InviteesMissing => "शीर्षकों के नीचे हर पंक्ति में एक आमंत्रित लिखें।".to_owned(),
        M::ListAdvocateUnknown { nearest, known, .. }
        | M::AdvocateUnknown { nearest, known, .. } => {
            return Some(did_you_mean(nearest.as_deref()).unwrap_or_else(|| {
                format!("आयोजन की फ़ाइल में ये अधिवक्ता हैं: {known}")
            }));
        }
        M::Ledger(message) => message.hint(Lang::Hi),
        M::Reading(message) => message.hint(Lang::Hi),
        M::Selection(message) => message.hint(Lang::Hi),
        M::Duplicate(message) => message.hint(Lang::Hi).to_owned(),
        M::Assign(message) => message.hint(Lang::Hi),
        M::Layout(message) => message.hint(Lang::Hi),
        M::Markup(message) => message.hint(Lang::Hi),
        M::List(message) => return message.hint(Lang::Hi),
        M::Sheet(message) => return message.hint(Lang::Hi),
        M::ListFormat { .. } => {
            "ये पढ़ी जाती हैं: xlsx, xls, ods, csv, tsv, json, toml, vcf।".to_owned()
        }
        M::ListNotUtf8 => {
            "Excel में: File > Save As > \"CSV UTF-8 (Comma delimited)\" चुनकर सहेजें। केवल अंग्रेज़ी \
             जैसे अक्षर हों (windows-1252) तो [[list]] में `encoding = \"windows-1252\"` लिखें; कृतिदेव हो \
             तो `encoding = \"krutidev\"`।"
                .to_owned()
        }
        M::ListEmpty => "पहली पंक्ति में नाम जैसे शीर्षक होने चाहिए।".to_owned(),
        M::QuoteOpen => "उद्धरण-चिह्न हटा दें, या खाने के अंत में उसे बंद करें।".to_owned(),
        M::QuoteInside => "उद्धरण-चिह्न को उसी खाने के अंत में बंद करें, या हटा दें; चिह्न ही छापना हो तो \
             दो बार लिखें।"
            .to_owned(),
        M::NameColumnMissing { nearest, .. } => match nearest {
            Some(nearest) => format!("क्या नाम \"{nearest}\" में हैं? तो वह शीर्षक बदलकर नाम कर दें।"),
            None => "नामों वाले स्तंभ का शीर्षक नाम रखें।".to_owned(),
        },
        M::HeaderTwice { .. } => "एक का शीर्षक बदलें या उसे हटा दें।".to_owned(),
        M::FieldTwice { .. } => {
            "एक शीर्षक बदलें, या [[list]] के `columns` में बताएँ कि कौन-सा माना जाए।".to_owned()
        }
        M::RowRagged { .. } => {
            "शायद किसी खाने में अल्पविराम है और उद्धरण-चिह्न नहीं; Excel से सहेजने पर ठीक हो जाता है।"
                .to_owned()
        }
        M::NameEmpty => "नाम लिखें, या पंक्ति हटा दें।".to_owned(),
        M::AdvocateAmbiguous { .. } => "अधिवक्ता का `id` या पूरा नाम लिखें।".to_owned(),
        M::AdvocateNotGiven => {
            "अधिवक्ता वाला स्तंभ भरें, या [[list]] के नीचे `advocate` लिखें, या [assign] से बँटवारा करें।"
                .to_owned()
        }
        M::GenderUnknown { .. } => "पु या स्त्री लिखें, या खाली छोड़ दें।".to_owned(),
        M::GenderClash { .. } | M::HusbandOfMan { .. } => {
            "दोनों में से जो ग़लत हो उसे ठीक करें।".to_owned()
        }
        M::CellTooLong { .. } => "लेख छोटा करें।".to_owned(),
        M::NumberShortened { .. } | M::CellIsDate { .. } => {
            "Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इस खाने को दोबारा लिखें।".to_owned()
        }
        M::CellIsDitto { .. } => {
            "ऊपर का खाना इस खाने में कॉपी करें (Excel में Ctrl+D), या इसे खाली छोड़ें।".to_owned()
        }
        M::CellHasError { .. } => "सूत्र ठीक करें, या उसकी जगह मान लिखें।".to_owned(),
        M::TemplateUnknown { nearest, known, .. }
        | M::TemplateExtends { nearest, known, .. } => {
            return Some(did_you_mean(nearest.as_deref()).unwrap_or_else(|| {
                format!("प्रोग्राम में ये साँचे हैं: {known}। अपना साँचा ./नाम जैसे पथ से दिया जाता है।")
            }));
        }
        M::TemplateLetterMissing { .. } => {
            "उसे लिखें, या template.toml में बताएँ कि वह किस साँचे पर आधारित (extends) है।".to_owned()
        }
        M::TemplateNeeds { key, .. } => format!("आयोजन की फ़ाइल में `{key}` लिखें।"),
        M::TemplateLanguage { of_template, .. } => format!(
            "[letter] के नीचे `language = \"{of_template}\"` लिखें, या दूसरा साँचा चुनें।"
        ),
        M::UnseenTaken { .. } => "पाठ वैसा न हो जैसा चाहिए, तो फिर से टाइप करें।".to_owned(),
        M::DottedCircle { .. } => {
            "उसे मिटाकर वह अक्षर लिखें जिस पर मात्रा लगनी है।".to_owned()
        }
        M::TemplateUnclosed { end, .. } if end.starts_with("end") => {
            format!("जहाँ उसे ख़त्म होना है, वहाँ {{% {end} %}} लिखें।")
        }
        M::TemplateUnclosed { end, .. } => {
            format!("जहाँ उसे ख़त्म होना है, वहाँ {end} लिखें।")
        }
        M::TemplateSyntax { .. } => "साँचा लिखने का तरीक़ा docs/hi/templates.md में है।".to_owned(),
        M::UnsafeFilter => "`| safe` हटा दें।".to_owned(),
        M::PictureInvalid { problem, .. } => problem.remedy(Lang::Hi),
        M::LanguageUnknown { known, .. } => format!("इनमें से एक लिखें: {known}।"),
        M::PictureUnknown { .. } => {
            "PNG, JPEG या SVG फ़ाइल साँचे या आयोजन की फ़ाइल के फ़ोल्डर में रखें और उसका \
             नाम ज्यों-का-त्यों लिखें। सूची में लिखी बात कभी चित्र का नाम नहीं बनती।"
                .to_owned()
        }
        M::PictureWithoutText { .. } => "देख न सकने वालों के लिए उसे कोष्ठक में लिखें, जैसे \
             ![न्यायालय की मुहर](seal.png), या केवल सजावट हो तो {.decoration} लगाएँ।"
            .to_owned(),
        M::QrTooLong { .. } => {
            "उसकी जगह छोटा लिंक छापें; QR कोड में हिंदी के लगभग 700 अक्षर आते हैं।".to_owned()
        }
        M::MissingGlyph { .. } => "उसे हटा दें, या दूसरी तरह से लिखें।".to_owned(),
        M::BrokenCluster { .. } => "वह शब्द फिर से टाइप करें।".to_owned(),
        M::TooManyGlyphs => "सूची के कई हिस्से करके पत्र अलग-अलग बनाएँ।".to_owned(),
        M::PdfWrite { .. } => {
            "ऐसा होना नहीं चाहिए। कृपया आयोजन की फ़ाइल के साथ इसकी सूचना दें।".to_owned()
        }
        M::InTheWay { .. } => {
            "उसे कहीं और रखें या उसका नाम बदलें, फिर वही आदेश चलाएँ।".to_owned()
        }
        M::FileWrite { .. } => {
            "कहीं वह किसी प्रोग्राम में खुली तो नहीं? डिस्क में जगह और लिखने की अनुमति भी देख लें।".to_owned()
        }
        M::FileExists { .. } => "दूसरा फ़ोल्डर चुनें, या उस फ़ाइल को हटा दें।".to_owned(),
        M::BodyTemplateCode { .. } => {
            "सीधा पाठ लिखें; जो बात हर पत्र में अलग हो, वह साँचे में लिखी जाती है।".to_owned()
        }
        M::OutputIsInput { .. } | M::OutputNotFolder { .. } => {
            "-o के बाद दूसरा फ़ोल्डर लिखें; अभी कुछ नहीं लिखा गया।".to_owned()
        }
        M::WritingStopped { .. } => {
            "कारण दूर करके वही आदेश फिर चलाएँ: काम वहीं से आगे बढ़ेगा।".to_owned()
        }
        M::Output(message) => message.hint(Lang::Hi).to_owned(),
        M::FileSplit { .. } => "उन्हें एक के बाद एक छापें।".to_owned(),
        M::AllRowsHeld => "पंक्तियाँ ठीक करें, फिर पत्र बनाएँ।".to_owned(),
        M::RowsHeld { count: 1 } => {
            "उसे ठीक करें, या बाक़ी पत्र अभी बनाने के लिए --hold-back लगाएँ।".to_owned()
        }
        M::RowsHeld { .. } => {
            "उन्हें ठीक करें, या बाक़ी पत्र अभी बनाने के लिए --hold-back लगाएँ।".to_owned()
        }
    };
    Some(hint)
}

fn did_you_mean(nearest: Option<&str>) -> Option<String> {
    nearest.map(|nearest| format!("क्या आपका आशय \"{nearest}\" से है?"))
}

/// A field of an invitee in Hindi; a heading or a file as it is.
fn field_name(field: &str) -> &str {
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
        "panchayat" => "पंचायत",
        "block" => "प्रखंड",
        "district" => "जिला",
        "pin" => "पिन",
        "phone" => "फ़ोन",
        "note" => "टिप्पणी",
        "id" => "पहचान",
        other => other,
    }
}

/// The last part of a dotted key.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// A language by its code (BCP 47).
fn language(code: &str) -> &str {
    match code {
        "hi" => "हिंदी में",
        "en" => "अंग्रेज़ी में",
        "mr" => "मराठी में",
        "bho" => "भोजपुरी में",
        "mai" => "मैथिली में",
        other => other,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "उद्धरण-चिह्नों में पाठ",
        Kind::Number => "पूर्ण संख्या",
        Kind::Fraction => "दशमलव संख्या",
        Kind::Switch => "true या false",
        Kind::Date => "तारीख",
        Kind::Time => "समय",
        Kind::DateTime => "तारीख और समय एक साथ",
        Kind::List => "चौकोर कोष्ठकों में सूची",
        Kind::Table => "तालिका",
        Kind::TableList => "तालिकाओं की सूची",
    }
}

fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "\"…\"",
        Kind::Number => "25",
        Kind::Fraction => "1.5",
        Kind::Switch => "true",
        Kind::Date => "2025-09-21 (बिना उद्धरण-चिह्न के)",
        Kind::Time => "10:30 (बिना उद्धरण-चिह्न के)",
        Kind::DateTime => "2025-09-21 10:30 (बिना उद्धरण-चिह्न के)",
        Kind::List => "[\"…\", \"…\"]",
        Kind::Table => "[name]",
        Kind::TableList => "[[name]]",
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Control => "नियंत्रण-चिह्न",
        Sort::Invisible => "न दिखने वाला चिह्न",
        Sort::Symbol => "इमोजी या प्रतीक",
        Sort::Private => "किसी निजी फ़ॉन्ट का अक्षर",
        Sort::Broken => "खोए हुए अक्षर का निशान",
        Sort::Letter => "किसी दूसरी लिपि का अक्षर या चिह्न",
    }
}
