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

/// How the names of months with a nasal are spelt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Months {
    /// सितंबर, with the dot of the standard spelling.
    #[default]
    Anusvara,
    /// सितम्बर, with the written-out nasal.
    Panchamakshar,
}

/// How a letter addresses its reader.
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
