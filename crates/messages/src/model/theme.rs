//! The themes of *get started*: the words of its two cards, which nobody writes.

use super::named::named;

named! {
    /// What a card of the *get started* window is about; its words are ours.
    Theme as MessageTheme {
        /// First card: what the organization offers its people.
        ReviewBenefits = "reviewBenefits",
        /// First card: who the organization is.
        ReviewOrganization = "reviewOrganization",
        /// First card: how the device is used.
        GetStartedWithDevice = "getStartedWithDevice",
        /// Second card: what there is to learn.
        OrganizationalTraining = "organizationalTraining",
        /// Second card: the rules of the house.
        OrganizationPolicies = "organizationPolicies",
        /// Second card: where help is.
        HelpResources = "helpResources",
        /// Second card: the way into the network from outside.
        UpdateVpn = "updateVpn",
    }
}

/// The languages of the themes, in this order; the first is for everybody who reads none of them.
pub const THEME_LANGUAGES: [&str; 2] = ["en", "fr"];

/// Which of the two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// The first.
    First,
    /// The second.
    Second,
}

impl Theme {
    /// On which card the theme stands.
    #[must_use]
    pub const fn card(self) -> Card {
        match self {
            Self::ReviewBenefits | Self::ReviewOrganization | Self::GetStartedWithDevice => {
                Card::First
            }
            _ => Card::Second,
        }
    }

    /// Title and body in the language at this place of [`THEME_LANGUAGES`].
    #[must_use]
    pub const fn words(self, language: usize) -> (&'static str, &'static str) {
        if language == 1 {
            self.french()
        } else {
            self.english()
        }
    }

    const fn english(self) -> (&'static str, &'static str) {
        match self {
            Self::ReviewBenefits => (
                "What is in it for you",
                "Health cover, time off, learning: see what you are entitled to and how to ask for it.",
            ),
            Self::ReviewOrganization => (
                "Get to know us",
                "Who does what, where we are and what we are working on this year.",
            ),
            Self::GetStartedWithDevice => (
                "Set up this device",
                "Five minutes for printers, mail and backup, and it is really yours.",
            ),
            Self::OrganizationalTraining => (
                "Pick your first course",
                "Short courses for your job, in your own time. Start with the one for newcomers.",
            ),
            Self::OrganizationPolicies => (
                "How we work here",
                "Working hours, travel, security: the few rules that everybody should know.",
            ),
            Self::HelpResources => (
                "Help is near",
                "Answers to the usual questions, and the people to ask when there is none.",
            ),
            Self::UpdateVpn => (
                "Work from anywhere",
                "Install the secure connection now, so that it is there when you are on the road.",
            ),
        }
    }

    const fn french(self) -> (&'static str, &'static str) {
        match self {
            Self::ReviewBenefits => (
                "Ce qui vous revient",
                "Santé, congés, formation : voyez vos droits et comment les faire valoir.",
            ),
            Self::ReviewOrganization => (
                "Faisons connaissance",
                "Qui fait quoi, où nous sommes et ce qui nous occupe cette année.",
            ),
            Self::GetStartedWithDevice => (
                "Préparez cet appareil",
                "Cinq minutes pour l’imprimante, le courrier et la sauvegarde, et il est à vous.",
            ),
            Self::OrganizationalTraining => (
                "Votre premier cours",
                "Des cours courts pour votre métier, à votre rythme. Commencez par celui des nouveaux.",
            ),
            Self::OrganizationPolicies => (
                "Nos règles de travail",
                "Horaires, déplacements, sécurité : le peu de règles que chacun doit connaître.",
            ),
            Self::HelpResources => (
                "L’aide est tout près",
                "Les réponses aux questions courantes, et à qui s’adresser quand il n’y en a pas.",
            ),
            Self::UpdateVpn => (
                "Travaillez de partout",
                "Installez la connexion sécurisée dès maintenant : elle sera prête en déplacement.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_speaks_both_languages_within_the_usual_limits() {
        let mut all = std::collections::HashSet::new();
        for theme in Theme::ALL {
            for language in 0..THEME_LANGUAGES.len() {
                let (title, body) = theme.words(language);
                assert!((1..=50).contains(&title.chars().count()), "{title}");
                assert!((1..=200).contains(&body.chars().count()), "{body}");
                assert!(all.insert((title, body)), "{theme} is said twice");
            }
        }
        let cards = |card| Theme::ALL.iter().filter(|t| t.card() == card).count();
        assert_eq!((cards(Card::First), cards(Card::Second)), (3, 4));
    }
}
