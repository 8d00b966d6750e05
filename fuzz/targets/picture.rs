//! A picture: PNG, JPEG or SVG.
#![no_main]

use aamantran::internals::picture::{Picture, White};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for white in [White::Kept, White::Transparent] {
        if let Ok(picture) = Picture::read(bytes, white) {
            let size = picture.natural_size();
            assert!(size.width.0 > 0.0 && size.height.0 > 0.0, "{size:?}");
            if let Picture::Raster(raster) = &picture {
                let _ = raster.printed(size);
            }
        }
    }
});
