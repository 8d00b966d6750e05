//! Objects of `lopdf` as bytes (ISO 32000-1, 7.3).

use lopdf::{Dictionary, Object};

use crate::pdf::number::{push, push_integer, push_reference};
use crate::pdf::string::byte_string;

/// Appends an object that is no stream.
pub(super) fn push_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => {
            if *value < 0 {
                out.push(b'-');
            }
            push_integer(out, value.unsigned_abs());
        }
        Object::Real(value) => push(out, f64::from(*value)),
        Object::Name(name) => push_name(out, name),
        Object::String(bytes, _) => byte_string(out, bytes.iter().copied()),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                push_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend(b"<<");
            push_entries(out, dictionary);
            out.extend(b">>");
        }
        Object::Reference((number, _)) => push_reference(out, *number),
    }
}

/// Appends the entries of a dictionary.
pub(super) fn push_entries(out: &mut Vec<u8>, dictionary: &Dictionary) {
    for (key, value) in dictionary {
        push_name(out, key);
        if needs_space(value) {
            out.push(b' ');
        }
        push_object(out, value);
    }
}

fn needs_space(object: &Object) -> bool {
    !matches!(
        object,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
    )
}

/// Names have no bytes in them here that would need an escape, but for what a font may be
/// called.
fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_alphanumeric() || b"-+_.".contains(&byte) {
            out.push(byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}
