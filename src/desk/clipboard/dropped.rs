//! Names of all that a letter cannot have.

use crate::diagnostic::Lang;

/// Something that was dropped, or is otherwise than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dropped {
    /// Pictures and drawings.
    Pictures,
    /// Text boxes.
    TextBoxes,
    /// Footnotes and endnotes.
    Footnotes,
    /// Comments of reviewers.
    Comments,
    /// Text that was deleted while changes were tracked.
    Deletions,
    /// Hidden text.
    Hidden,
    /// Fields to fill in, buttons.
    Forms,
    /// Formulas.
    Formulas,
    /// Films, sounds and objects of other programs.
    Objects,
    /// The addresses of links.
    Links,
    /// Colours.
    Colours,
    /// Fonts and sizes of letters.
    Fonts,
    /// Lines under words.
    Underlines,
    /// Lines through words.
    Strikes,
    /// Raised or lowered letters.
    Raised,
    /// Lines in the middle or at the right.
    Alignment,
    /// Page breaks.
    PageBreaks,
    /// Cells across several columns or rows.
    JoinedCells,
    /// Tables in cells.
    InnerTables,
    /// Lists in cells.
    ListsInCells,
    /// Points numbered with Latin letters.
    Lettering,
    /// Lists deeper in each other than letters have them.
    Depth,
}

impl Dropped {
    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        let (hi, en) = self.names();
        match lang {
            Lang::Hi => hi,
            Lang::En => en,
        }
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Pictures => ("चित्र", "pictures"),
            Self::TextBoxes => ("डिब्बे (text box) का लिखा", "text boxes"),
            Self::Footnotes => ("फ़ुटनोट", "footnotes"),
            Self::Comments => ("टिप्पणियाँ (comments)", "comments"),
            Self::Deletions => ("काटा हुआ लिखा", "deleted text"),
            Self::Hidden => ("छिपा हुआ लिखा", "hidden text"),
            Self::Forms => ("भरने के खाने और बटन", "form fields and buttons"),
            Self::Formulas => ("गणित के सूत्र", "formulas"),
            Self::Objects => {
                ("वीडियो या दूसरे प्रोग्राम की चीज़ें", "films and objects of other programs")
            }
            Self::Links => ("लिंक के पते", "addresses of links"),
            Self::Colours => ("रंग", "colours"),
            Self::Fonts => ("फ़ॉन्ट और अक्षरों का आकार", "fonts and sizes of letters"),
            Self::Underlines => ("शब्दों के नीचे की लकीर", "underlines"),
            Self::Strikes => {
                ("शब्दों पर काटने की लकीर (शब्द रह गए)", "lines through words (the words stay)")
            }
            Self::Raised => ("ऊपर या नीचे लिखे अक्षर", "raised or lowered letters"),
            Self::Alignment => ("बीच में या दाएँ रखना", "centring and right alignment"),
            Self::PageBreaks => ("नया पन्ना", "page breaks"),
            Self::JoinedCells => ("तालिका के मिले हुए खाने", "joined cells of tables"),
            Self::InnerTables => ("तालिका के भीतर की तालिका", "tables inside tables"),
            Self::ListsInCells => {
                ("खानों के भीतर की सूची (अब साधारण लाइनें)", "lists inside cells (now plain lines)")
            }
            Self::Lettering => {
                ("a), b) की गिनती (अब 1., 2.)", "numbering with a), b) (now 1., 2.)")
            }
            Self::Depth => ("बहुत भीतर की सूचियों की सीढ़ी", "the deepest steps of lists"),
        }
    }
}
