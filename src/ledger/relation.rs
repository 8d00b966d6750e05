//! The relation of a row to a line of the ledger.

use crate::input::Person;

/// Certainty that two are one person, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// They are not.
    None,
    /// They may be: to be asked.
    Doubtful,
    /// The name is the same, and nothing else is known of both.
    SameName,
    /// The name is the same, and something else; nothing is against it.
    Likely,
    /// Name, father and place are the same, or name and telephone.
    Sure,
}

/// Part of the letters that two names must share to be taken for spellings of one.
const NEAR: f64 = 0.6;

/// True if two texts that both say something say the same; none if one is empty.
fn agree(one: &str, other: &str) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one == other)
}

/// The facts for and against one person, by the keys of spelling.
pub(super) fn relation(row: &Person, known: &Person) -> Relation {
    let id = agree(&row.id, &known.id);
    let father = agree(&row.father, &known.father);
    let place = agree(&row.place, &known.place);
    let phone = agree(&row.phone, &known.phone);
    let has_name = !row.name.is_empty();
    let same_name = has_name && row.name == known.name;
    let is_near = || has_name && !known.name.is_empty() && near(&row.name, &known.name);
    if id == Some(true) {
        let speaks_for = father == Some(true) || phone == Some(true) || is_near();
        // An id that has wandered to somebody else.
        return if same_name || speaks_for { Relation::Sure } else { Relation::Doubtful };
    }
    let found = if same_name {
        match (father, place) {
            (Some(true), Some(true)) => Relation::Sure,
            _ if phone == Some(true) => Relation::Sure,
            (Some(false), Some(false)) => Relation::None,
            (Some(false), _) | (_, Some(false)) => Relation::Doubtful,
            (Some(true), None) | (None, Some(true)) => Relation::Likely,
            (None, None) if phone == Some(false) => Relation::Doubtful,
            (None, None) => Relation::SameName,
        }
    } else if phone == Some(true) || (father, place) == (Some(true), Some(true)) {
        Relation::Doubtful
    } else {
        match (father, place) {
            (Some(false), _) | (_, Some(false)) => Relation::None,
            (None, None) if phone == Some(false) => Relation::None,
            _ if is_near() => Relation::Doubtful,
            _ => Relation::None,
        }
    };
    // Two ids of the office's own are two people until it says otherwise.
    if id == Some(false) { found.min(Relation::Doubtful) } else { found }
}

fn near(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.starts_with(short) || strsim::normalized_levenshtein(one, other) >= NEAR
}

#[cfg(test)]
mod tests {
    use super::{Relation, relation};
    use crate::input::{Identity, Keys, Person};

    /// Name, father, village and telephone in one text.
    fn person(written: &str) -> Person {
        let mut parts = written.split('/');
        let mut part = || parts.next().unwrap_or_default();
        let identity = Identity {
            name: part(),
            guardian: part(),
            village: part(),
            phone: part(),
            id: part(),
            ..Identity::default()
        };
        identity.person(&mut Keys::default())
    }

    #[test]
    fn what_speaks_for_and_against() {
        for (one, other, expected) in [
            ("राम सिंह/श्याम/बेला", "राम सिह/स्याम/बेला", Relation::Doubtful),
            ("राम सिंह/श्याम/बेला", "राम सिह/श्याम/बेला", Relation::Sure),
            ("राम/श्याम/", "राम/श्याम/बेला", Relation::Likely),
            ("राम", "राम/श्याम/बेला", Relation::SameName),
            ("राम", "राम", Relation::SameName),
            ("राम///9431012345", "राम/श्याम/बेला/+919431012345", Relation::Sure),
            ("राम///9431012345", "राम///9431012346", Relation::Doubtful),
            ("राम/श्याम/बेला", "राम/मोहन/ज्ञानपुर", Relation::None),
            ("राम/श्याम/बेला", "राम/मोहन/बेला", Relation::Doubtful),
            ("राम//बेला", "राम//ज्ञानपुर", Relation::Doubtful),
            ("राम/श्याम/बेला", "लखन/श्याम/बेला", Relation::Doubtful),
            ("राम/श्याम", "लखन/श्याम", Relation::None),
            ("राकेश/श्याम", "राजेश/श्याम", Relation::Doubtful),
            ("राकेश", "राजेश", Relation::Doubtful),
            ("सुरेश", "सुरेश कुमार", Relation::Doubtful),
            ("राम", "सीता", Relation::None),
            ("राम//बेला", "राकेश//ज्ञानपुर", Relation::None),
            ("राम////7", "राम सिंह////07", Relation::Sure),
            ("राम////7", "सीता////7", Relation::Doubtful),
            ("राम/श्याम/बेला//7", "राम/श्याम/बेला//8", Relation::Doubtful),
            ("//बेला", "//बेला", Relation::None),
        ] {
            let (one, other) = (person(one), person(other));
            assert_eq!(relation(&one, &other), expected, "{one:?} {other:?}");
            assert_eq!(relation(&other, &one), expected, "{other:?} {one:?}");
        }
    }
}
