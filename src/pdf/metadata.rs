//! The description of a document in the information dictionary (ISO 32000-1, 14.3.3) and,
//! in the same words, as XMP (ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1).

use crate::pdf::string::text_string;

/// The description of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Shown in the reader's title bar.
    pub title: String,
    /// Who issues the letter.
    pub author: String,
    /// The subject line.
    pub subject: String,
    /// Language of the text (BCP 47).
    pub language: String,
}

/// The program that made the file.
macro_rules! program {
    () => {
        concat!("aamantran ", env!("CARGO_PKG_VERSION"))
    };
}

/// PDF/A wants every property explained that it does not know itself, and so PDF/UA's
/// (ISO 19005-2, 6.6.2.3.3).
const PREFIX: &str = concat!(
    "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
    "<rdf:Description rdf:about=\"\"",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"",
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"",
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"",
    " pdfaid:part=\"2\" pdfaid:conformance=\"A\" pdfuaid:part=\"1\"",
    " xmp:CreatorTool=\"",
    program!(),
    "\" pdf:Producer=\"",
    program!(),
    "\">",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property>",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>",
);

const SUFFIX: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

impl DocumentInfo {
    /// The information dictionary.
    pub(super) fn dictionary(&self) -> Vec<u8> {
        let mut out = b"<<".to_vec();
        for (key, value) in [
            ("/Title", &*self.title),
            ("/Author", &*self.author),
            ("/Subject", &*self.subject),
            ("/Creator", program!()),
            ("/Producer", program!()),
        ] {
            if !value.is_empty() {
                out.extend(key.bytes());
                text_string(&mut out, value);
            }
        }
        out.extend(b">>");
        out
    }

    /// The XMP packet. It has no dates, like the dictionary.
    pub(super) fn xmp(&self) -> String {
        let mut out = String::with_capacity(3000);
        out.push_str(PREFIX);
        let mut property = |name: &str, before: &str, value: &str, after: &str| {
            if !value.is_empty() {
                let value = escaped(value);
                out.extend(["<", name, ">", before, &value, after, "</", name, ">"]);
            }
        };
        let (alt, end) = ("<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>");
        property("dc:title", alt, &self.title, end);
        property("dc:description", alt, &self.subject, end);
        property("dc:creator", "<rdf:Seq><rdf:li>", &self.author, "</rdf:li></rdf:Seq>");
        property("dc:language", "<rdf:Bag><rdf:li>", &self.language, "</rdf:li></rdf:Bag>");
        out.push_str(SUFFIX);
        out
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same_and_markup_stays_text() {
        let info = DocumentInfo { title: "A & B <i>".to_owned(), ..DocumentInfo::default() };
        assert!(info.xmp().contains(">A &amp; B &lt;i&gt;</rdf:li>"));
        assert!(!info.xmp().contains("dc:creator") && !info.xmp().contains("Date"));
        let dictionary = String::from_utf8(info.dictionary()).unwrap();
        assert!(dictionary.starts_with("<</Title(A & B <i>)/Creator("), "{dictionary}");
    }
}
