/// Grammatical gender of a person, as far as forms of address show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    M,
    /// Feminine.
    F,
}

/// Which digits a letter prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// 0123456789, the international form.
    #[default]
    Latin,
    /// ०१२३४५६७८९.
    Devanagari,
}

/// Spelling of the names of months with a nasal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Months {
    /// सितंबर, with the dot of the standard spelling.
    #[default]
    Anusvara,
    /// सितम्बर, with the written-out nasal.
    Panchamakshar,
}

/// Name of Thursday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Thursday {
    /// गुरुवार
    #[default]
    Guruvar,
    /// बृहस्पतिवार
    Brihaspativar,
    /// वीरवार
    Viravar,
}

/// Spelling of the second month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum February {
    /// फ़रवरी
    #[default]
    Nukta,
    /// फरवरी
    Plain,
}

/// Sign between day, month and year in the form of offices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateMark {
    /// 21.09.2025
    #[default]
    Dot,
    /// 21-09-2025
    Hyphen,
}

/// Which words name the parts of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayParts {
    /// प्रातः, पूर्वाह्न, दोपहर, अपराह्न, सायं, रात्रि.
    #[default]
    Office,
    /// सुबह, दोपहर, शाम, रात.
    Spoken,
}

/// Writing of dates: the choices that hold for a whole event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateStyle {
    /// The spelling of सितंबर and other months with a nasal.
    pub months: Months,
    /// The spelling of फ़रवरी.
    pub february: February,
    /// The name of Thursday.
    pub thursday: Thursday,
}

/// Form in which a letter addresses its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Register {
    /// महोदय,
    #[default]
    Formal,
    /// आदरणीय … जी,
    Warm,
    /// प्रिय साथी,
    Comrade,
}

/// Which closing word stands above the signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Closing {
    /// भवदीय,
    #[default]
    Bhavadiya,
    /// निवेदक
    Nivedak,
}
