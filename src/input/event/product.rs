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
}

impl Event {
    /// Makes the event one of labels for the same people: their template on pages as large as a
    /// label, all of them in one file of sheets. What the event says of the letters' paper and
    /// fonts is not meant for them, except the family of all text.
    ///
    /// # Errors
    ///
    /// When it does not say which sheets there are.
    pub(crate) fn make_for(&mut self, product: Product) -> Result<(), Message> {
        let Product::Labels = product else { return Ok(()) };
        let Some(labels) = self.labels.clone() else {
            return Err(Message::Print(PrintMessage::LabelsMissing));
        };
        let taken = usize::try_from(labels.start.saturating_sub(1)).unwrap_or_default();
        self.print = PrintSpec {
            scheme: Some(Scheme::Labels { taken }),
            sheet: None,
            sides: Some(Duplex::Simplex),
            cut: CutMarks::None,
        };
        let size = labels.sheet.label;
        self.on_pages_of(&labels.template, size);
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
        self.families.retain(|name, _| name == "all");
        self.output = OutputSpec {
            sets: Vec::new(),
            folders: None,
            bundle_split: None,
            zip: false,
            ..self.output.clone()
        };
    }
}
