//! What a new password must be. Length and being unguessable count; what characters it is made of
//! does not (NIST SP 800-63B, 3.1.1.2).

use beffroi_core::failure::Violations;
use beffroi_core::filter::fold;

/// Fewest characters.
pub const MIN_LENGTH: usize = 12;
/// Most characters.
pub const MAX_LENGTH: usize = 256;
/// A shorter name is part of too many words to be forbidden in them.
const SHORTEST_TELLING_NAME: usize = 4;
/// A shorter word with something behind it is not the same word any more.
const SHORTEST_WORST: usize = 4;

/// The worst passwords in small letters, one a line.
const WORST: &str = include_str!("worst.txt");

/// Whose password it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// The name to sign in with.
    pub user_principal_name: &'a str,
    /// The name to show.
    pub display_name: &'a str,
}

/// Notes each rule that the new password breaks. `field` is what the caller calls it.
pub fn check(field: &str, password: &str, owner: Owner<'_>, violations: &mut Violations) {
    let length = password.chars().count();
    if !(MIN_LENGTH..=MAX_LENGTH).contains(&length) {
        violations.add(
            field,
            format!("must have {MIN_LENGTH} to {MAX_LENGTH} characters"),
        );
    }
    let folded = fold(password);
    let local = owner.user_principal_name.split('@').next();
    if contains_name(&folded, local.unwrap_or_default()) {
        violations.add(
            field,
            "must not contain the part of the user principal name before the @",
        );
    }
    if contains_name(&folded, owner.display_name) {
        violations.add(field, "must not contain the display name");
    }
    if is_among_the_worst(&folded) {
        violations.add(
            field,
            "must not be one of the passwords that attackers try first",
        );
    }
}

fn contains_name(folded: &str, name: &str) -> bool {
    let name = fold(name.trim());
    let together: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    together.chars().count() >= SHORTEST_TELLING_NAME
        && (folded.contains(&name) || folded.contains(&together))
}

/// True for a word of the list, also repeated and with digits and signs behind it, and for a single
/// character repeated: `motdepasse2026!` is as easily guessed as `motdepasse`.
fn is_among_the_worst(folded: &str) -> bool {
    let word = folded.trim_end_matches(|c: char| !c.is_alphabetic());
    WORST.lines().any(|worst| {
        worst == folded
            || (worst.len() >= SHORTEST_WORST && !word.is_empty() && is_repeated(word, worst))
            || is_repeated(folded, worst)
    }) || folded
        .chars()
        .next()
        .is_some_and(|first| folded.chars().all(|c| c == first))
}

fn is_repeated(text: &str, word: &str) -> bool {
    !word.is_empty() && !text.is_empty() && text.replace(word, "").is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EMILIE: Owner<'_> = Owner {
        user_principal_name: "emilie.roy@contoso.com",
        display_name: "Émilie Roy",
    };

    fn broken(password: &str) -> Vec<String> {
        let mut violations = Violations::default();
        check("newPassword", password, EMILIE, &mut violations);
        let details = violations.into_details();
        details.into_iter().map(|detail| detail.message).collect()
    }

    #[test]
    fn a_good_password_needs_no_digit_and_no_sign() {
        assert_eq!(broken("quatre chevaux verts"), Vec::<String>::new());
        assert_eq!(broken("été à la plage"), Vec::<String>::new());
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        assert_eq!(broken("éàüéàüéàüéà").len(), 1);
        assert_eq!(broken(&"éa".repeat(128)), Vec::<String>::new());
        assert_eq!(broken(&"éa".repeat(129)).len(), 1);
    }

    #[test]
    fn names_and_the_worst_are_refused() {
        assert!(broken("xx Emilie.Roy 2026 xx")[0].contains("before the @"));
        assert!(broken("bonjour ÉMILIE ROY")[0].contains("display name"));
        assert!(broken("xxÉmilieRoyxxxx")[0].contains("display name"));
        for worst in [
            "passwordpassword",
            "Motdepasse2026!",
            "123456789012",
            "azertyuiop1234",
            "aaaaaaaaaaaaaa",
            "999999999999",
        ] {
            assert!(broken(worst)[0].contains("attackers"), "{worst}");
        }
    }

    #[test]
    fn a_short_name_forbids_nothing() {
        let owner = Owner {
            user_principal_name: "al@contoso.com",
            display_name: "Al",
        };
        let mut violations = Violations::default();
        check("password", "alpine meadow walk", owner, &mut violations);
        assert!(violations.is_empty());
    }

    #[test]
    fn the_list_is_in_small_letters_without_repetition() {
        let mut lines: Vec<&str> = WORST.lines().collect();
        assert!(
            lines
                .iter()
                .all(|line| fold(line) == *line && !line.is_empty())
        );
        let all = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), all);
    }

    proptest! {
        #[test]
        fn never_panics(password in ".{0,300}", upn in ".{0,20}", name in ".{0,20}") {
            let owner = Owner { user_principal_name: &upn, display_name: &name };
            check("password", &password, owner, &mut Violations::default());
        }
    }
}
