//! The keys of `[page]` and `[fit]` in `style.toml`: each has its variant, so that the compiler sees to it that none is
//! forgotten or taken for another.

macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($word:literal => $key:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $name {
            $($key),+
        }

        impl $name {
            /// All of them, as they are written.
            pub(super) const WORDS: &'static [&'static str] = &[$($word),+];

            /// The key that is written so.
            pub(super) fn of(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$key),)+
                    _ => None,
                }
            }
        }
    };
}

keys! {
    /// The keys of `[page]`.
    PageKey {
        "size" => Size,
        "margin_top" => MarginTop,
        "margin_right" => MarginRight,
        "margin_bottom" => MarginBottom,
        "margin_left" => MarginLeft,
        "folds" => Folds,
        "border" => Border,
        "border_style" => BorderStyle,
        "border_margin" => BorderMargin,
        "border_corners" => BorderCorners,
        "page_number" => PageNumber,
        "page_number_place" => PageNumberPlace,
        "fit" => Fit,
    }
}

keys! {
    /// The keys of `[fit]`.
    FitKey {
        "least_spacing" => Spacing,
        "least_leading" => Leading,
        "least_size" => Size,
    }
}
