//! The licences of which a person must hold one to get messages, where the organization asks for it.

use beffroi_population::{Expr, SetName};

/// Most licences of which one is asked for.
pub const MOST_LICENSES: usize = 50;

/// Short names of products or capabilities, any of which will do. None: nothing is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Licences(Vec<String>);

impl Licences {
    /// Of names that were checked.
    #[must_use]
    pub fn new(mut names: Vec<String>) -> Self {
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// Their names, in order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Whoever holds one of them; nothing where nothing is asked for.
    #[must_use]
    pub fn holders(&self) -> Option<Expr> {
        let sets = self.0.iter().flat_map(|name| {
            let of = |kind: &str| SetName::named(&format!("{kind}/{name}")).ok();
            [of("capability"), of("sku")]
        });
        (!self.0.is_empty()).then(|| Expr::any_of(sets.flatten()))
    }
}

/// Whether a text can be such a name.
#[must_use]
pub fn is_license_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (1..=100).contains(&text.len()) && text.bytes().all(plain)
}
