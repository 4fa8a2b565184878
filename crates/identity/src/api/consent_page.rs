//! The page on which a person lets a program act in their name, or does not.

use axum::response::Response;
use maud::html;

use super::consent_words::listed;
use super::page;
use crate::application::Application;
use crate::consent::Names;

/// What a person is asked.
pub(super) struct Question<'a> {
    /// Where the answer goes.
    pub(super) action: String,
    /// The request, which comes back with the answer.
    pub(super) request: String,
    /// Who asks.
    pub(super) application: &'a Application,
    /// For what.
    pub(super) wanted: &'a Names,
    /// Who is asked.
    pub(super) person: &'a str,
}

struct Words {
    title: &'static str,
    signed_in: &'static str,
    wants: &'static str,
    both: &'static str,
    trust: &'static str,
    end: &'static str,
    allow: &'static str,
    refuse: &'static str,
}

const ENGLISH: Words = Words {
    title: "Let this application act in your name?",
    signed_in: "You are signed in as",
    wants: "It wants to:",
    both: "It can never do more than you may do yourself.",
    trust: "Allow it only if you know it and came from it just now.",
    end: "You can end this at any time on your Security page.",
    allow: "Allow",
    refuse: "Refuse",
};

const FRENCH: Words = Words {
    title: "Autoriser cette application à agir en votre nom ?",
    signed_in: "Vous êtes connecté en tant que",
    wants: "Elle souhaite :",
    both: "Elle ne pourra jamais faire plus que ce que vous pouvez faire vous-même.",
    trust: "N’acceptez que si vous la connaissez et en venez à l’instant.",
    end: "Vous pourrez y mettre fin à tout moment sur votre page Sécurité.",
    allow: "Autoriser",
    refuse: "Refuser",
};

/// Asks.
pub(super) fn ask(language: &str, question: &Question<'_>) -> Response {
    let words = if language == "fr" { &FRENCH } else { &ENGLISH };
    let content = html! {
        p { strong { (question.application.display_name) } }
        p.quiet { (words.signed_in) " " (question.person) }
        p { (words.wants) }
        (listed(question.wanted, language))
        p.quiet { (words.both) " " (words.trust) " " (words.end) }
        form method="post" action=(question.action) {
            input type="hidden" name="request" value=(question.request);
            div.row {
                button.main type="submit" name="decision" value="allow" { (words.allow) }
                button type="submit" name="decision" value="refuse" { (words.refuse) }
            }
        }
    };
    page::page(language, words.title, &content)
}
