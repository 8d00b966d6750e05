//! Changing the tables of an sfnt file (OpenType 1.9, "OpenType font file").

use std::collections::BTreeMap;

use read_fonts::FontRef;
use read_fonts::tables::compute_checksum;

/// The tables of a font file by tag.
pub(crate) type Tables = BTreeMap<[u8; 4], Vec<u8>>;

/// Cuts a file into its tables; `None` when it is cut short.
pub(crate) fn read(font: &FontRef<'_>) -> Option<Tables> {
    let records = font.table_directory().table_records().iter();
    records
        .map(|record| {
            let (start, length) = (record.offset() as usize, record.length() as usize);
            let table = font.data().slice(start..start.checked_add(length)?)?;
            Some((record.tag().into_bytes(), table.as_bytes().to_vec()))
        })
        .collect()
}

/// Writes a TrueType file of these tables with all checksums.
pub(crate) fn write(mut tables: Tables) -> Option<Vec<u8>> {
    // head.checkSumAdjustment counts as zero in every sum.
    tables.get_mut(b"head")?.get_mut(8..12)?.fill(0);
    let count = u16::try_from(tables.len()).ok()?;
    let entry_selector = count.checked_ilog2()?;
    let search_range = 16 * (1 << entry_selector);
    let mut file = Vec::new();
    file.extend(0x0001_0000_u32.to_be_bytes());
    file.extend(count.to_be_bytes());
    file.extend(u16::try_from(search_range).ok()?.to_be_bytes());
    file.extend(u16::try_from(entry_selector).ok()?.to_be_bytes());
    file.extend((count * 16).checked_sub(u16::try_from(search_range).ok()?)?.to_be_bytes());

    let mut offset = 12 + 16 * tables.len();
    let mut head_at = 0;
    for (tag, data) in &tables {
        if tag == b"head" {
            head_at = offset;
        }
        file.extend(tag);
        file.extend(compute_checksum(data).to_be_bytes());
        file.extend(u32::try_from(offset).ok()?.to_be_bytes());
        file.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
        offset += data.len().next_multiple_of(4);
    }
    for data in tables.values() {
        file.extend(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(compute_checksum(&file));
    file.get_mut(head_at + 8..head_at + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(file)
}

pub(crate) fn put_u16(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}
