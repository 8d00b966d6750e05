//! Pages: what stands on which, and what they have around the text.
