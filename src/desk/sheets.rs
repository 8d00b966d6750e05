//! The sheets of the workbooks of an event, read again only when a file has changed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::desk::store::EventFiles;
use crate::input::{SheetName, sheet_names};

/// The sheets by the file's name, with what stands for its content.
#[derive(Debug, Default)]
pub(super) struct KnownSheets(BTreeMap<String, (String, Vec<SheetName>)>);

impl KnownSheets {
    /// The sheets of a list as the page shows them; none if it is no workbook.
    pub(super) fn of(&mut self, files: &dyn EventFiles, file: &str) -> Value {
        let Some(stamp) = files.stamp(file) else { return json!([]) };
        let is_known = self.0.get(file).is_some_and(|(known, _)| *known == stamp);
        if !is_known {
            let bytes = files.read(file).ok().flatten().unwrap_or_default();
            self.0.insert(file.to_owned(), (stamp, sheet_names(file, &bytes)));
        }
        let sheets = self.0.get(file).into_iter().flat_map(|(_, sheets)| sheets);
        sheets.map(|own| json!({ "name": own.name, "is_hidden": own.is_hidden })).collect()
    }
}
