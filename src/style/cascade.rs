//! From rules to the values of each part, kept for parts that are named alike.

use std::collections::HashMap;
use std::sync::Arc;

use crate::style::properties::LetterContext;
use crate::style::sheet::{ELEMENTS, StyleSheet};
use crate::style::{FitStep, Measure, PageStyle, Properties, Style, Width};

/// A part of a letter, known by its names and those of the parts around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartId(usize);

/// Finds the style of parts; each combination of names is worked out once.
#[derive(Debug)]
pub struct Cascade<'a> {
    sheet: &'a StyleSheet,
    step: FitStep,
    parts: Vec<StyledPart>,
    known: HashMap<(PartId, String), PartId>,
}

#[derive(Debug)]
struct StyledPart {
    parent: Option<PartId>,
    names: Vec<String>,
    style: Arc<Style>,
}

impl<'a> Cascade<'a> {
    /// The part around all others, named `letter` and after its page.
    pub const LETTER: PartId = PartId(0);

    /// A cascade over the rules of a sheet.
    pub fn new(sheet: &'a StyleSheet) -> Self {
        Self::at_step(sheet, FitStep::NONE)
    }

    /// A cascade that draws a letter together.
    pub fn at_step(sheet: &'a StyleSheet, step: FitStep) -> Self {
        let initial = Style::initial(sheet.context(step));
        let names: Vec<String> =
            ["letter"].into_iter().chain(sheet.page.names()).map(str::to_owned).collect();
        let mut cascade = Self { sheet, step, parts: Vec::new(), known: HashMap::new() };
        let properties = cascade.properties(&names, None);
        let style = Arc::new(Style::of(&properties, &initial, sheet.context(step)));
        cascade.parts.push(StyledPart { parent: None, names, style });
        cascade
    }

    /// The part with these names inside another.
    pub fn child<'n>(
        &mut self,
        parent: PartId,
        names: impl IntoIterator<Item = &'n str>,
    ) -> PartId {
        let names: Vec<&str> = names.into_iter().collect();
        let key = (parent, names.join(" "));
        if let Some(&id) = self.known.get(&key) {
            return id;
        }
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let properties = self.properties(&names, Some(parent));
        let style = Arc::new(Style::of(
            &properties,
            &self.parts[parent.0].style,
            self.sheet.context(self.step),
        ));
        let id = PartId(self.parts.len());
        self.parts.push(StyledPart { parent: Some(parent), names, style });
        self.known.insert(key, id);
        id
    }

    /// The style of a part.
    pub fn style(&self, id: PartId) -> &Arc<Style> {
        &self.parts[id.0].style
    }

    /// All that the rules say of a part, the strongest rule last.
    fn properties(&self, names: &[String], parent: Option<PartId>) -> Properties {
        let mut rules: Vec<_> = self
            .sheet
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| {
                names.contains(&rule.name) && self.is_inside(&rule.outer, parent)
            })
            .map(|(order, rule)| {
                let is_class = !ELEMENTS.contains(&&*rule.name);
                (rule.outer.len(), is_class, order, &rule.properties)
            })
            .collect();
        rules.sort_by_key(|&(outer, is_class, order, _)| (outer, is_class, order));
        let mut properties = Properties::default();
        for (_, _, _, own) in rules {
            properties.overlay(own);
        }
        // A picture's own size is stronger than all rules.
        for (key, value) in names.iter().filter_map(|name| name.split_once('=')) {
            let Ok(measure) = Measure::parse(value) else { continue };
            match key {
                "width" => properties.width = Some(Width::Own(measure)),
                _ => properties.height = Some(measure),
            }
        }
        properties
    }

    /// True if the parts around have these names, the last name nearest.
    fn is_inside(&self, outer: &[String], mut part: Option<PartId>) -> bool {
        let mut wanted = outer.iter().rev().peekable();
        while let (Some(name), Some(id)) = (wanted.peek(), part) {
            let around = &self.parts[id.0];
            if around.names.contains(name) {
                wanted.next();
            }
            part = around.parent;
        }
        wanted.next().is_none()
    }
}

impl StyleSheet {
    /// The steps in which letters are drawn together; the first is not at all.
    pub fn fit_steps(&self) -> Vec<FitStep> {
        let text_size = Cascade::new(self).style(Cascade::LETTER).size;
        FitStep::all(&self.page.fit, text_size)
    }

    fn context(&self, step: FitStep) -> LetterContext<'_> {
        let PageStyle { size, margin, .. } = &self.page;
        let page = size.height - margin.top - margin.bottom;
        LetterContext { chains: &self.chains, colour: self.colour, step, page }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Library;
    use crate::geom::Pt;
    use crate::style::Align;

    #[test]
    fn inner_rules_win_and_text_values_are_inherited() {
        let text = "[fonts]\nserif = [\"Noto Serif Devanagari\"]\n\
            [style.letter]\nsize = \"10pt\"\n[style.paragraph]\nspace_after = \"1em\"\n\
            [style.title]\nsize = \"2em\"\nspace_after = \"3pt\"\n\
            [style.\"head title\"]\nalign = \"center\"\n";
        let sheet = StyleSheet::read(&[("s", text)], &Library::embedded().unwrap()).unwrap();
        let mut cascade = Cascade::new(&sheet);
        let head = cascade.child(Cascade::LETTER, ["group", "head"]);
        let title = cascade.child(head, ["paragraph", "title"]);
        let style = Arc::clone(cascade.style(title));
        assert_eq!((style.size, style.space_after), (Pt(20.0), Pt(3.0)));
        assert_eq!(style.align, Align::Center);
        let other = cascade.child(Cascade::LETTER, ["paragraph", "title"]);
        assert_eq!(cascade.style(other).align, Align::Justify);
        let inner = cascade.child(title, ["strong"]);
        assert_eq!(cascade.style(inner).size, Pt(20.0));
        assert_eq!(cascade.style(inner).space_after, Pt::ZERO);
    }

    #[test]
    fn the_letter_is_named_after_its_page_and_a_later_rule_for_it_wins() {
        let text = "[fonts]\nserif = [\"Noto Serif Devanagari\"]\n\
            [style.landscape-page]\nsize = \"11pt\"\n[style.small-page]\nsize = \"10pt\"\n\
            [style.\"portrait-page title\"]\nalign = \"center\"\n";
        let mut sheet =
            StyleSheet::read(&[("s", text)], &Library::embedded().unwrap()).unwrap();
        let seen = |sheet: &StyleSheet| {
            let mut cascade = Cascade::new(sheet);
            let title = cascade.child(Cascade::LETTER, ["paragraph", "title"]);
            let Style { size, align, .. } = **cascade.style(title);
            (size, align == Align::Center)
        };
        for (paper, size, is_centred) in [
            ("A5", 12.0, true),
            ("A5 landscape", 11.0, false),
            ("A6", 10.0, true),
            ("A6 landscape", 10.0, false),
            ("120mm x 120mm", 12.0, true),
        ] {
            sheet.set_paper(paper).unwrap();
            assert_eq!(seen(&sheet), (Pt(size), is_centred), "{paper}");
        }
        sheet.set_font_size("9pt").unwrap();
        assert_eq!(seen(&sheet).0, Pt(9.0));
    }
}
