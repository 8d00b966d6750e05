//! Reasons why a picture cannot be printed.

use super::Lang;
use super::table::phrases;

phrases! {
    /// The reason why the file of a picture cannot be printed.
    pub enum PictureProblem {
        /// Nothing is in it.
        Empty,
            hi: "फ़ाइल खाली है",
            en: "the file is empty",
            hi_hint: "चित्र को किसी चित्र-प्रोग्राम में खोलकर PNG या JPEG में सहेजें।",
            en_hint: "Open it in a picture program and save it as PNG or JPEG.";

        /// Something else than PNG, JPEG, SVG or PDF.
        NotAPicture { found: Option<&'static str> },
            hi: { match found {
                Some(found) => "यह {found} है, PNG, JPEG, SVG या PDF नहीं",
                None => "यह PNG, JPEG, SVG या PDF नहीं है",
            } },
            en: { match found {
                Some(found) => "it is {found}, not PNG, JPEG, SVG or PDF",
                None => "it is not PNG, JPEG, SVG or PDF",
            } },
            hi_hint: "चित्र को किसी चित्र-प्रोग्राम में खोलकर PNG या JPEG में सहेजें।",
            en_hint: "Open it in a picture program and save it as PNG or JPEG.";

        /// It ends too early.
        Truncated,
            hi: "फ़ाइल अधूरी है",
            en: "the file ends too early",
            hi_hint: "चित्र फिर से भेजें या सहेजें।",
            en_hint: "Send or save the picture again.";

        /// It cannot be decoded.
        Damaged { detail: String },
            hi: "फ़ाइल बिगड़ी हुई है, चित्र पढ़ा नहीं जा सका (कारण अंग्रेज़ी में: {detail})",
            en: "the file is damaged ({detail})",
            hi_hint: "चित्र फिर से भेजें या सहेजें।",
            en_hint: "Send or save the picture again.";

        /// Too many bytes.
        FileTooLarge,
            hi: "फ़ाइल 40 MB से बड़ी है",
            en: "the file is larger than 40 MB",
            hi_hint: "चित्र को छोटा करके सहेजें; पूरे A4 के लिए भी 2480 × 3508 पिक्सेल काफ़ी \
            हैं।",
            en_hint: "Save it smaller; even for a whole A4 sheet 2480 × 3508 pixels are enough.";

        /// Too many pixels.
        TooManyPixels { width: u32, height: u32 },
            hi: "इसमें {width} × {height} पिक्सेल हैं; अधिक से अधिक 5 करोड़ हो सकते हैं, और एक \
            ओर 20,000",
            en: "it has {width} × {height} pixels; at most 50 million are possible, and 20,000 \
            along one side",
            hi_hint: "चित्र को छोटा करके सहेजें; पूरे A4 के लिए भी 2480 × 3508 पिक्सेल काफ़ी \
            हैं।",
            en_hint: "Save it smaller; even for a whole A4 sheet 2480 × 3508 pixels are enough.";

        /// Colours of printing inks.
        Cmyk,
            hi: "यह CMYK (छपाई की स्याहियों के रंग) वाला JPEG है",
            en: "it is a JPEG in CMYK, the colours of printing inks",
            hi_hint: "चित्र-प्रोग्राम में RGB चुनकर साधारण JPEG या PNG में सहेजें।",
            en_hint: "Save it in a picture program as RGB, as a plain JPEG or PNG.";

        /// A form of JPEG that not every reader of PDF shows.
        JpegForm,
            hi: "यह JPEG का ऐसा रूप है जो कम चलता है (12 बिट, lossless या arithmetic)",
            en: "it is a rare form of JPEG (12 bits, lossless or arithmetic)",
            hi_hint: "चित्र-प्रोग्राम में RGB चुनकर साधारण JPEG या PNG में सहेजें।",
            en_hint: "Save it in a picture program as RGB, as a plain JPEG or PNG.";

        /// An SVG with something that cannot be drawn.
        SvgPart { part: SvgPart },
            hi: ("SVG में {} है", part.text(Lang::Hi)),
            en: ("the SVG has {}", part.text(Lang::En)),
            hi_hint: { match part {
                SvgPart::Text => "SVG के प्रोग्राम में अक्षरों को path में बदलें (Inkscape: Path > Object to Path)।",
                _ => "SVG में केवल एकरंगे आकार और रेखाएँ रहने दें, या उसे 600 dpi की PNG में सहेजें।",
            } },
            en_hint: { match part {
                SvgPart::Text => "Turn the text into paths in the SVG program (Inkscape: Path > Object \
                    to Path).",
                _ => "Leave only shapes and lines of one colour each, or save it as PNG at 600 dpi.",
            } };

        /// An SVG of more parts than a logo has.
        SvgTooLarge,
            hi: "SVG में इतने भाग हैं कि वह छापा नहीं जा सकता",
            en: "the SVG has more parts than can be drawn",
            hi_hint: "SVG में केवल एकरंगे आकार और रेखाएँ रहने दें, या उसे 600 dpi की PNG में \
            सहेजें।",
            en_hint: "Leave only shapes and lines of one colour each, or save it as PNG at 600 \
            dpi.";

        /// An SVG that draws nothing.
        NothingDrawn,
            hi: "SVG में कुछ बना हुआ नहीं है",
            en: "the SVG draws nothing",
            hi_hint: "SVG खोलकर देखें और फिर से सहेजें।",
            en_hint: "Open the SVG, look at it, and save it again.";

        /// A PDF with something that cannot be drawn.
        PdfPart { part: PdfPart },
            hi: ("PDF के पहले पन्ने में ऐसा कुछ है जो लिया नहीं जा सकता: {}", part.text(Lang::Hi)),
            en: ("the first page of the PDF has {}", part.text(Lang::En)),
            hi_hint: { match part {
                PdfPart::Font => "PDF फिर से सहेजें और फ़ॉन्ट उसमें साथ रखें (embed fonts), \
                    या पहले पन्ने से चित्र बनाएँ: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`।",
                _ => "जिस प्रोग्राम में वह बना है, उसमें इसे हटाकर PDF फिर से सहेजें, \
                    या पहले पन्ने से चित्र बनाएँ: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`।",
            } },
            en_hint: { match part {
                PdfPart::Font => "Save the PDF again with its fonts embedded, \
                    or make a picture of its first page: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`.",
                _ => "Take it out in the program that made it and save the PDF again, \
                    or make a picture of its first page: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`.",
            } };

        /// A PDF under lock and key.
        PdfLocked,
            hi: "PDF पर ताला (पासवर्ड या रोक) लगा है",
            en: "the PDF is encrypted or has restrictions",
            hi_hint: "बिना पासवर्ड और रोक के PDF फिर से सहेजें, \
            या पहले पन्ने से चित्र बनाएँ: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`।",
            en_hint: "Save it again without a password and restrictions, \
            or make a picture of its first page: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`.";

        /// A PDF that cannot be read.
        PdfDamaged,
            hi: "PDF बिगड़ी हुई है, पहला पन्ना पढ़ा नहीं जा सका",
            en: "the PDF is damaged, its first page cannot be read",
            hi_hint: "PDF फिर से भेजें या सहेजें, \
            या पहले पन्ने से चित्र बनाएँ: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`।",
            en_hint: "Send or save the PDF again, \
            or make a picture of its first page: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`.";

        /// A PDF of more parts, bytes or time than a letterhead has.
        PdfTooLarge,
            hi: "PDF इतनी बड़ी या उलझी है कि उसका पन्ना छापा नहीं जा सकता",
            en: "the PDF is too large or intricate for its page to be drawn",
            hi_hint: "उसे सादा करके सहेजें, \
            या पहले पन्ने से चित्र बनाएँ: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`।",
            en_hint: "Save it simpler, \
            or make a picture of its first page: `pdftoppm -r 300 -f 1 -png -singlefile file.pdf file`.";

        /// A PDF that draws nothing.
        PdfEmpty,
            hi: "PDF के पहले पन्ने पर कुछ बना हुआ नहीं है",
            en: "the first page of the PDF draws nothing",
            hi_hint: "PDF खोलकर देखें: लेटरहेड उसके पहले पन्ने पर होना चाहिए।",
            en_hint: "Open the PDF and look at it: the letterhead must be on its first page.";

        /// A template's picture that lies outside its folder.
        OutsideFolder,
            hi: "वह साँचे के फ़ोल्डर से बाहर होगा",
            en: "it would lie outside the template's folder",
            hi_hint: "चित्र को साँचे के फ़ोल्डर में रखें और केवल फ़ाइल का नाम लिखें।",
            en_hint: "Put the picture into the template's folder and write its name only.";
    }
}

phrases! {
    /// A part of an SVG that cannot be drawn.
    #[derive(Copy)]
    pub enum SvgPart {
        /// Text.
        Text,
            hi: "अक्षर (text)",
            en: "text";
        /// A picture of pixels inside.
        Pixels,
            hi: "पिक्सेल वाला चित्र (image)",
            en: "a picture of pixels";
        /// HTML or the like inside.
        Foreign,
            hi: "HTML जैसा कुछ (foreignObject)",
            en: "HTML or the like (foreignObject)";
        /// A colour that runs into another.
        Gradient,
            hi: "घुलते रंग (gradient)",
            en: "a gradient";
        /// A pattern.
        Pattern,
            hi: "भरने का नमूना (pattern)",
            en: "a pattern";
        /// A filter, such as a shadow.
        Filter,
            hi: "प्रभाव (filter), जैसे छाया,",
            en: "a filter, such as a shadow";
        /// A clip or mask.
        Clip,
            hi: "काट (clip या mask)",
            en: "a clip or mask";
        /// Something half transparent.
        Opacity,
            hi: "आधा पारदर्शी भाग (opacity)",
            en: "a half transparent part";
    }
}

phrases! {
    /// A part of a PDF that cannot be drawn.
    #[derive(Copy)]
    pub enum PdfPart {
        /// Text in a font that is not in the file.
        Font,
            hi: "ऐसे फ़ॉन्ट के अक्षर जो PDF में नहीं है",
            en: "text in a font that is not in the PDF";
        /// A picture packed in a rare way.
        Pixels,
            hi: "ऐसा चित्र जो पढ़ा नहीं जा सका (JPEG 2000, JBIG2, फ़ैक्स या बिगड़ा हुआ)",
            en: "a picture that cannot be read (JPEG 2000, JBIG2, fax or damaged)";
        /// A photo in colours of printing inks.
        Inks,
            hi: "CMYK (छपाई की स्याहियों के रंग) वाली फ़ोटो",
            en: "a photo in CMYK, the colours of printing inks";
        /// A colour that runs into another.
        Gradient,
            hi: "घुलते रंग (gradient)",
            en: "a gradient";
        /// A pattern.
        Pattern,
            hi: "भरने का नमूना (pattern)",
            en: "a pattern";
        /// A soft mask.
        Mask,
            hi: "घुलती काट (soft mask)",
            en: "a soft mask";
        /// Something half transparent.
        Opacity,
            hi: "आधा पारदर्शी भाग (opacity)",
            en: "a half transparent part";
        /// A blend mode.
        Blend,
            hi: "रंगों का मेल (blend mode), जैसे multiply",
            en: "a blend mode, such as multiply";
        /// Streams packed in a way whose size cannot be known before.
        Packing,
            hi: "पुराने ढंग से बँधे भाग (LZW या RunLength)",
            en: "parts packed in an old way (LZW or RunLength)";
    }
}
