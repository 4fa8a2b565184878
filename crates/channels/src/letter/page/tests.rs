use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

fn page() -> Page<'static> {
    static LOGO: LazyLock<Inline> = LazyLock::new(|| Inline {
        content_id: "logo.1".to_owned(),
        content_type: "image/png",
        bytes: Vec::new(),
    });
    Page {
        language: "fr-FR".parse().expect("a tag"),
        subject: "Essai",
        organization: "Contoso & Söhne",
        picture: Some(Picture {
            inline: &LOGO,
            width: 400,
            height: 100,
        }),
        title: "Les bulletins <nouveaux>",
        body: "Ils sont sur le portail.\n\nL’ancien dossier disparaît.",
        facts: &[("Auteur", "Wendy"), ("Emplacement", "Courriel")],
        colon: "\u{a0}: ",
        button: Some(("Ouvrir", "https://contoso.example/?a=1&b=2")),
        foot: "Ce courriel vient de Contoso.",
    }
}

#[test]
fn all_parts_in_their_order() {
    let written = page().written();
    let html = written.html.replace("><", ">\n<");
    insta::assert_snapshot!(format!("{}\n{html}", written.text));
}

#[test]
fn what_is_not_there_leaves_no_gap() {
    let bare = Page {
        picture: None,
        facts: &[],
        button: None,
        ..page()
    };
    let written = bare.written();
    assert_eq!(
        written.text,
        "Les bulletins <nouveaux>\n\nIls sont sur le portail.\n\nL’ancien dossier disparaît.\n\n-- \nCe courriel vient de Contoso.\n"
    );
    for part in ["<img", "<a ", "<strong"] {
        assert!(!written.html.contains(part), "{part}");
    }
    assert!(written.html.contains("Contoso &amp; Söhne"));
}

proptest! {
    #[test]
    fn words_stay_words(text in "[a<>\"'&/= ]{1,40}") {
        let tags = |text: &str| {
            let page = Page {
                subject: text,
                organization: text,
                title: text,
                body: text,
                facts: &[(text, text)],
                button: Some((text, text)),
                foot: text,
                ..page()
            };
            page.written().html.matches('<').count()
        };
        // As many tags as with harmless words, whatever the words are.
        let paragraph = usize::from(!text.trim().is_empty());
        prop_assert_eq!(tags(&text) + 2 * (1 - paragraph), tags("a"));
    }
}

#[test]
fn pictures_keep_their_proportions_and_fit() {
    assert_eq!(fitted(64, 64), (64, 64));
    assert_eq!(fitted(3_840, 3_840), (96, 96));
    assert_eq!(fitted(3_840, 384), (520, 52));
    assert_eq!(fitted(1, 3_840), (1, 96));
    assert_eq!(fitted(0, 0), (1, 1));
}

#[test]
fn some_languages_are_written_from_the_right() {
    assert_eq!(direction(&"ar-EG".parse().expect("a tag")), "rtl");
    assert_eq!(direction(&"fr".parse().expect("a tag")), "ltr");
}
