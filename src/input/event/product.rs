//! The things that can be made for the people of a list.

use crate::diagnostic::{Message, PrintMessage};
use crate::geom::Size;
use crate::impose::{CutMarks, Duplex, Scheme};
use crate::input::event::{Event, Paper};
use crate::input::{OutputSpec, PrintSpec};

/// The thing that a run makes for each invitee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Product {
    /// A letter.
    #[default]
    Letters,
    /// A label with the address.
    Labels,
    /// An envelope.
    Envelopes,
}

impl Event {
    /// Makes the event one of labels or envelopes for the same people: their template on pages of
    /// their size, all of them in one file of sheets. What the event says of the letters' paper
    /// and fonts is not meant for them, except the family of all text.
    ///
    /// # Errors
    ///
    /// When it does not say which there are.
    pub(crate) fn make_for(&mut self, product: Product) -> Result<(), Message> {
        let (scheme, size, template) = match product {
            Product::Letters => return Ok(()),
            Product::Labels => {
                let Some(labels) = &self.labels else {
                    return Err(Message::Print(PrintMessage::LabelsMissing));
                };
                let taken = usize::try_from(labels.start.saturating_sub(1)).unwrap_or_default();
                (Scheme::Labels { taken }, labels.sheet.label, labels.template.clone())
            }
            Product::Envelopes => {
                let Some(envelopes) = &self.envelopes else {
                    return Err(Message::Print(PrintMessage::EnvelopesMissing));
                };
                (Scheme::Single, envelopes.size, envelopes.template.clone())
            }
        };
        self.print = PrintSpec {
            scheme: Some(scheme),
            sheet: None,
            across: None,
            down: None,
            sides: Some(Duplex::Simplex),
            cut: CutMarks::None,
            ruler: None,
        };
        self.on_pages_of(&template, size);
        Ok(())
    }

    /// Has all of them of one template and one size, and on sheets only.
    fn on_pages_of(&mut self, template: &str, size: Size) {
        let size = format!("{}pt x {}pt", size.width.0, size.height.0);
        let variants = self.variants.iter_mut().filter_map(|own| own.letter.as_mut());
        for letter in variants.chain([&mut self.letter]) {
            template.clone_into(&mut letter.template);
            letter.body = None;
        }
        for own in &mut self.papers {
            own.paper = Paper { size: Some(size.clone()), ..Paper::default() };
        }
        self.card = Vec::new();
        self.families.retain(|name, _| name == "all");
        self.output = OutputSpec {
            sets: Vec::new(),
            papers: Vec::new(),
            folders: None,
            bundle_split: None,
            blank_letters: 0,
            zip: false,
            ..self.output.clone()
        };
    }
}
