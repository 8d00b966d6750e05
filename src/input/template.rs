/// A template as it is to be used: what it extends first, itself last.
#[derive(Clone, Debug)]
pub struct TemplateSource {
    /// One layer, or two when a template extends a built-in one.
    pub layers: Vec<TemplateLayer>,
}

/// One template folder.
#[derive(Clone, Debug)]
pub struct TemplateLayer {
    /// The folder's name.
    pub name: String,
    /// `letter.dj`.
    pub letter: Option<SourceText>,
    /// `style.toml`.
    pub style: Option<SourceText>,
    /// `template.toml`.
    pub info: TemplateInfo,
}

/// `template.toml`: what a template is and needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateInfo {
    /// Its title.
    pub title: Option<String>,
    /// What it is for.
    pub about: Option<String>,
    /// The built-in template on which it is based.
    pub extends: Option<String>,
    /// Keys that the event file must give, such as `event.date`.
    pub needs: Vec<String>,
}

/// A text and the file it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The file, as messages name it.
    pub file: String,
    /// What it contains.
    pub text: String,
}
