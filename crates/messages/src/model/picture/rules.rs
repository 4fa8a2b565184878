//! What a picture must be at each location, in words that say what was found instead.

use beffroi_pictures::Wanted;

use super::super::kinds::Location;
use super::{Format, MAX_PICTURE_SIDE, PictureFacts, PictureRefusal};

impl Location {
    /// What a picture must be here, as a sentence goes on.
    #[must_use]
    pub const fn picture_rule(self) -> &'static str {
        match self {
            Self::Taskbar => "a PNG with alpha channel, 64 x 64 pixels",
            Self::NotificationArea => "a PNG with alpha channel, 48 x 48 pixels",
            Self::LockScreen => {
                "a JPEG or PNG in 16:9, at least 1600 x 900 and at most 3840 x 2160 pixels"
            }
            Self::GetStarted => "a PNG 50 pixels high and 50 to 100 pixels wide",
            Self::Portal | Self::Email => "a JPEG or PNG of at most 3840 x 3840 pixels",
        }
    }

    pub(super) fn takes(self, facts: &PictureFacts) -> bool {
        let PictureFacts { width, height, .. } = *facts;
        let transparent_png = facts.format == Format::Png && facts.alpha;
        match self {
            Self::Taskbar => transparent_png && (width, height) == (64, 64),
            Self::NotificationArea => transparent_png && (width, height) == (48, 48),
            Self::LockScreen => {
                // A side that is rounded to whole pixels is off by less than one.
                let off = (u64::from(width) * 9).abs_diff(u64::from(height) * 16);
                width >= 1_600 && height >= 900 && width <= MAX_PICTURE_SIDE && off < 16
            }
            Self::GetStarted => {
                facts.format == Format::Png && height == 50 && (50..=100).contains(&width)
            }
            Self::Portal | Self::Email => {
                let side = 1..=MAX_PICTURE_SIDE;
                side.contains(&width) && side.contains(&height)
            }
        }
    }
}

/// Whether a picture may stand at this location.
///
/// # Errors
/// The rule and what was found, when it may not.
pub fn check_picture(location: Location, facts: &PictureFacts) -> Result<(), PictureRefusal> {
    wanted(location, &|facts| location.takes(facts)).check(facts)
}

/// What is wanted at a location.
pub(super) fn wanted(location: Location, fits: &dyn Fn(&PictureFacts) -> bool) -> Wanted<'_> {
    Wanted {
        place: location.as_str(),
        rule: location.picture_rule(),
        fits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts(format: Format, width: u32, height: u32, alpha: bool) -> PictureFacts {
        PictureFacts {
            format,
            width,
            height,
            alpha,
        }
    }

    fn fits(location: Location, format: Format, width: u32, height: u32, alpha: bool) -> bool {
        check_picture(location, &facts(format, width, height, alpha)).is_ok()
    }

    #[test]
    fn taskbar_png_with_alpha_64x64() {
        let at =
            |format, width, height, alpha| fits(Location::Taskbar, format, width, height, alpha);
        assert!(at(Format::Png, 64, 64, true));
        assert!(!at(Format::Png, 64, 64, false) && !at(Format::Jpeg, 64, 64, false));
        assert!(!at(Format::Png, 48, 48, true) && !at(Format::Png, 64, 63, true));
    }

    #[test]
    fn notification_area_png_with_alpha_48x48() {
        let at = |format, side, alpha| fits(Location::NotificationArea, format, side, side, alpha);
        assert!(at(Format::Png, 48, true));
        assert!(!at(Format::Png, 64, true) && !at(Format::Png, 48, false));
    }

    #[test]
    fn lock_screen_jpeg_or_png_16_9_at_least_1600x900() {
        let at = |format, width, height| fits(Location::LockScreen, format, width, height, false);
        for (width, height) in [(1600, 900), (1920, 1080), (2560, 1440), (3840, 2160)] {
            assert!(at(Format::Jpeg, width, height) && at(Format::Png, width, height));
        }
        assert!(at(Format::Jpeg, 1801, 1013), "rounded to whole pixels");
        for (width, height) in [
            (1599, 899),
            (1280, 720),
            (1600, 1200),
            (900, 1600),
            (7680, 4320),
        ] {
            assert!(!at(Format::Jpeg, width, height), "{width} x {height}");
        }
    }

    #[test]
    fn get_started_png_50_high_50_to_100_wide() {
        let at = |format, width, height| fits(Location::GetStarted, format, width, height, true);
        assert!(at(Format::Png, 50, 50) && at(Format::Png, 100, 50));
        assert!(fits(Location::GetStarted, Format::Png, 75, 50, false));
        assert!(!at(Format::Png, 49, 50) && !at(Format::Png, 101, 50));
        assert!(!at(Format::Png, 50, 51) && !at(Format::Jpeg, 50, 50));
    }

    #[test]
    fn portal_as_given() {
        for (format, width, height) in [(Format::Png, 1, 1), (Format::Jpeg, 1_920, 1_080)] {
            assert!(fits(Location::Portal, format, width, height, false));
        }
        assert!(!fits(Location::Portal, Format::Png, 3_841, 1, false));
    }

    #[test]
    fn a_refusal_says_the_rule_and_what_was_found() {
        let refused = check_picture(Location::Taskbar, &facts(Format::Jpeg, 64, 64, false));
        assert_eq!(
            refused.map_err(|refusal| refusal.to_string()),
            Err("must be a PNG with alpha channel, 64 x 64 pixels for taskbar; this is a JPEG, 64 x 64 pixels".to_owned())
        );
    }

    proptest! {
        #[test]
        fn no_location_takes_more_than_can_be_decoded(
            location in prop::sample::select(Location::ALL), width in any::<u32>(), height in any::<u32>(), alpha: bool,
        ) {
            if fits(location, Format::Png, width, height, alpha) {
                prop_assert!(width <= MAX_PICTURE_SIDE && height <= MAX_PICTURE_SIDE);
            }
        }
    }
}
