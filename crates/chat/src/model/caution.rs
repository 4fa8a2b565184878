//! Warnings at a first contact: somebody whose name is a colleague's, or a link to a domain that looks like one's own.

use serde::Serialize;
use utoipa::ToSchema;

/// Why somebody should look twice before they accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", tag = "type")]
pub(crate) enum Caution {
    /// The sender's name is that of a colleague.
    NameOfColleague {
        /// The name.
        name: String,
    },
    /// The sender's name has that of the organization in it, or one of its domains.
    NameOfOrganization {
        /// The name.
        name: String,
    },
    /// The sender's address is of a domain that looks like one of the organization's.
    AddressLooksLike {
        /// The domain of the address.
        domain: String,
        /// The organization's own.
        own: String,
    },
    /// A message links to a domain that looks like one of the organization's.
    LinkLooksLike {
        /// The domain of the link.
        domain: String,
        /// The organization's own.
        own: String,
    },
}

/// The domain of the organization's that another one looks like.
pub(crate) fn looks_like<'a>(domain: &str, own: &'a [String]) -> Option<&'a str> {
    let domain = domain.to_lowercase();
    let is_own = |own: &String| domain == *own || domain.ends_with(&format!(".{own}"));
    if own.iter().any(is_own) {
        return None;
    }
    own.iter()
        .map(String::as_str)
        .find(|own| is_alike(&domain, own))
}

fn is_alike(domain: &str, own: &str) -> bool {
    let (domain, own) = (seen(domain), seen(own));
    if domain == own {
        return true;
    }
    // `contoso.com.example.org`, `contoso-com.example.org`: the own name stands in front.
    let dashed = own.replace('.', "-");
    if domain.starts_with(&format!("{own}.")) || domain.starts_with(&format!("{dashed}.")) {
        return true;
    }
    let (name, own_name) = (registered(&domain), registered(&own));
    // Short names are close to many.
    if own_name.chars().count() < 5 {
        return name == own_name;
    }
    // `contoso.co`, `contoso-login.com`, `secure-contoso.com`, `conttoso.com`.
    name == own_name
        || name.split('-').any(|part| part == own_name)
        || distance_is_one(&name, &own_name)
}

/// As the eye reads it: letters and digits that look the same are one.
fn seen(domain: &str) -> String {
    // Labels of other scripts stand in their ASCII form in links.
    let (decoded, _) = idna::domain_to_unicode(domain);
    read(&decoded)
}

fn read(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0' | 'о' | 'ο' | 'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => seen.push('o'),
            '1' | 'l' | 'і' | 'ı' | 'í' | 'ì' | 'î' | 'ï' | 'ӏ' => seen.push('i'),
            '3' | 'е' | 'é' | 'è' | 'ê' | 'ë' | 'ε' => seen.push('e'),
            '5' | 'ѕ' | 'ş' | 'š' => seen.push('s'),
            'а' | 'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'α' => seen.push('a'),
            'с' | 'ç' | 'ć' | 'č' => seen.push('c'),
            'р' | 'ρ' => seen.push('p'),
            'х' | 'χ' => seen.push('x'),
            'у' | 'ý' | 'ÿ' => seen.push('y'),
            'ñ' | 'ń' | 'п' => seen.push('n'),
            'ú' | 'ù' | 'û' | 'ü' => seen.push('u'),
            'т' | 'τ' => seen.push('t'),
            'к' | 'κ' => seen.push('k'),
            'м' => seen.push('m'),
            'в' => seen.push('b'),
            'н' => seen.push('h'),
            other => seen.push(other),
        }
    }
    seen.replace("rn", "m")
        .replace("vv", "w")
        .replace("cl", "d")
}

/// The part of a name that somebody has registered: `contoso` of `www.contoso.co.uk`.
fn registered(domain: &str) -> String {
    let labels: Vec<&str> = domain.split('.').collect();
    let second = ["co", "com", "org", "net", "gov", "ac", "gouv"];
    let place = match labels.as_slice() {
        [.., name, middle, _] if second.contains(middle) && !name.is_empty() => labels.len() - 3,
        [_, .., _] => labels.len() - 2,
        _ => 0,
    };
    labels.get(place).copied().unwrap_or_default().to_owned()
}

/// Whether one letter was put in, left out, taken for another one, or two were swapped.
fn distance_is_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if long.len() - short.len() > 1 || one == other {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (rest, longer) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return *rest == longer[1..];
    }
    let is_swapped =
        rest.len() >= 2 && rest[0] == longer[1] && rest[1] == longer[0] && rest[2..] == longer[2..];
    rest[1..] == longer[1..] || is_swapped
}

/// A name as it is compared: as the eye reads it, in small letters, apart from order and spaces.
pub(crate) fn name_key(name: &str) -> String {
    let plain = read(&beffroi_core::filter::fold(name));
    let mut words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// Whether a name, by its key, is another one's, or has all of it: `Ada Lovelace (Contoso)`. One word alone is in many.
pub(crate) fn has_name(key: &str, other: &str) -> bool {
    if key == other {
        return true;
    }
    let words: Vec<&str> = key.split(' ').collect();
    other.contains(' ') && other.split(' ').all(|word| words.contains(&word))
}

/// A small letter without its accent.
pub(crate) fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'а' => 'a',
        'ç' | 'с' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'е' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'і' => 'i',
        'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'о' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'р' => 'p',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_that_look_like_ones_own() {
        let own = ["contoso.com".to_owned(), "northwind.example".to_owned()];
        for domain in [
            "c0ntoso.com",
            "contoso.co",
            "contoso.net",
            "contosо.com",
            "xn--contos-nnf.com",
            "cont0so.org",
            "conttoso.com",
            "contso.com",
            "cnotoso.com",
            "contoso-login.com",
            "secure-contoso.com",
            "contoso.com.example.org",
            "contoso-com.example.org",
            "www.contosa.com",
            "northvvind.example",
            "contoso.co.uk",
        ] {
            assert!(looks_like(domain, &own).is_some(), "{domain}");
        }
        for domain in [
            "contoso.com",
            "www.contoso.com",
            "northwind.example",
            "fabrikam.com",
            "example.org",
            "costa.com",
            "content.com",
            "contour.com",
            "microsoft.com",
            "contest.org",
            "wind.example",
            "gmail.com",
        ] {
            assert_eq!(looks_like(domain, &own), None, "{domain}");
        }
        let short = ["abc.com".to_owned()];
        assert_eq!(looks_like("abd.com", &short), None);
        assert_eq!(looks_like("abc.net", &short), Some("abc.com"));
    }

    #[test]
    fn names_are_one_whatever_their_order() {
        assert_eq!(name_key("Léa Martin"), name_key("MARTIN, lea"));
        assert_eq!(name_key("Olivia Green"), name_key("Оlivia  Green"));
        assert_ne!(name_key("Léa Martin"), name_key("Léo Martin"));
        // A capital Alpha, and r and n for m.
        assert_eq!(name_key("Ada Αdministrator"), name_key("Ada Administrator"));
        assert_eq!(
            name_key("Ada Adrninistrator"),
            name_key("Ada Administrator")
        );
        let has = |name: &str, other: &str| has_name(&name_key(name), &name_key(other));
        assert!(has("Ada Lovelace (Contoso)", "Ada Lovelace"));
        assert!(has("Dr. Lovelace, Ada", "Ada Lovelace"));
        for name in ["Ada Byron", "Lovelace", "Adam Lovelace", "Paul Martin"] {
            assert!(!has(name, "Ada Lovelace"), "{name}");
        }
        assert!(!has("Ada Lovelace", "Ada"), "one word is in many names");
    }
}
