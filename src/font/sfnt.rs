//! Reading and writing the tables of an sfnt file (OpenType 1.9, "OpenType font file").

use std::collections::BTreeMap;

/// The tables of a font file by tag.
pub(crate) type Tables = BTreeMap<[u8; 4], Vec<u8>>;

/// Cuts a file into its tables; `None` when it is cut short.
pub(crate) fn read(bytes: &[u8]) -> Option<Tables> {
    let count = usize::from(u16_at(bytes, 4)?);
    (0..count)
        .map(|index| {
            let record = bytes.get(12 + index * 16..28 + index * 16)?;
            let tag = record.get(..4)?.try_into().ok()?;
            let offset = u32_at(record, 8)? as usize;
            let length = u32_at(record, 12)? as usize;
            Some((tag, bytes.get(offset..offset.checked_add(length)?)?.to_vec()))
        })
        .collect()
}

/// One table of a file, without copying it.
pub(crate) fn table(bytes: &[u8], tag: [u8; 4]) -> Option<&[u8]> {
    let count = usize::from(u16_at(bytes, 4)?);
    let record =
        bytes.get(12..12 + count * 16)?.chunks(16).find(|record| record[..4] == tag)?;
    let (offset, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
    bytes.get(offset..offset.checked_add(length)?)
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
        file.extend(checksum(data).to_be_bytes());
        file.extend(u32::try_from(offset).ok()?.to_be_bytes());
        file.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
        offset += data.len().next_multiple_of(4);
    }
    for data in tables.values() {
        file.extend(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&file));
    file.get_mut(head_at + 8..head_at + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(file)
}

/// The sum of a table's 32-bit words, the last filled up with zeros.
fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(crate) fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

pub(crate) fn put_u16(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}
