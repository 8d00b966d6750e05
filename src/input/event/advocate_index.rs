//! Which advocate a name means.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::nearest;
use crate::hindi::{matching_key, split_honorific};
use crate::input::event::Advocate;
use crate::text::{name_key, repaired};

/// The advocates by everything they may be called in a list.
pub(crate) struct AdvocateIndex<'a> {
    advocates: &'a [Advocate],
    ids: BTreeMap<String, usize>,
    names: BTreeMap<String, BTreeSet<usize>>,
    /// The names by what their spellings have in common.
    spellings: BTreeMap<String, BTreeSet<usize>>,
}

/// The reason why a name means nobody.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NotFound {
    /// Nobody is called so.
    Unknown,
    /// Two are, at these indices.
    Ambiguous(usize, usize),
}

impl<'a> AdvocateIndex<'a> {
    pub(crate) fn new(advocates: &'a [Advocate]) -> Self {
        let mut ids = BTreeMap::new();
        let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut spellings: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (index, advocate) in advocates.iter().enumerate() {
            ids.entry(name_key(&repaired(&advocate.id))).or_insert(index);
            let mut called = vec![advocate.name.clone()];
            if let Some(alias) = &advocate.alias {
                called.push(alias.clone());
                called.push(format!("{} उर्फ {alias}", advocate.name));
                called.push(format!("{} {alias}", advocate.name));
                called.push(format!("{} ({alias})", advocate.name));
            }
            for name in called {
                names.entry(name_key(&repaired(&name))).or_default().insert(index);
                spellings.entry(matching_key(&name)).or_default().insert(index);
            }
        }
        Self { advocates, ids, names, spellings }
    }

    /// The index of the advocate that a list means: by id, else by name, name with alias or
    /// alias, with or without a form of address; if nobody is called so letter by letter, by
    /// another spelling or in Latin letters.
    pub(crate) fn find(&self, called: &str) -> Result<usize, NotFound> {
        match self.find_to_the_letter(called) {
            Err(NotFound::Unknown) => {
                only_one(self.spellings.get(&matching_key(called)).into_iter().flatten())
            }
            found => found,
        }
    }

    /// The index of the advocate that a list spells otherwise than the event.
    pub(crate) fn find_otherwise_spelt(&self, called: &str) -> Option<usize> {
        match self.find_to_the_letter(called) {
            Err(NotFound::Unknown) => self.find(called).ok(),
            _ => None,
        }
    }

    fn find_to_the_letter(&self, called: &str) -> Result<usize, NotFound> {
        match self.find_exactly(called) {
            Err(NotFound::Unknown) => match split_honorific(called) {
                Some((_, name)) => self.find_exactly(name),
                None => Err(NotFound::Unknown),
            },
            found => found,
        }
    }

    fn find_exactly(&self, called: &str) -> Result<usize, NotFound> {
        let key = name_key(&repaired(called));
        if let Some(index) = self.ids.get(&key)
            // An id that is only the name says no more than the name does.
            && name_key(&repaired(&self.advocates[*index].name)) != key
        {
            return Ok(*index);
        }
        only_one(self.names.get(&key).into_iter().flatten())
    }

    /// The advocate who issues all letters, if there is exactly one who issues any.
    pub(crate) fn only(&self) -> Option<usize> {
        let mut issuers = self.issuers();
        issuers.next().filter(|_| issuers.next().is_none())
    }

    fn issuers(&self) -> impl Iterator<Item = usize> {
        (0..self.advocates.len()).filter(|index| self.issues(*index))
    }

    /// True if an advocate issues letters.
    pub(crate) fn issues(&self, index: usize) -> bool {
        self.advocates[index].issues
    }

    /// The name closest to a misspelt one.
    pub(crate) fn nearest(&self, called: &str) -> Option<String> {
        let called = split_honorific(called).map_or(called, |(_, name)| name);
        let known = self.advocates.iter().flat_map(|advocate| {
            [advocate.name.as_str(), advocate.id.as_str()]
                .into_iter()
                .chain(advocate.alias.as_deref())
        });
        nearest(called, known)
    }

    /// The first six advocates who issue letters in one line, for messages.
    pub(crate) fn known(&self) -> String {
        const SHOWN: usize = 6;
        let mut names: Vec<String> =
            self.issuers().take(SHOWN).map(|index| self.shown(index)).collect();
        if self.issuers().count() > SHOWN {
            names.push("…".to_owned());
        }
        names.join(", ")
    }

    /// The advocate's name in messages.
    pub(crate) fn shown(&self, index: usize) -> String {
        let advocate = &self.advocates[index];
        if advocate.id == advocate.name {
            advocate.name.clone()
        } else {
            format!("{} ({})", advocate.name, advocate.id)
        }
    }
}

fn only_one<'a>(mut found: impl Iterator<Item = &'a usize>) -> Result<usize, NotFound> {
    match (found.next(), found.next()) {
        (Some(first), Some(second)) => Err(NotFound::Ambiguous(*first, *second)),
        (Some(index), None) => Ok(*index),
        (None, _) => Err(NotFound::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::{AdvocateIndex, NotFound};
    use crate::input::Advocate;

    fn advocate(id: &str, name: &str, alias: Option<&str>) -> Advocate {
        Advocate {
            id: id.into(),
            name: name.into(),
            alias: alias.map(Into::into),
            show_alias: true,
            issues: true,
            ..Advocate::default()
        }
    }

    #[test]
    fn by_id_name_and_alias() {
        let advocates =
            [advocate("a1", "राम सिंह", Some("मंटू")), advocate("लखन राय", "लखन राय", None)];
        let by_name = AdvocateIndex::new(&advocates);
        for called in ["A1", "राम  सिंह", "मंटू", "राम सिंह उर्फ मंटू", "राम सिंह (मंटू)", "श्री राम सिंह"]
        {
            assert_eq!(by_name.find(called), Ok(0), "{called}");
        }
        assert_eq!(by_name.find("लखनराय"), Ok(1));
        assert_eq!(by_name.find("लखन"), Err(NotFound::Unknown));
        assert_eq!(by_name.nearest("लखन रय").as_deref(), Some("लखन राय"));
        assert_eq!(by_name.known(), "राम सिंह (a1), लखन राय");
        let many = ('क'..='ज').map(|c| advocate(&c.to_string(), "राम", None));
        let many: Vec<_> = many.collect();
        assert!(AdvocateIndex::new(&many).known().ends_with("राम (च), …"));
    }

    #[test]
    fn by_another_spelling_and_in_latin_letters() {
        let advocates = [
            advocate("a", "मोहम्मद शम्स मसीहा", None),
            advocate("b", "अरशद ज़फ़र", Some("मुन्ना")),
            advocate("c", "राजेन्द्र सिंह", None),
            advocate("d", "राजेंद्र सिंह", None),
        ];
        let by_name = AdvocateIndex::new(&advocates);
        for (called, index) in [
            ("मो. शम्स मसीहा", 0),
            ("मुहम्मद शम्स मसिहा", 0),
            ("अरशद जफर", 1),
            ("Adv. ARSHAD ZAFAR", 1),
            ("मुना", 1),
        ] {
            assert_eq!(by_name.find(called), Ok(index), "{called}");
            assert_eq!(by_name.find_otherwise_spelt(called), Some(index), "{called}");
        }
        assert_eq!(by_name.find_otherwise_spelt("अरशद ज़फ़र"), None);
        // A list that is repaired says the same.
        let marked = [advocate("ओ०पी० सिंह", "ओ०पी० सिंह", None)];
        let by_name = AdvocateIndex::new(&marked);
        assert_eq!(by_name.find("ओ.पी. सिंह"), Ok(0));
        assert_eq!(by_name.find_otherwise_spelt("ओ.पी. सिंह"), None);
        let by_name = AdvocateIndex::new(&advocates);
        // Two who differ in nothing but spelling are told apart by their own.
        assert_eq!(by_name.find("राजेंद्र सिंह"), Ok(3));
        assert_eq!(by_name.find("Rajendra Singh"), Err(NotFound::Ambiguous(2, 3)));
        for nobody in ["", "-", "अरशद"] {
            assert_eq!(by_name.find(nobody), Err(NotFound::Unknown));
        }
    }

    #[test]
    fn one_name_for_two() {
        let advocates = [advocate("a", "राम", None), advocate("b", "राम", None)];
        let by_name = AdvocateIndex::new(&advocates);
        assert_eq!(by_name.find("राम"), Err(NotFound::Ambiguous(0, 1)));
        assert_eq!(by_name.find("b"), Ok(1));
    }
}
