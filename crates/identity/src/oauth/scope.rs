//! What a person lets a program do: the scopes of a request in a person's name.

use beffroi_directory::permission;
use beffroi_web::{OWN_CHANGES, Permission, Permissions};

use super::resource;
use crate::application::Application;

/// Scopes of OpenID Connect, which say what the answer holds and give no right.
const OPEN_ID: [&str; 4] = ["openid", "profile", "email", "offline_access"];
/// Scopes that everybody has on what is their own.
const OWN: [&str; 3] = ["User.Read", "User.ReadBasic.All", OWN_CHANGES.0];
/// More scopes than there are.
const MOST: usize = 100;

/// The scopes that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scopes {
    /// Which API the access token is for.
    pub(crate) resource: String,
    /// Whether an id token is wanted.
    pub(crate) open_id: bool,
    /// Whether a refresh token is wanted.
    pub(crate) offline_access: bool,
    /// Whether the program may change what is the person's own.
    pub(crate) changes_own: bool,
    /// Permissions that the program may use in the person's name.
    pub(crate) permissions: Permissions,
}

/// Why scopes can't be granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ScopeProblem {
    /// There is no such scope.
    Unknown(String),
    /// The application is not registered for it.
    NotConsented(String),
}

impl Scopes {
    /// Reads scopes as clients write them: `https://graph.microsoft.com/User.Read.All openid`,
    /// `User.Read.All`, `https://graph.microsoft.com/.default`. What `.default` stands for, and the
    /// most that can be asked for, is what the application was registered with.
    pub(crate) fn read(
        text: &str,
        application: &Application,
        public_url: &str,
    ) -> Result<Self, ScopeProblem> {
        let mut scopes = Self {
            resource: resource::GRAPH.to_owned(),
            open_id: false,
            offline_access: false,
            changes_own: false,
            permissions: Permissions::default(),
        };
        let mut wanted: Vec<Permission> = Vec::new();
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        if words.len() > MOST {
            return Err(ScopeProblem::Unknown("…".to_owned()));
        }
        for word in words {
            if OPEN_ID.contains(&word) {
                scopes.open_id |= word == "openid";
                scopes.offline_access |= word == "offline_access";
                continue;
            }
            let name = match word.rsplit_once('/') {
                Some((resource, name)) => {
                    let resource = resource.trim_end_matches('/');
                    if !resource::is_ours(resource, public_url) {
                        return Err(ScopeProblem::Unknown(word.to_owned()));
                    }
                    resource.clone_into(&mut scopes.resource);
                    name
                }
                None => word,
            };
            scopes.changes_own |= name == OWN_CHANGES.0;
            if name == ".default" {
                wanted.extend(application.permissions.iter());
            } else if !OWN.contains(&name) {
                let permission = permission::by_name(name)
                    .ok_or_else(|| ScopeProblem::Unknown(word.to_owned()))?;
                if !application.permissions.has(permission) {
                    return Err(ScopeProblem::NotConsented(name.to_owned()));
                }
                wanted.push(permission);
            }
        }
        scopes.permissions = permission::with_reading(wanted);
        Ok(scopes)
    }

    /// As the token names them, e.g. `Group.Read.All User.Read`.
    pub(crate) fn granted(&self) -> String {
        let mut names: Vec<&str> = self.permissions.iter().map(|one| one.0).collect();
        names.push(OWN[0]);
        if self.changes_own {
            names.push(OWN_CHANGES.0);
        }
        names.sort_unstable();
        names.join(" ")
    }

    /// As the answer of the token endpoint names them.
    pub(crate) fn answered(&self) -> String {
        let mut all = self.granted();
        for (wanted, name) in [
            (self.open_id, "openid profile email"),
            (self.offline_access, "offline_access"),
        ] {
            if wanted {
                all.push(' ');
                all.push_str(name);
            }
        }
        all
    }
}

/// Whether a token's `scp` lets the program change what is the person's own.
pub(crate) fn changes_own(scp: &str) -> bool {
    scp.split_ascii_whitespace()
        .any(|name| name == OWN_CHANGES.0)
}

/// The permissions among the names of a token's `scp`.
pub(crate) fn permissions_of(scp: &str) -> Permissions {
    permission::with_reading(scp.split_ascii_whitespace().filter_map(permission::by_name))
}

#[cfg(test)]
mod tests {
    use beffroi_directory::permission as p;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::application::ApplicationId;

    fn application() -> Application {
        Application {
            id: ApplicationId::from_uuid(Uuid::from_u128(1)),
            display_name: "Mail merge".to_owned(),
            permissions: [p::USER_READ_ALL, p::GROUP_READ_ALL].into_iter().collect(),
            redirect_uris: Vec::new(),
            is_public: true,
        }
    }

    fn read(text: &str) -> Result<Scopes, ScopeProblem> {
        Scopes::read(text, &application(), "https://beffroi.example.org")
    }

    #[test]
    fn as_clients_write_them() {
        let scopes =
            read("https://graph.microsoft.com/User.Read.All openid profile offline_access")
                .expect("scopes");
        assert!(scopes.open_id && scopes.offline_access);
        assert_eq!(scopes.granted(), "User.Read User.Read.All");
        assert_eq!(
            scopes.answered(),
            "User.Read User.Read.All openid profile email offline_access"
        );
        let all = read("https://localhost:8443//.default").expect("scopes");
        assert_eq!(all.granted(), "Group.Read.All User.Read User.Read.All");
        assert_eq!(all.resource, "https://localhost:8443");
        assert!(!all.open_id);
        assert_eq!(read("User.Read").expect("one's own").granted(), "User.Read");
        let changing = read("User.ReadWrite").expect("one's own").granted();
        assert_eq!(changing, "User.Read User.ReadWrite");
        assert!(changes_own(&changing) && !changes_own("User.Read User.ReadWrite.All"));
    }

    #[test]
    fn no_more_than_was_registered() {
        assert_eq!(
            read("User.ReadWrite.All"),
            Err(ScopeProblem::NotConsented("User.ReadWrite.All".to_owned()))
        );
        assert_eq!(
            read("https://evil.example/.default"),
            Err(ScopeProblem::Unknown(
                "https://evil.example/.default".to_owned()
            ))
        );
        assert_eq!(
            read("Everything"),
            Err(ScopeProblem::Unknown("Everything".to_owned()))
        );
    }

    proptest! {
        #[test]
        fn a_grant_never_exceeds_the_registration(text in "[A-Za-z./: ]{0,80}") {
            if let Ok(scopes) = read(&text) {
                for permission in scopes.permissions.iter() {
                    prop_assert!(application().permissions.has(permission));
                }
                prop_assert!(permissions_of(&scopes.granted()) == scopes.permissions);
            }
        }
    }
}
