use super::*;
use crate::model::composition::sample;
use crate::model::{Content, Limits, Passage, PictureId, Theme};
use proptest::prelude::*;

fn domains() -> Vec<String> {
    vec!["contoso.com".to_owned()]
}

/// A message with a text of the library as it is.
fn ready(text: &LibraryText) -> Composition {
    let mut composition = sample();
    composition.location = text.location;
    composition.content = Content {
        texts: text.texts.clone(),
        link: "https://intranet.contoso.com/news".into(),
        ..Content::empty("en".parse().expect("a tag"))
    };
    composition
}

fn passes(composition: &Composition) -> bool {
    let domains = domains();
    composition.is_ready_made(&Vouched {
        domains: &domains,
        picture: false,
    })
}

#[test]
fn a_library_of_ready_made_texts_per_objective_and_location_in_english_and_french() {
    for objective in Objective::ALL {
        for location in LIBRARY_LOCATIONS {
            let texts = library(Some(*objective), Some(location));
            assert!(texts.len() >= 2, "{objective} at {location}");
            for text in texts {
                let languages: Vec<_> = text.texts.iter().map(|t| t.language.as_str()).collect();
                assert_eq!(languages, ["en", "fr"]);
                let mut violations = Violations::default();
                let content = ready(&text).content;
                content.check(location, &Limits::default(), &mut violations);
                assert!(violations.is_empty(), "{} at {location}", text.topic);
                assert!(passes(&ready(&text)), "{} at {location}", text.topic);
            }
        }
    }
}

#[test]
fn ready_made_text_that_was_not_edited_skips_approval_edited_text_counts_as_custom() {
    let text = &library(None, Some(Location::Taskbar))[0];
    let edits: &[fn(&mut Composition)] = &[
        |c| c.content.texts[0].title.push('!'),
        |c| c.content.texts[1].body.push(' '),
        |c| c.content.texts[0].button_text = "Pay".into(),
        |c| c.content.texts[0].language = "de".parse().expect("a tag"),
        |c| c.content.texts.clear(),
        |c| c.content.texts[1] = library(None, Some(Location::Taskbar))[1].texts[1].clone(),
        |c| c.content.link = "https://contoso.com.evil.example".into(),
        |c| c.content.picture = Some(PictureId::of_bytes(b"a logo that nobody has seen")),
        |c| c.content.second = Some(Passage::default()),
        |c| c.content.theme = Some(Theme::UpdateVpn),
        |c| c.location = Location::LockScreen,
    ];
    for (n, edit) in edits.iter().enumerate() {
        let mut composition = ready(text);
        edit(&mut composition);
        assert!(!passes(&composition), "edit {n}");
    }
    let mut one_language = ready(text);
    one_language.content.texts.truncate(1);
    one_language.recipients.all_company = true;
    one_language.name = "Whatever".into();
    assert!(passes(&one_language), "fewer languages, other recipients");
}

#[test]
fn without_domains_of_its_own_an_organization_answers_for_no_link() {
    let composition = ready(&library(None, Some(Location::Taskbar))[0]);
    let nothing = Vouched {
        domains: &[],
        picture: true,
    };
    assert!(!composition.is_ready_made(&nothing));
    let mut portal = ready(&library(None, Some(Location::Portal))[0]);
    portal.content.link.clear();
    assert!(portal.is_ready_made(&nothing), "nothing to answer for");
}

#[test]
fn a_picture_that_an_approver_let_pass_is_answered_for() {
    let mut composition = ready(&library(None, Some(Location::Taskbar))[0]);
    composition.content.picture = Some(PictureId::of_bytes(b"logo"));
    let domains = domains();
    let with = |picture| {
        composition.is_ready_made(&Vouched {
            domains: &domains,
            picture,
        })
    };
    assert!(with(true) && !with(false));
}

proptest! {
    /// Whatever is changed in a ready-made text, by one character anywhere, it is custom.
    #[test]
    fn no_other_words_pass(
        n in 0_usize..1_000, language in 0_usize..2, line in 0_usize..3, at in 0_usize..1_000, with in any::<char>(),
    ) {
        let all = library(None, None);
        let text = &all[n % all.len()];
        let mut composition = ready(text);
        let location = composition.location;
        let words = &mut composition.content.texts[language];
        let line = match line {
            0 => &mut words.title,
            1 => &mut words.body,
            _ => &mut words.button_text,
        };
        let mut chars: Vec<char> = line.chars().collect();
        let place = at % (chars.len() + 1);
        if place < chars.len() { chars[place] = with } else { chars.push(with) }
        let changed: String = chars.into_iter().collect();
        let same = *line == changed;
        *line = changed;
        let unseen = location.button() == Button::None && words.title == text.texts[language].title
            && words.body == text.texts[language].body;
        prop_assert_eq!(passes(&composition), same || unseen);
    }
}
