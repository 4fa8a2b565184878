//! Which changes a listener wants to be told.

use std::fmt;
use std::str::FromStr;

use beffroi_feature::Happened;

/// What a notification says that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ChangeType {
    Created,
    Updated,
    Deleted,
}

impl ChangeType {
    /// Graph's word for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }
}

/// What a listener has asked for; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChangeTypes {
    pub(crate) created: bool,
    pub(crate) updated: bool,
    pub(crate) deleted: bool,
}

impl ChangeTypes {
    /// How it is told to this listener, if at all. As in Graph, `updated` stands for everything
    /// until something is gone for good; whoever names `created` too is told of that by its name.
    pub(crate) const fn tells(self, happened: Happened) -> Option<ChangeType> {
        match happened {
            Happened::Created if self.created => Some(ChangeType::Created),
            Happened::Created | Happened::Changed if self.updated => Some(ChangeType::Updated),
            Happened::Purged if self.deleted => Some(ChangeType::Deleted),
            _ => None,
        }
    }
}

/// The text is no list of known changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must list created, updated or deleted, separated by commas")]
pub(crate) struct UnknownChangeType;

impl FromStr for ChangeTypes {
    type Err = UnknownChangeType;

    fn from_str(text: &str) -> Result<Self, UnknownChangeType> {
        let mut types = Self {
            created: false,
            updated: false,
            deleted: false,
        };
        for word in text.split(',') {
            let place = match word.trim().to_ascii_lowercase().as_str() {
                "created" => &mut types.created,
                "updated" => &mut types.updated,
                "deleted" => &mut types.deleted,
                _ => return Err(UnknownChangeType),
            };
            *place = true;
        }
        Ok(types)
    }
}

impl fmt::Display for ChangeTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            (self.created, ChangeType::Created),
            (self.updated, ChangeType::Updated),
            (self.deleted, ChangeType::Deleted),
        ];
        let named = all.into_iter().filter(|(named, _)| *named);
        for (number, (_, kind)) in named.enumerate() {
            let comma = if number == 0 { "" } else { "," };
            write!(f, "{comma}{}", kind.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_in_any_order_and_written_in_one() {
        for (text, canonical) in [
            ("created", "created"),
            ("deleted,updated", "updated,deleted"),
            ("Updated, created ,DELETED", "created,updated,deleted"),
        ] {
            let types: ChangeTypes = text.parse().expect("known");
            assert_eq!(types.to_string(), canonical);
        }
        for bad in ["", "created,", "moved", "created;updated", ","] {
            assert_eq!(bad.parse::<ChangeTypes>(), Err(UnknownChangeType), "{bad}");
        }
    }

    #[test]
    fn updated_stands_for_all_until_it_is_gone_for_good() {
        let told = |text: &str| {
            let types: ChangeTypes = text.parse().expect("known");
            [Happened::Created, Happened::Changed, Happened::Purged]
                .map(|happened| types.tells(happened).map_or("-", ChangeType::as_str))
        };
        assert_eq!(told("updated"), ["updated", "updated", "-"]);
        assert_eq!(told("updated,deleted"), ["updated", "updated", "deleted"]);
        assert_eq!(
            told("created,updated,deleted"),
            ["created", "updated", "deleted"]
        );
        assert_eq!(told("created"), ["created", "-", "-"]);
        assert_eq!(told("deleted"), ["-", "-", "deleted"]);
    }
}
