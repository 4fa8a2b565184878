//! What a message is for, where it appears and how pressing it is.

use super::named::named;

named! {
    /// Where on a person's screen the message appears.
    Location as MessageLocation {
        /// A card above the taskbar, with *Not now* and one button of the writer's.
        Taskbar = "taskbar",
        /// A toast in the notification area; a click anywhere opens the link.
        NotificationArea = "notificationArea",
        /// One or two texts on the lock screen, over a picture, each with its link.
        LockScreen = "lockScreen",
        /// Two cards in the window that greets a person on a device that is new to them.
        GetStarted = "getStarted",
        /// A banner in the portal, kept in its inbox.
        Portal = "portal",
        /// A mail.
        Email = "email",
    }
}

named! {
    /// What the writer wants to bring about.
    Objective as MessageObjective {
        /// People take up a product.
        Adoption = "adoption",
        /// People settle in.
        Onboarding = "onboarding",
        /// People use less.
        Sustainability = "sustainability",
        /// People know of an outage, an update, a training.
        TechUpdates = "techUpdates",
    }
}

named! {
    /// Whether the message follows a schedule or goes out at once.
    Urgency as MessageUrgency {
        /// Follows its schedule and its frequency.
        Standard = "standard",
        /// Goes out once, at once, and is kept 24 hours for who is offline.
        Urgent = "urgent",
    }
}

named! {
    /// Which of several messages for one location goes first.
    Priority as MessagePriority {
        /// After the others.
        Low = "low",
        /// The usual.
        Normal = "normal",
        /// Before the others.
        High = "high",
    }
}

/// What a location makes of a text's button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// There is a button: it needs a text.
    Required,
    /// There is a button if the writer gives it a text.
    Optional,
    /// There is none: a text for it is not used.
    None,
}

impl Location {
    /// What the location makes of the button text.
    #[must_use]
    pub const fn button(self) -> Button {
        match self {
            Self::Taskbar => Button::Required,
            Self::NotificationArea | Self::LockScreen | Self::GetStarted => Button::None,
            Self::Portal | Self::Email => Button::Optional,
        }
    }

    /// Whether the message must lead somewhere: where a click is what the location offers, a
    /// message without a link could never be settled.
    #[must_use]
    pub const fn requires_link(self) -> bool {
        matches!(
            self,
            Self::Taskbar | Self::NotificationArea | Self::LockScreen | Self::GetStarted
        )
    }

    /// Whether the message can't be without a picture.
    #[must_use]
    pub const fn requires_picture(self) -> bool {
        matches!(self, Self::LockScreen | Self::GetStarted)
    }

    /// Whether what is said here are the words of themes, which nobody writes.
    #[must_use]
    pub const fn has_themes(self) -> bool {
        matches!(self, Self::GetStarted)
    }

    /// Whether there is room for a second text with a link of its own.
    #[must_use]
    pub const fn has_second(self) -> bool {
        matches!(self, Self::LockScreen | Self::GetStarted)
    }

    /// Whether an urgent message may appear here.
    #[must_use]
    pub const fn allows_urgent(self) -> bool {
        matches!(self, Self::Taskbar | Self::NotificationArea)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<T>(all: &[T], as_str: fn(T) -> &'static str)
    where
        T: Copy
            + PartialEq
            + std::fmt::Debug
            + std::str::FromStr<Err = crate::model::UnknownName>
            + serde::Serialize
            + serde::de::DeserializeOwned,
    {
        for value in all {
            let text = as_str(*value);
            assert_eq!(text.parse::<T>().as_ref(), Ok(value));
            let json = serde_json::to_string(value).expect("serializes");
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(&serde_json::from_str::<T>(&json).expect("reads"), value);
        }
        assert!("".parse::<T>().is_err());
        assert!("Taskbar".parse::<T>().is_err(), "case matters");
    }

    #[test]
    fn json_database_and_sentences_share_one_text() {
        round_trip(Location::ALL, Location::as_str);
        round_trip(crate::model::Theme::ALL, crate::model::Theme::as_str);
        round_trip(Objective::ALL, Objective::as_str);
        round_trip(Urgency::ALL, Urgency::as_str);
        round_trip(Priority::ALL, Priority::as_str);
        round_trip(crate::model::State::ALL, crate::model::State::as_str);
        round_trip(crate::model::Move::ALL, crate::model::Move::as_str);
        round_trip(crate::model::Action::ALL, crate::model::Action::as_str);
        round_trip(
            crate::model::Frequency::ALL,
            crate::model::Frequency::as_str,
        );
        round_trip(
            crate::model::EventType::ALL,
            crate::model::EventType::as_str,
        );
        round_trip(crate::model::Decision::ALL, crate::model::Decision::as_str);
        round_trip(crate::model::Gate::ALL, crate::model::Gate::as_str);
    }

    #[test]
    fn the_locations_rules() {
        assert_eq!(Location::Taskbar.button(), Button::Required);
        assert_eq!(Location::NotificationArea.button(), Button::None);
        assert_eq!(Location::Portal.button(), Button::Optional);
        assert!(!Location::Portal.allows_urgent() && !Location::Portal.requires_link());
        assert!(!Location::LockScreen.allows_urgent() && Location::LockScreen.requires_link());
    }
}
