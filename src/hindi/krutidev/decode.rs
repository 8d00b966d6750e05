use super::glyph::{Curled, KrutiGlyph, Sign, code, glyph};

/// Text in Unicode, and how far it can be trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The text.
    pub text: String,
    /// Number of signs that had no letter to stand on, or stood where no spelling has them. Real
    /// Kruti Dev has none but for slips of the keyboard.
    pub doubts: usize,
    /// The codes of which it is not known what they draw, in the order of the text. They stay as
    /// they are.
    pub unknown: Vec<char>,
}

/// Converts text in Kruti Dev 010 to Unicode (in NFC). Digits and what is Devanagari already
/// stay as they are; `curled` says which letters curled quote marks are.
pub fn from_krutidev(text: &str, curled: Curled) -> Converted {
    let mut reader = GlyphReader::default();
    let codes: Vec<char> = text.chars().map(code).collect();
    let brackets = brackets(&codes);
    for (index, c) in codes.iter().enumerate() {
        let is_latin = || brackets.binary_search(&index).is_ok() || is_separator(&codes, index);
        match glyph(*c, curled) {
            Some(glyph) if !is_latin() => reader.glyph(glyph),
            known => {
                if known.is_none() && !stands_for_itself(*c) {
                    reader.out.unknown.push(*c);
                }
                reader.text(c.encode_utf8(&mut [0; 4]));
            }
        }
    }
    reader.finish();
    reader.out
}

/// Digits, spaces and Devanagari.
fn stands_for_itself(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || matches!(c, '\u{900}'..='\u{97F}')
}

/// True if one of `;`, `|`, `/` and `+` stands alone between spaces, where no letter or nukta of
/// the font does: it was typed in another font.
fn is_separator(codes: &[char], index: usize) -> bool {
    matches!(codes[index], ';' | '|' | '/' | '+')
        && index > 0
        && codes[index - 1] == ' '
        && codes.get(index + 1) == Some(&' ')
}

/// Where `(` and `)` are brackets: before and after words. Within the font they are `;`, which
/// begins no word, and द्ध, so these were typed in another font. Ascending.
fn brackets(codes: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = None;
    for (index, c) in codes.iter().enumerate() {
        let starts = index == 0 || codes[index - 1] == ' ';
        let ends = codes.get(index + 1).is_none_or(|next| matches!(next, ' ' | ']' | 'A'));
        match (c, open) {
            ('(', None) if starts => open = Some(index),
            (')', Some(first)) if ends => {
                found.extend([first, index]);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Ending of the letters of a syllable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum End {
    #[default]
    Whole,
    /// In a half letter: a stroke or another letter follows.
    Half,
    /// In a virama that was typed.
    Virama,
}

/// A syllable as it is put together: everything that hangs on one group of letters, in
/// whichever order it was typed.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign that is there or not")]
struct Syllable {
    /// Letters with a virama between them; empty after a ि that waits for them.
    letters: String,
    vowel: bool,
    end: End,
    before: bool,
    reph: bool,
    sign: Option<Sign>,
    /// चंद्रबिंदु or अनुस्वार.
    nasal: Option<char>,
    visarga: bool,
}

#[derive(Debug, Default)]
struct GlyphReader {
    out: Converted,
    now: Syllable,
}

impl GlyphReader {
    fn glyph(&mut self, glyph: KrutiGlyph) {
        match glyph {
            KrutiGlyph::Full(letters) => self.letters(letters, End::Whole),
            KrutiGlyph::Half(letters) => self.letters(letters, End::Half),
            KrutiGlyph::Syllable(letters, sign) => {
                self.letters(letters, End::Whole);
                self.sign(sign);
            }
            KrutiGlyph::Vowel(vowel) => {
                self.finish();
                vowel.clone_into(&mut self.now.letters);
                self.now.vowel = true;
            }
            KrutiGlyph::Sign(sign) => self.sign(sign),
            KrutiGlyph::SignMark(sign, mark) => {
                self.sign(sign);
                self.mark(mark);
            }
            KrutiGlyph::Mark(mark) => self.mark(mark),
            KrutiGlyph::Before { reph, nasal } => {
                // After a half letter it belongs to the same group: स्थि typed as स् ि थ.
                if self.now.end == End::Whole || self.now.before {
                    self.finish();
                }
                self.now.before = true;
                self.now.reph |= reph;
                if nasal {
                    self.now.nasal = Some('ं');
                }
            }
            KrutiGlyph::Reph(sign, nasal) => {
                if let Some(sign) = sign {
                    self.sign(sign);
                }
                self.reph();
                if nasal {
                    self.mark('ं');
                }
            }
            KrutiGlyph::Joined(letter) => self.joined(letter),
            KrutiGlyph::Nukta => self.nukta(),
            KrutiGlyph::Virama => {
                if self.now.letters.is_empty() || self.now.vowel {
                    self.doubtful('्');
                } else {
                    self.now.end = End::Virama;
                }
            }
            KrutiGlyph::Text(text) => self.text(text),
        }
    }

    fn text(&mut self, text: &str) {
        self.finish();
        self.out.text.push_str(text);
    }

    fn letters(&mut self, letters: &str, end: End) {
        let waits = self.now.before && self.now.letters.is_empty();
        if self.now.end == End::Whole && !waits {
            self.finish();
        } else if !waits {
            self.now.letters.push('्');
        }
        self.now.letters.push_str(letters);
        self.now.end = end;
    }

    fn sign(&mut self, sign: Sign) {
        if sign == Sign::Aa && self.now.end == End::Half {
            self.now.end = End::Whole;
            return;
        }
        if self.now.letters.is_empty() {
            self.doubtful(sign.text());
        } else if self.now.vowel {
            self.vowel_with(sign);
        } else {
            // शृ is drawn with a half letter; on any other a sign is a slip.
            let sha = self.now.letters == "श" && sign == Sign::R;
            if self.now.end == End::Half && !sha {
                self.out.doubts += 1;
            }
            self.now.end = End::Whole;
            match self.now.sign {
                None => self.now.sign = Some(sign),
                Some(first) => match first.with(sign) {
                    Some(both) => self.now.sign = Some(both),
                    None => self.doubtful(sign.text()),
                },
            }
        }
    }

    fn vowel_with(&mut self, sign: Sign) {
        let whole = match (self.now.letters.as_str(), sign) {
            // A stroke more is one typed twice.
            ("अ" | "आ", Sign::Aa) => "आ",
            ("आ", Sign::E) => "ओ",
            ("आ", Sign::Ai) => "औ",
            ("अ", Sign::MoonAa) | ("आ", Sign::Moon) => "ऑ",
            ("ए", Sign::E) => "ऐ",
            ("ए", Sign::Moon) => "ऍ",
            _ => return self.doubtful(sign.text()),
        };
        whole.clone_into(&mut self.now.letters);
    }

    fn mark(&mut self, mark: char) {
        if self.now.letters.is_empty() && !self.now.before {
            // The visarga of the font is also its colon.
            if mark == 'ः' {
                self.text(":");
            } else {
                self.doubtful(mark);
            }
            return;
        }
        if self.now.end == End::Half {
            self.out.doubts += 1;
            self.now.end = End::Whole;
        }
        match mark {
            'ः' => self.now.visarga = true,
            _ => self.now.nasal = Some(mark),
        }
    }

    fn reph(&mut self) {
        match (self.now.letters.as_str(), self.now.vowel) {
            ("इ" | "ई", _) => "ई".clone_into(&mut self.now.letters),
            ("", _) | (_, true) => {
                self.out.doubts += 1;
                self.text("र्");
            }
            _ => self.now.reph = true,
        }
    }

    fn joined(&mut self, letter: &str) {
        if self.now.letters.is_empty() || self.now.vowel {
            self.out.doubts += 1;
            self.text("्");
            self.letters(letter, End::Whole);
            return;
        }
        let joined = format!("्{letter}");
        // Typed twice, as some do after ढ.
        if !self.now.letters.ends_with(&joined) {
            self.now.letters.push_str(&joined);
        }
        // The half ह has no stroke to wait for.
        if self.now.letters.ends_with("ह्र") {
            self.now.end = End::Whole;
        }
    }

    fn nukta(&mut self) {
        const NUKTA: char = '\u{93C}';
        if self.now.letters.is_empty() || self.now.vowel {
            return self.doubtful(NUKTA);
        }
        let at = self.now.letters.strip_suffix("्र").unwrap_or(&self.now.letters).len();
        if self.now.letters[..at].ends_with(NUKTA) {
            return;
        }
        self.now.letters.insert(at, NUKTA);
    }

    /// A sign where it cannot be.
    fn doubtful(&mut self, sign: char) {
        self.finish();
        self.out.doubts += 1;
        self.out.text.push(sign);
    }

    /// Writes the syllable down in the order of Unicode.
    fn finish(&mut self) {
        let now = std::mem::take(&mut self.now);
        let out = &mut self.out.text;
        if now.reph {
            out.push_str("र्");
        }
        out.push_str(&now.letters);
        if now.end != End::Whole {
            out.push('्');
        }
        // त्र is complete; those who draw it of = and a stroke get त्रि, not त्रिा.
        let sign = now
            .sign
            .filter(|sign| !(now.before && *sign == Sign::Aa && now.letters.ends_with("त्र")));
        if now.before {
            out.push('ि');
            if now.letters.is_empty() || now.end != End::Whole || sign.is_some() || now.vowel {
                self.out.doubts += 1;
            }
        }
        out.extend(sign.map(Sign::text));
        out.extend(now.nasal);
        if now.visarga {
            out.push('ः');
        }
    }
}
