//! Headings as lists have them, and what they mean.

use super::krutidev::in_unicode;
use crate::input::field::Field;
use crate::input::field::lookup::HeadingMeaning;

/// Headings with their meaning and the kind of list that they come from.
const TABLE: &str = include_str!("../../../../tests/data/headings.tsv");

fn shown(heading: &str) -> String {
    let names = |fields: &[Field]| {
        fields.iter().map(|field| field.name()).collect::<Vec<_>>().join("+")
    };
    match Field::meaning(heading) {
        None => "none".to_owned(),
        Some(HeadingMeaning::One(field)) => field.name().to_owned(),
        Some(HeadingMeaning::Several(fields)) => names(&fields),
        Some(HeadingMeaning::Whole(field, all)) => format!("{}: {}", field.name(), names(&all)),
    }
}

#[test]
fn headings_of_real_lists() {
    let mut wrong = Vec::new();
    let mut known = 0;
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let [heading, meaning, source] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let found = if source.starts_with("Kruti Dev") {
            shown(&in_unicode(std::iter::once(heading))[0])
        } else {
            shown(heading)
        };
        known += usize::from(meaning != "none");
        if found != meaning {
            wrong.push(format!("{heading}: {found}, not {meaning} ({source})"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(known >= 300, "{known}");
}
