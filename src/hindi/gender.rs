//! Words for the gender of a person, in Hindi, English and Hindi in Latin letters.

use super::Gender;

/// The gender that a cell means, by its letters in lower case and without marks: `Some(None)` for
/// one who is neither and is addressed so.
pub fn parse_gender(key: &str) -> Option<Option<Gender>> {
    match key {
        "पु"
        | "पुं"
        | "पुरुष"
        | "पुरूष"
        | "नर"
        | "पुल्लिंग"
        | "पुलिंग"
        | "पुंलिंग"
        | "m"
        | "male"
        | "man"
        | "purush"
        | "pu" => Some(Some(Gender::M)),
        "स्त्री"
        | "महिला"
        | "म"
        | "स्त्रीलिंग"
        | "औरत"
        | "f"
        | "female"
        | "woman"
        | "w"
        | "stri"
        | "mahila" => Some(Some(Gender::F)),
        "अन्य" | "तृतीय" | "ट्रांसजेंडर" | "other" | "o" | "t" | "transgender" | "unspecified" => {
            Some(None)
        }
        _ => None,
    }
}
