//! Text without its accents, in which words are looked for.

/// Letters that stand for others, as `fold` leaves them: what each comes to, and which. Marks that
/// combine with the letter before them come to nothing.
const LETTERS: &[(&str, &str)] = &[
    (
        "",
        "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}\u{31b}\u{323}\u{326}\u{327}\u{328}",
    ),
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıǐịỉ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņň"),
    ("o", "òóôõöøōŏőǒơọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųǔưụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
];

/// Folded text without accents: `léa martin` becomes `lea martin`.
#[must_use]
pub fn plain(folded: &str) -> String {
    if folded.is_ascii() {
        return folded.to_owned();
    }
    let mut bare = String::with_capacity(folded.len());
    for letter in folded.chars() {
        let known = !letter.is_ascii();
        let known = known.then(|| LETTERS.iter().find(|(_, from)| from.contains(letter)));
        match known.flatten() {
            Some((to, _)) => bare.push_str(to),
            None => bare.push(letter),
        }
    }
    bare
}

/// What must be replaced in a text, and by what, before this plain word can be looked for in it as
/// [`plain`] would do it. Letters that have nothing to do with the word are left out.
pub fn replacements(word: &str) -> impl Iterator<Item = (char, &'static str)> {
    let concerns = |to: &str| to.is_empty() || to.contains(|letter| word.contains(letter));
    let letters = LETTERS.iter().filter(move |(to, _)| concerns(to));
    letters.flat_map(|(to, from)| from.chars().map(move |letter| (letter, *to)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::filter::fold;

    #[test]
    fn names_lose_their_accents() {
        for (name, bare) in [
            ("Léa Martin", "lea martin"),
            ("LE\u{301}A", "lea"),
            ("Åsa Sjöström", "asa sjostrom"),
            ("Œuvre & Straße", "oeuvre & strasse"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("İpek", "ipek"),
            ("Юлия", "юлия"),
        ] {
            assert_eq!(plain(&fold(name)), bare);
        }
    }

    #[test]
    fn each_letter_is_named_once_and_is_as_fold_leaves_it() {
        let mut seen = Vec::new();
        for (to, from) in LETTERS {
            assert!(to.is_ascii());
            for letter in from.chars() {
                assert!(!letter.is_ascii() && !seen.contains(&letter), "{letter}");
                seen.push(letter);
            }
        }
    }

    proptest! {
        #[test]
        fn replacing_finds_what_plain_text_contains(
            text in "[aeéèoœøsßnñ \u{301}]{0,8}",
            word in "[aeosn]{1,3}",
        ) {
            let replaced = replacements(&word)
                .fold(text.clone(), |text, (from, to)| text.replace(from, to));
            prop_assert_eq!(replaced.contains(&word), plain(&text).contains(&word));
        }
    }
}
