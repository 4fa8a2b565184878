//! Which characters phones show without Unicode: the default alphabet of GSM 03.38 and its extension
//! table.

/// How the characters of a text are written on the air.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// Seven bits each, of a small alphabet.
    Gsm7,
    /// Sixteen bits each, any of Unicode.
    Ucs2,
}

impl Coding {
    /// The one that takes least room.
    pub(super) fn of(text: &str) -> Self {
        if text.chars().all(is_gsm7) {
            Self::Gsm7
        } else {
            Self::Ucs2
        }
    }

    /// Its number in Kannel's requests.
    pub(super) const fn number(self) -> &'static str {
        match self {
            Self::Gsm7 => "0",
            Self::Ucs2 => "2",
        }
    }
}

/// ASCII but for most control characters and the backtick, some letters of western Europe, and the
/// Greek capitals that don't look like Latin ones.
const fn is_gsm7(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{c}' | ' '..='_' | 'a'..='~'
            | '¡' | '£' | '¤' | '¥' | '§' | '¿' | '€'
            | 'Ä' | 'Å' | 'Æ' | 'Ç' | 'É' | 'Ñ' | 'Ö' | 'Ø' | 'Ü' | 'ß'
            | 'à' | 'ä' | 'å' | 'æ' | 'è' | 'é' | 'ì' | 'ñ' | 'ò' | 'ö' | 'ø' | 'ù' | 'ü'
            | 'Γ' | 'Δ' | 'Θ' | 'Λ' | 'Ξ' | 'Π' | 'Σ' | 'Φ' | 'Ψ' | 'Ω'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table as the standard prints it, eight columns of sixteen, without its escape character.
    const DEFAULT: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                           ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /// What stands behind an escape character.
    const EXTENSION: &str = "\u{c}^{}\\[~]|€";

    fn by_table(text: &str) -> Coding {
        let known = |one: char| DEFAULT.contains(one) || EXTENSION.contains(one);
        match text.chars().find(|one| !known(*one)) {
            None => Coding::Gsm7,
            Some(_) => Coding::Ucs2,
        }
    }

    #[test]
    fn every_character_is_where_the_standard_has_it() {
        assert_eq!(DEFAULT.chars().count(), 127);
        for one in (0..=0x1_ffff).filter_map(char::from_u32) {
            let text = one.to_string();
            assert_eq!(Coding::of(&text), by_table(&text), "{one:?}");
        }
    }

    #[test]
    fn one_character_decides_for_the_whole_text() {
        for (text, coding) in [
            ("", Coding::Gsm7),
            ("The office is closed today.", Coding::Gsm7),
            ("Bureau fermé à 5 € [voir le portail]", Coding::Gsm7),
            ("Fermé aujourd’hui", Coding::Ucs2),
            ("Ça ira", Coding::Gsm7),
            ("ça ira", Coding::Ucs2),
            ("être", Coding::Ucs2),
            ("a\tb", Coding::Ucs2),
            ("\u{1b}", Coding::Ucs2),
            ("fire 🔥", Coding::Ucs2),
        ] {
            assert_eq!(Coding::of(text), coding, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_coding_is_that_of_the_table(
            begin in "[ -_a-~€]{0,40}",
            one in "[\\x00-\u{17f}Α-ω€]",
            rest in "[ -_a-~€]{0,40}",
        ) {
            let text = begin + &one + &rest;
            prop_assert_eq!(Coding::of(&text), by_table(&text));
        }

        #[test]
        fn any_text_has_one(text in "\\PC{0,40}") {
            prop_assert_eq!(Coding::of(&text), by_table(&text));
        }

        #[test]
        fn what_the_table_has_needs_no_unicode(
            places in proptest::collection::vec(0_usize..137, 0..200)
        ) {
            let all: Vec<char> = DEFAULT.chars().chain(EXTENSION.chars()).collect();
            let text: String = places.into_iter().map(|place| all[place]).collect();
            prop_assert_eq!(Coding::of(&text), Coding::Gsm7);
        }
    }
}
