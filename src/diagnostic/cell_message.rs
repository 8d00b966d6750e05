//! Messages on a cell that can be printed but is hardly meant so.

use super::table::messages;

messages! {
    /// A message about one cell.
    pub enum CellMessage {
        /// मात्रा दो बार, टुकड़ों में या ग़लत जगह: `repair = "vowel-signs"`
        /// vowel signs typed twice, in parts or in the wrong place: `repair = "vowel-signs"`
        /// `रााम`, `अाम`, `भार्इ`, `बडा़`
        A0234 VowelSigns { found: String, repaired: String } warning,
            hi: "मात्रा दो बार, टुकड़ों में या ग़लत जगह लिखी है: \"{found}\" ({repaired})",
            en: "vowel signs typed twice, in parts or in the wrong place: \"{found}\" \
            ({repaired})",
            hi_hint: "[[list]] में `repair = [\"vowel-signs\"]` लिखें तो यह ठीक करके छपेगा।",
            en_hint: "With `repair = [\"vowel-signs\"]` in [[list]] it is mended.";

        /// एक अक्षर पर दो अलग मात्राएँ या चिह्न: सही मात्रा लिखें
        /// two different signs on one letter: type the right one
        /// `सुूरज`, `माँं`
        A0235 VowelSignsClash { found: String } warning,
            hi: "एक ही अक्षर पर दो अलग-अलग मात्राएँ या चिह्न हैं: \"{found}\"",
            en: "two different signs on one letter: \"{found}\"",
            hi_hint: "सूची में सही मात्रा लिखें।",
            en_hint: "Type the right sign in the list.";

        /// ि की मात्रा एक अक्षर पहले, जैसे PDF से कॉपी करने पर: शब्द फिर से टाइप करें
        /// ि one letter too early, as PDF files give it: type the word anew
        /// `रामिसंह`
        A0326 SignTooEarly { word: String, meant: String } error,
            hi: "\"{word}\" में ि की मात्रा एक अक्षर पहले लगी लगती है: {meant}",
            en: "in \"{word}\" the ि seems to stand one letter too early: {meant}",
            hi_hint: "PDF से कॉपी करने पर नाम ऐसे बिगड़ते हैं: मूल फ़ाइल (Excel, Word) मँगाएँ, \
            या शब्द फिर से टाइप करें।",
            en_hint: "Names come out like this when they are copied from a PDF: ask for the \
            original file (Excel, Word), or type the word anew.";

        /// नाम कई लाइनों में, एक ही व्यक्ति माना गया: केवल देख लें
        /// a name on several lines, taken for one person's: only to be looked at
        /// राम⏎सिंह
        A0327 NameOnLines { name: String } note,
            hi: "नाम कई लाइनों में लिखा है; एक ही व्यक्ति माना गया: {name}",
            en: "a name on several lines, taken for one person's: {name}",
            hi_hint: "कई व्यक्ति हों तो हर एक की अलग पंक्ति बनाएँ।",
            en_hint: "If they are several people, give each a row.";

        /// ि की मात्रा शायद एक अक्षर पहले: देख लें
        /// ि perhaps one letter too early: look at it
        /// `किपल`
        A0328 SignPerhapsTooEarly { word: String, meant: String } warning,
            hi: "\"{word}\" में ि की मात्रा एक अक्षर पहले लगी लगती है: {meant}",
            en: "in \"{word}\" the ि seems to stand one letter too early: {meant}",
            hi_hint: "PDF से कॉपी करने पर नाम ऐसे बिगड़ते हैं: मूल फ़ाइल (Excel, Word) मँगाएँ, \
            या शब्द फिर से टाइप करें।",
            en_hint: "Names come out like this when they are copied from a PDF: ask for the \
            original file (Excel, Word), or type the word anew.";

        /// शब्द के भीतर बाहरी अक्षर या चिह्न, जैसे PDF से कॉपी करने पर: मूल फ़ाइल मँगाएँ, या शब्द फिर से टाइप करें
        /// foreign letters or symbols inside a word, as PDF files give them: ask for the original file, or type the word anew
        /// `सीतa`, `सįरता`
        // Each with its place in the cell, counted in characters from 1.
        A0331 ScriptsInWord { word: String, others: Vec<(char, usize)> } error,
            hi: ("शब्द \"{word}\" में बाहरी अक्षर हैं: {}", listed(others, "वर्ण")),
            en: ("the word \"{word}\" has characters that are none of it: {}", listed(others, "character")),
            hi_hint: { match (are_ascii(others)) {
                true => "सूची में यह शब्द फिर से टाइप करें।",
                false => "PDF से कॉपी करने पर नाम ऐसे बिगड़ते हैं: मूल फ़ाइल (Excel, Word) मँगाएँ, या \
                    शब्द फिर से टाइप करें।",
            } },
            en_hint: { match (are_ascii(others)) {
                true => "Type the word anew in the list.",
                false => "Names come out like this when they are copied from a PDF: ask for the \
                    original file (Excel, Word), or type the word anew.",
            } };

        /// हिंदी नाम में अंग्रेज़ी अक्षरों के शब्द: पूरा नाम हिंदी में लिखें
        /// Latin words in a Hindi name: write all of it in Hindi
        /// `राम Singh`
        // `suggested` is the name without Latin letters.
        A0332 LatinInName { words: String, suggested: Option<String> } warning,
            hi: "हिंदी नाम में अंग्रेज़ी अक्षरों के शब्द हैं: {words}",
            en: "the Hindi name has words in Latin letters: {words}",
            hi_hint: { match suggested {
                Some(name) => "सूची में हिंदी में लिखें, जैसे \"{name}\", या `aamantran names` चलाएँ।",
                None => "सूची में पूरा नाम हिंदी में लिखें।",
            } },
            en_hint: { match suggested {
                Some(name) => "Write it in Hindi in the list, such as \"{name}\", or run \
                    `aamantran names`.",
                None => "Write the whole name in Hindi in the list.",
            } };

        /// अंक जैसे दिखने वाले अक्षर, या दूसरी लिपि के अंक: अंक टाइप करें
        /// letters that look like digits, or digits of another script: type digits
        /// `943I0l2345`
        A0333 LikeDigits { repaired: String } warning,
            hi: "अंक की जगह वैसा दिखने वाला चिह्न है; अंकों में: {repaired}",
            en: "characters that only look like digits; in digits: {repaired}",
            hi_hint: "सूची में अंक टाइप करें।",
            en_hint: "Type digits in the list.";

        /// पिन कोड में 6 अंक नहीं: जाँच लें
        /// a PIN that has not 6 digits: check it
        /// `80230`
        A0334 Pin { digits: usize } warning,
            hi: { match (*digits) {
                1 => "पिन कोड में 6 की जगह 1 अंक है",
                _ => "पिन कोड में 6 की जगह {digits} अंक हैं",
            } },
            en: { match (*digits) {
                1 => "the PIN has 1 digit in place of 6",
                _ => "the PIN has {digits} digits in place of 6",
            } },
            hi_hint: "पिन कोड जाँच लें, या खाना खाली छोड़ें।",
            en_hint: "Check the PIN, or leave the cell empty.";

        /// ऐसा फ़ोन नंबर नहीं होता: जाँच लें, कई नंबरों के बीच अल्पविराम लगाएँ
        /// no such telephone number: check it, put commas between several
        /// `94310`
        A0335 Phone { number: String, digits: usize } warning,
            hi: { match digits {
                10 => "ऐसा फ़ोन नंबर नहीं होता: {number}",
                0 => "फ़ोन नंबर में कोई अंक नहीं है: {number}",
                1 => "फ़ोन नंबर में 1 अंक है, मोबाइल के 10 होते हैं: {number}",
                _ => "फ़ोन नंबर में {digits} अंक हैं, मोबाइल के 10 होते हैं: {number}",
            } },
            en: { match digits {
                10 => "there is no such telephone number: {number}",
                0 => "a telephone number without digits: {number}",
                1 => "a telephone number of 1 digit, mobiles have 10: {number}",
                _ => "a telephone number of {digits} digits, mobiles have 10: {number}",
            } },
            hi_hint: "नंबर जाँच लें; कई नंबरों के बीच अल्पविराम लगाएँ।",
            en_hint: "Check the number; put commas between several.";

        /// पते की जगह किसी का नाम: देखें कि खाने अपने स्तंभ में हैं
        /// a name in the place of the address: see whether the cells are in their own columns
        /// `राम सिंह`
        A0336 NameForAddress { name: String } warning,
            hi: "पते की जगह किसी का नाम लगता है: {name}",
            en: "this seems to be a name and no address: {name}",
            hi_hint: "देख लें कि इस पंक्ति के खाने अपने-अपने स्तंभ में हैं।",
            en_hint: "See whether the cells of this row are in their own columns.";

        /// किसी दिवंगत (स्व.) को पत्र: पंक्ति हटाएँ, या परिवार के किसी का नाम लिखें
        /// a letter to somebody who has died (स्व.): remove the row, or name one of the family
        A0337 Late { name: String } warning,
            hi: "यह किसी दिवंगत का नाम लगता है (स्व.): {name}",
            en: "this seems to be somebody who has died (स्व.): {name}",
            hi_hint: "पंक्ति हटा दें, या परिवार के किसी का नाम लिखें।",
            en_hint: "Remove the row, or write the name of one of the family.";

        /// एक खाने में [कई लोग](list.md#several): अलग पंक्तियाँ बनाएँ, या उपाधियाँ लिखें
        /// [several people](list.md#several) in one cell: give each a row, or write forms of address
        A0338 SeveralInName { name: String } warning,
            hi: "एक खाने में कई लोगों के नाम लगते हैं: {name}",
            en: "these seem to be several people in one cell: {name}",
            hi_hint: "हर व्यक्ति की अलग पंक्ति बनाएँ, या साथ बुलाना हो तो दोनों के आगे उपाधि \
            लिखें (श्री … एवं श्रीमती …)।",
            en_hint: "Give each a row; to invite them together, write forms of address before \
            both (श्री … एवं श्रीमती …).";

        /// उपाधि `श्री/श्रीमती` से पता नहीं कि कौन-सी: एक ही लिखें, पति-पत्नी के लिए `श्री एवं श्रीमती`
        /// a form of address such as `श्री/श्रीमती` leaves open which: write one of them, for a couple `श्री एवं श्रीमती`
        A0339 PrefixOpen { written: String, printed: String } warning,
            hi: "उपाधि \"{written}\" से पता नहीं चलता कि इनमें से कौन-सी सही है; पत्र में \
            छपेगा: {printed}",
            en: "the form of address \"{written}\" does not tell which of them is right; the \
            letter will say: {printed}",
            hi_hint: "एक ही उपाधि लिखें; पति-पत्नी दोनों को बुलाना हो तो \"श्री एवं श्रीमती\" \
            लिखें।",
            en_hint: "Write one of them; to invite a couple, write \"श्री एवं श्रीमती\".";

        /// खाने का एक भाग खाली मान है (`NaN, बेला`): वह भाग हटाएँ या सही बात लिखें
        /// a part of a cell is what a program writes for want of a value (`NaN, बेला`): take it out, or write what should stand there
        A0340 PartMissing { part: String } error,
            hi: "इस खाने का एक भाग किसी प्रोग्राम का लिखा खाली मान है: {part}",
            en: "a part of this cell is what a program writes for want of a value: {part}",
            hi_hint: "सूची में वह भाग हटा दें, या उसकी जगह सही बात लिखें।",
            en_hint: "Take that part out of the list, or write what should stand there.";

        /// नाम की जगह खंड का शीर्षक, नोट या हस्ताक्षर, और पंक्ति में कुछ नहीं: पंक्ति हटाएँ
        /// the head of a section, a note or a signature in place of a name, and nothing beside it: delete the row
        /// `पंचायत – बेला`, `ह०/- सचिव`
        A0343 NobodysName error,
            hi: "यह किसी का नाम नहीं, खंड का शीर्षक, नोट या हस्ताक्षर लगता है, और पंक्ति में और कुछ नहीं है",
            en: "this seems to be the head of a section, a note or a signature and nobody's name, \
            and nothing else stands in the row",
            hi_hint: "पंक्ति हटा दें; किसी को बुलाना हो तो उस खाने में केवल नाम लिखें।",
            en_hint: "Delete the row; if somebody is invited, write nothing but the name in that cell.";

        /// नाम की जगह केवल यह कि किसके कौन हैं, या आधा नाम: व्यक्ति का अपना नाम लिखें
        /// only whose child or wife somebody is, or half of it, in place of a name: write the person's own name
        /// `मोहन राय की पत्नी`, `रमेश पुत्र`
        A0344 NameOfKin { name: String } warning,
            hi: "यह किसी का अपना नाम नहीं लगता, या अधूरा है: {name}",
            en: "this does not seem to be a person's own name, or not all of it: {name}",
            hi_hint: "इस खाने में व्यक्ति का अपना नाम लिखें; किसके पुत्र, पुत्री या पत्नी हैं, वह पिता या पति के स्तंभ में।",
            en_hint: "Write the person's own name in this cell; whose child or wife it is stands in the \
            column of father or husband.";

        /// उपाधि में अंग्रेज़ी अक्षर, जो वैसे ही छपेंगे: उपाधि हिंदी में लिखें
        /// Latin letters in a form of address, to be printed so: write it in Hindi
        /// `Sr. Adv.`
        A0345 LatinInPrefix { printed: String } warning,
            hi: "उपाधि में अंग्रेज़ी अक्षर हैं; पत्र में छपेगा: {printed}",
            en: "the form of address has Latin letters; the letter will say: {printed}",
            hi_hint: "सूची में पूरी उपाधि हिंदी में लिखें, जैसे वरिष्ठ अधिवक्ता।",
            en_hint: "Write all of it in Hindi in the list, such as वरिष्ठ अधिवक्ता.";
    }
}

/// True if all of them are Latin letters or signs of a keyboard.
fn are_ascii(others: &[(char, usize)]) -> bool {
    others.iter().all(|(other, _)| other.is_ascii())
}

/// Characters with their code points and places: `m U+006D (character 3)`.
fn listed(others: &[(char, usize)], place: &str) -> String {
    let shown = |(other, at): &(char, usize)| {
        // Private use has no form of its own.
        let is_private = matches!(other, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        let form = if is_private { String::new() } else { format!("{other} ") };
        format!("{form}U+{:04X} ({place} {at})", u32::from(*other))
    };
    others.iter().map(shown).collect::<Vec<_>>().join(", ")
}
