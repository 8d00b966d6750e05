//! Messages on sheets of labels and on envelopes.

use super::table::messages;

messages! {
    /// A message about a sheet that comes out of the printer.
    pub enum PrintMessage {
        /// कौन-से लेबल हैं, यह नहीं लिखा: `[labels]` में `sheet` लिखें, या लेबल के माप
        /// it is not said which labels there are: write `sheet` in `[labels]`, or the measures of a label
        A0642 LabelsMissing error,
            hi: "आयोजन की फ़ाइल में नहीं लिखा कि लेबल की कौन-सी शीट है",
            en: "the event file does not say which sheets of labels there are",
            hi_hint: "[labels] में पैकेट पर लिखा नाम दें, जैसे `sheet = \"L7160\"`; वह नाम न चले तो \
            फ़ुटे से नापकर `width`, `height`, `left`, `top`, `across` और `down`।",
            en_hint: "In [labels] write the name on the packet, such as `sheet = \"L7160\"`; if \
            that is not known, what a ruler says: `width`, `height`, `left`, `top`, `across` and `down`.";

        /// लेबल की इस नाम की शीट नहीं मालूम: जानी हुई में से लिखें, या माप दें
        /// no sheet of labels of this name is known: write one that is, or the measures
        A0643 LabelsUnknown { name: String, known: String } error,
            hi: "लेबल की शीट \"{name}\" नहीं मालूम; ये मालूम हैं: {known}",
            en: "the sheet of labels \"{name}\" is not known; these are: {known}",
            hi_hint: "`sheet` हटाएँ और फ़ुटे से नापकर लिखें: लेबल की `width` और `height`, पहले \
            लेबल से बायाँ किनारा `left` और ऊपरी किनारा `top`, लेबलों के बीच की जगह `gap_x` और `gap_y`, \
            कितने `across` और `down`।",
            en_hint: "Leave `sheet` out and write what a ruler says: `width` and `height` of a \
            label, the first one's distance from the left and the upper edge, `left` and `top`, what \
            is between labels, `gap_x` and `gap_y`, and how many there are, `across` and `down`.";

        /// लेबल की शीट का नाम भी दिया है और माप भी: एक रहने दें
        /// both the name of a sheet of labels and measures are given: leave one of them
        A0644 LabelsTwice { key: String } error,
            hi: "`sheet` के साथ `{key}` भी लिखा है: शीट के माप नाम से ही मालूम हैं",
            en: "beside `sheet` there is `{key}`, though the name says all measures",
            hi_hint: "`sheet` या `{key}` में से एक हटाएँ। छपाई ज़रा खिसकी हो तो `shift_x`, `shift_y` \
            लिखें।",
            en_hint: "Remove `sheet` or `{key}`. If the printer is a little off, write `shift_x` \
            and `shift_y`.";

        /// लेबल शीट से बाहर जाते हैं: माप और गिनती देखें
        /// labels go beyond the sheet: look at measures and numbers
        A0645 LabelsBeyond { is_wide: bool, over: String } error,
            hi: { match is_wide {
                true => "लेबल शीट के दाएँ किनारे से {over} मिमी बाहर जाते हैं",
                false => "लेबल शीट के निचले किनारे से {over} मिमी बाहर जाते हैं",
            } },
            en: { match is_wide {
                true => "the labels go {over} mm beyond the right edge of the sheet",
                false => "the labels go {over} mm beyond the lower edge of the sheet",
            } },
            hi_hint: { match is_wide {
                true => "`left`, `width`, `gap_x` और `across` फिर नापें।",
                false => "`top`, `height`, `gap_y` और `down` फिर नापें।",
            } },
            en_hint: { match is_wide {
                true => "Measure `left`, `width`, `gap_x` and `across` again.",
                false => "Measure `top`, `height`, `gap_y` and `down` again.",
            } };

        /// शीट में इतने लेबल नहीं: पहला खाली लेबल गिनकर लिखें
        /// a sheet has not so many labels: count to the first that is free
        A0646 LabelsStart { start: u32, labels: usize } error,
            hi: "शीट में {labels} ही लेबल हैं, पहला खाली {start} नहीं हो सकता",
            en: "a sheet has {labels} labels, and the first that is free cannot be {start}",
            hi_hint: "बाएँ से दाएँ, ऊपर से नीचे गिनकर `start` में 1 से {labels} तक की संख्या लिखें।",
            en_hint: "Count from left to right and from the top, and write a number from 1 to \
            {labels} as `start`.";

        /// पता लेबल या लिफ़ाफ़े पर नहीं आता: पता छोटा करें, या बड़ा लेबल या लिफ़ाफ़ा लें
        /// an address has no room on the label or envelope: shorten it, or take larger ones
        A0647 AddressTooLong { is_label: bool, name: String, size: String, millimetres: String } error,
            hi: { match is_label {
                true => "\"{name}\" का पता {size} मिमी के लेबल पर नहीं आता: सबसे छोटे अक्षरों में भी \
                {millimetres} मिमी अधिक है",
                false => "\"{name}\" का पता {size} मिमी के लिफ़ाफ़े पर नहीं आता: सबसे छोटे अक्षरों में भी \
                {millimetres} मिमी अधिक है",
            } },
            en: { match is_label {
                true => "the address of \"{name}\" has no room on a label of {size} mm: in the \
                smallest type it is {millimetres} mm too long",
                false => "the address of \"{name}\" has no room on an envelope of {size} mm: in the \
                smallest type it is {millimetres} mm too long",
            } },
            hi_hint: { match is_label {
                true => "सूची में इनका पता छोटा करें, या बड़े लेबल लें।",
                false => "सूची में इनका पता छोटा करें, या बड़ा लिफ़ाफ़ा लें।",
            } },
            en_hint: { match is_label {
                true => "Shorten the address in the list, or take larger labels.",
                false => "Shorten the address in the list, or take larger envelopes.",
            } };

        /// कौन-सा लिफ़ाफ़ा है, यह नहीं लिखा: `[envelopes]` में `size` लिखें
        /// it is not said which envelopes there are: write `size` in `[envelopes]`
        A0648 EnvelopesMissing error,
            hi: "आयोजन की फ़ाइल में नहीं लिखा कि लिफ़ाफ़ा कितना बड़ा है",
            en: "the event file does not say how large the envelopes are",
            hi_hint: "[envelopes] में `size` लिखें, जैसे `size = \"DL\"` (220 × 110 मिमी) या नापकर \
            `size = \"10in x 4.5in\"`।",
            en_hint: "Write `size` in [envelopes], such as `size = \"DL\"` (220 × 110 mm), or what a \
            ruler says: `size = \"10in x 4.5in\"`.";

        /// लिफ़ाफ़ा A4 से बड़ा है: `feed` बदलें
        /// the envelope is larger than an A4: change `feed`
        A0649 EnvelopeBeyond { size: String } error,
            hi: "{size} मिमी का लिफ़ाफ़ा A4 के माप में नहीं आता",
            en: "an envelope of {size} mm has no room on an A4",
            hi_hint: "`feed` में `\"left\"` या `\"right\"` लिखें, और प्रिंटर में काग़ज़ का माप लिफ़ाफ़े वाला चुनें।",
            en_hint: "Write `\"left\"` or `\"right\"` as `feed`, and choose the envelope’s size in the \
            print window.";

        /// पुस्तिका दोनों ओर छपती है: `sides` हटाएँ या किनारा लिखें
        /// a booklet is printed on both sides: remove `sides`, or name an edge
        A0650 BookletOneSide error,
            hi: "पुस्तिका एक ओर नहीं छप सकती",
            en: "a booklet cannot be printed on one side",
            hi_hint: "`sides` हटाएँ, या प्रिंटर जिस किनारे पर पलटता है वह लिखें: `\"short-edge\"` या \
            `\"long-edge\"`।",
            en_hint: "Remove `sides`, or write the edge about which the printer turns: \
            `\"short-edge\"` or `\"long-edge\"`.";

        /// इतने पत्र एक पन्ने पर नहीं आते: `across`, `down` घटाएँ
        /// so many letters have no room on a sheet: less `across` or `down`
        A0651 TooMany { across: usize, down: usize, page: String, sheet: String } error,
            hi: "{page} मिमी के {across} × {down} पत्र {sheet} मिमी के पन्ने पर नहीं आते",
            en: "{across} × {down} letters of {page} mm have no room on a sheet of {sheet} mm",
            hi_hint: "`across` या `down` घटाएँ, या बड़ा `sheet` लिखें।",
            en_hint: "Write less `across` or `down`, or a larger `sheet`.";

        /// इस `scheme` में यह तय है, लिखा नहीं जाता: कुंजी हटाएँ
        /// with this `scheme` that is settled: remove the key
        A0652 Settled { key: &'static str, scheme: &'static str } error,
            hi: "`scheme = \"{scheme}\"` में `{key}` नहीं चलता",
            en: "`{key}` means nothing with `scheme = \"{scheme}\"`",
            hi_hint: "`{key}` हटाएँ, या `scheme` में `\"stack\"` या `\"step\"` लिखें।",
            en_hint: "Remove `{key}`, or write `\"stack\"` or `\"step\"` as `scheme`.";

        /// छपने वाली चीज़ पन्ने के किनारे के बहुत पास है: हाशिये बढ़ाएँ
        /// what is printed comes too near the edge of the sheet: larger margins
        A0653 NearEdge { millimetres: String, is_border: bool } warning,
            hi: { match is_border {
                true => "किनारी छपने वाले पन्ने के किनारे से {millimetres} मिमी पर है: अधिकतर प्रिंटर 5 मिमी तक \
                नहीं छापते",
                false => "पाठ छपने वाले पन्ने के किनारे से {millimetres} मिमी तक आ सकता है: अधिकतर प्रिंटर 5 \
                मिमी तक नहीं छापते",
            } },
            en: { match is_border {
                true => "the border is {millimetres} mm from the edge of the sheet: most printers leave \
                5 mm blank",
                false => "text can come within {millimetres} mm of the edge of the sheet: most printers \
                leave 5 mm blank",
            } },
            hi_hint: "हाशिये ([paper] में, या अपने साँचे की style.toml में) बढ़ाएँ, या एक पन्ना छापकर देखें कि \
            कुछ कटता तो नहीं।",
            en_hint: "Make the margins larger ([paper], or style.toml of a template of your own), or \
            print one sheet and see that nothing is cut off.";

        /// किनारे तक की चीज़ कटने की रेखा पर रुक जाती है: `bleed` लिखें
        /// what reaches the edge ends at the line of the cut: write `bleed`
        A0654 NoBleed { is_border: bool } warning,
            hi: { match is_border {
                true => "किनारी ठीक कटने की रेखा पर रुकती है: कटाई ज़रा भी हटी तो सफ़ेद धारी दिखेगी",
                false => "पाठ के नीचे का चित्र ठीक कटने की रेखा पर रुकता है: कटाई ज़रा भी हटी तो सफ़ेद धारी दिखेगी",
            } },
            en: { match is_border {
                true => "the border ends at the very line of the cut: where that is off by a hair, white will \
                show",
                false => "the picture under the text ends at the very line of the cut: where that is off by a \
                hair, white will show",
            } },
            hi_hint: "[paper] में `bleed = \"3mm\"` लिखें; चित्र का किनारा सफ़ेद ही हो तो `bleed = \"0mm\"`।",
            en_hint: "Write `bleed = \"3mm\"` in [paper]; or `bleed = \"0mm\"` if the picture is white \
            at its edges.";

        /// `bleed` लिखा है, पर किनारे तक कुछ नहीं पहुँचता: उसे हटा दें
        /// `bleed` is given, but nothing reaches the edge: remove it
        A0655 BleedNeedless warning,
            hi: "`bleed` से कुछ नहीं बदलता: पन्ने के किनारे तक न चित्र पहुँचता है, न किनारी",
            en: "`bleed` changes nothing: neither a picture nor a border reaches the edge of the page",
            hi_hint: "`bleed` हटा दें; या [paper] में `underlay` का चित्र दें, या अपने साँचे की style.toml में \
            `border_margin = \"0mm\"` लिखें।",
            en_hint: "Remove `bleed`; or give a picture as `underlay` in [paper], or write \
            `border_margin = \"0mm\"` in style.toml of a template of your own.";

        /// छपने वाली चीज़ कटने की रेखा के बहुत पास है: उसे भीतर खिसकाएँ
        /// what is printed comes too near the line of the cut: move it inwards
        A0656 NearCut { millimetres: String, is_border: bool } warning,
            hi: { match is_border {
                true => "किनारी कटने की रेखा से {millimetres} मिमी पर है: कटाई उतनी हट सकती है, और तब किनारी टेढ़ी \
                लगेगी",
                false => "पाठ कटने की रेखा से {millimetres} मिमी तक आ सकता है: कटाई उतनी हट सकती है",
            } },
            en: { match is_border {
                true => "the border is {millimetres} mm from the line of the cut: that may be off by as much, \
                and the border look crooked",
                false => "text can come within {millimetres} mm of the line of the cut, which may be off by as \
                much",
            } },
            hi_hint: "कम से कम 3 मिमी छोड़ें, या किनारी को किनारे पर ही रखें और `bleed` लिखें।",
            en_hint: "Leave 3 mm at least, or put the border at the very edge and write `bleed`.";

        /// इन पन्नों पर `bleed` नहीं छपता: `"press"`, या `"single"` और बड़ा पन्ना
        /// these sheets do not show the `bleed`: `"press"`, or `"single"` and a larger sheet
        A0657 BleedHidden { is_single: bool } warning,
            hi: { match is_single {
                true => "पन्ने पर पत्र के चारों ओर `bleed` और निशानों की जगह नहीं: `bleed` नहीं छपेगा",
                false => "इस क्रम में पत्र एक-दूसरे से सटे रहते हैं: `bleed` नहीं छपेगा",
            } },
            en: { match is_single {
                true => "the sheet has no room for `bleed` and marks around the letter: the `bleed` will not be \
                printed",
                false => "with this scheme letters lie edge to edge: the `bleed` will not be printed",
            } },
            hi_hint: "`scheme = \"press\"` लिखें; या `\"single\"` और ऐसा `sheet` जो हर ओर `bleed` से 9 मिमी अधिक बड़ा \
            हो।",
            en_hint: "Write `scheme = \"press\"`; or `\"single\"` and a `sheet` that is larger by the `bleed` \
            and 9 mm on each side.";
    }
}
