//! The files that `new` writes.

use crate::output::{Form, FormColumn};

pub(crate) const EVENT: &str = include_str!("event.toml");

/// The name by which the event file calls the list.
pub(crate) const LIST: &str = "list.xlsx";

pub(crate) const FORM: Form<'_> = Form {
    sheet: "आमंत्रित",
    columns: COLUMNS,
    rows: ROWS,
    choices_sheet: "विकल्प",
    unlisted: (
        "सूची में नहीं",
        "यह मान विकल्पों में नहीं है। वर्तनी देख लें; नया मान शीट \"विकल्प\" में जोड़ा जा सकता है।",
    ),
};

const fn plain(heading: &str, width: u16) -> FormColumn<'_> {
    FormColumn { heading, width, choices: &[] }
}

const COLUMNS: &[FormColumn<'_>] = &[
    plain("नाम", 24),
    FormColumn {
        heading: "उपाधि",
        width: 11,
        choices: &[
            "श्री",
            "श्रीमती",
            "सुश्री",
            "कुमारी",
            "डॉ.",
            "प्रो.",
            "अधिवक्ता",
            "माननीय",
            "आदरणीय",
            "जनाब",
        ],
    },
    FormColumn {
        heading: "लिंग", width: 7, choices: &["पु", "स्त्री"]
    },
    plain("पिता का नाम", 20),
    plain("पति का नाम", 20),
    plain("पद", 14),
    plain("ग्राम/मोहल्ला", 18),
    plain("वार्ड", 7),
    plain("जिला", 14),
    plain("पिन", 9),
    plain("मोबाइल", 14),
    FormColumn {
        heading: "अधिवक्ता", width: 18, choices: &["आशा वर्मा", "मोहन लाल"]
    },
];

/// As many cells as there are columns.
const ROWS: &[&[&str]] = &[
    &[
        "राम प्रसाद",
        "श्री",
        "पु",
        "स्व. हरि प्रसाद",
        "",
        "सदस्य",
        "नमूना टोला",
        "3",
        "नमूनापुर",
        "",
        "",
        "आशा वर्मा",
    ],
    &[
        "सीता देवी",
        "श्रीमती",
        "स्त्री",
        "",
        "श्याम सुंदर",
        "",
        "ज्ञानपुर",
        "",
        "नमूनापुर",
        "",
        "",
        "आशा वर्मा",
    ],
    &[
        "डॉ. क्षितिज कुमार",
        "",
        "पु",
        "",
        "",
        "कोषाध्यक्ष",
        "विद्यानगर",
        "7",
        "नमूनापुर",
        "",
        "",
        "मोहन लाल",
    ],
    &["मो. इरफ़ान", "जनाब", "पु", "", "", "", "नमूना टोला", "4", "नमूनापुर", "", "", "मोहन लाल"],
];
