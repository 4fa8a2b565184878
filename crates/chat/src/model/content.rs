//! What a message says. Formatting is a small set of tags; everything else is taken out before it is kept, so
//! that whoever shows it may show it as it is.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use beffroi_core::{Failure, failure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Largest message, in bytes of UTF-8: text, mentions and all.
pub(crate) const LARGEST: usize = 28 * 1024;

/// Plain text, or text with formatting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ContentType {
    /// As it is.
    #[default]
    Text,
    /// The safe part of HTML.
    Html,
}

impl ContentType {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
        }
    }
}

/// A text and how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Body {
    /// `text` or `html`.
    #[serde(default)]
    pub(crate) content_type: ContentType,
    /// The text, at most 28 KiB. Of HTML only paragraphs, line breaks, bold, italic, underlined and struck text,
    /// code, quotations, lists, headings, links to http, https, mailto and tel, and mentions (`at`) are kept.
    pub(crate) content: String,
}

/// Keeps what is safe and takes out the rest.
static SAFE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from([
            "p",
            "br",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "del",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "hr",
            "a",
            "at",
            "div",
            "span",
        ]))
        .clean_content_tags(HashSet::from([
            "script", "style", "template", "noscript", "iframe", "title",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("at", HashSet::from(["id"])),
        ]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

impl Body {
    /// The same as it is kept.
    ///
    /// # Errors
    /// It is empty or too large, or has a character that no database keeps.
    pub(crate) fn checked(self, has_files: bool) -> failure::Result<Self> {
        if self.content.len() > LARGEST {
            let words = format!(
                "body/content must have at most 28 KiB; this one has {} bytes.",
                self.content.len()
            );
            let kind = beffroi_core::Kind::TooLarge;
            return Err(Failure::new(kind, "MessageSizeExceeded", words).at("body/content"));
        }
        if self.content.contains('\0') {
            return Err(Failure::invalid(
                "body/content",
                "must not have a NUL character",
            ));
        }
        let content = match self.content_type {
            ContentType::Text => self.content,
            ContentType::Html => SAFE.clean(&self.content).to_string(),
        };
        let body = Self { content, ..self };
        if !has_files && body.plain().trim().is_empty() {
            return Err(Failure::invalid("body/content", "must say something"));
        }
        Ok(body)
    }

    /// The text without formatting.
    pub(crate) fn plain(&self) -> String {
        match self.content_type {
            ContentType::Text => self.content.clone(),
            ContentType::Html => plain(&self.content),
        }
    }
}

/// Text of sanitized HTML: a block begins a new line.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let Some(end) = rest[start..].find('>') else {
            break;
        };
        let tag = rest[start + 1..start + end].trim_start_matches('/');
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let is_block = [
            "p",
            "br",
            "div",
            "li",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "hr",
        ];
        if is_block.contains(&name.as_str()) && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        rest = &rest[start + end + 1..];
    }
    text.push_str(rest);
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

/// Links that show one address and lead to another one: what is shown, and where it leads. `https://one@other/` and
/// `<a href="https://other">one</a>` do.
pub(crate) fn masks(body: &Body) -> Vec<(String, String)> {
    let mut masks = Vec::new();
    // Nothing stands in front of the first one.
    for link in body.content.split("://").skip(1) {
        if let Some((shown, host)) = authority(link).rsplit_once('@') {
            masks.push((host_of(shown), host_of(host)));
        }
    }
    if body.content_type == ContentType::Html {
        // As it was sanitized: `href` is the first attribute, and no link stands in another one.
        for link in body.content.split("<a href=\"").skip(1) {
            let Some((target, rest)) = link.split_once('"') else {
                continue;
            };
            let inside = rest.split_once('>').map_or("", |(_, rest)| rest);
            let inside = inside.split("</a>").next().unwrap_or_default();
            let leads = named_host(target);
            let words = Body {
                content_type: ContentType::Html,
                content: inside.to_owned(),
            };
            for word in words.plain().split_whitespace() {
                masks.push((named_host(word), leads.clone()));
            }
        }
    }
    masks.retain(|(shown, leads)| shown.contains('.') && shown != leads);
    masks
}

/// The host that a word names: an address of a page or of a person, or the bare name.
fn named_host(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.split_once("://").map_or(word, |(_, rest)| rest);
    let authority = authority(word);
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let host = host.strip_prefix("mailto:").unwrap_or(host);
    host_of(host)
}

/// What stands in front of the path of an address.
fn authority(text: &str) -> &str {
    let end = |c: char| c.is_whitespace() || "\"'<>/?#)],;".contains(c);
    text.split(end).next().unwrap_or_default()
}

fn host_of(text: &str) -> String {
    let host = text.split(':').next().unwrap_or_default();
    host.trim_end_matches('.').to_lowercase()
}

/// The addresses that a text links to, by their hosts: of links, and of what looks like one.
pub(crate) fn hosts(body: &Body) -> Vec<String> {
    let mut hosts = Vec::new();
    let text = match body.content_type {
        ContentType::Text => body.content.clone(),
        ContentType::Html => format!("{} {}", body.content.replace("&amp;", "&"), body.plain()),
    };
    for scheme in ["http://", "https://", "mailto:"] {
        for part in text.split(scheme).skip(1) {
            let authority = authority(part);
            let host = authority
                .rsplit_once('@')
                .map_or(authority, |(_, host)| host);
            let host = host_of(host);
            if host.contains('.') && !hosts.contains(&host) {
                hosts.push(host);
            }
        }
    }
    // Also a bare name or address, which people type into their browser.
    for word in body.plain().split_whitespace() {
        let host = named_host(word);
        let is_name = host.split('.').all(|label| !label.is_empty());
        if is_name && host.contains('.') && !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let body = Body {
            content_type: ContentType::Html,
            content: format!("x{text}"),
        };
        body.checked(false)
            .map(|body| body.content)
            .unwrap_or_default()
    }

    #[test]
    fn what_is_safe_stays() {
        for text in [
            "<p>Hello <strong>you</strong>, <em>and</em> <at id=\"0\">Anna</at></p>",
            "<ul><li>one</li><li>two</li></ul><blockquote>three</blockquote><pre><code>4</code></pre>",
        ] {
            assert_eq!(html(text), format!("x{text}"));
        }
        assert_eq!(
            html(
                "<a href=\"https://example.org/?a=1&amp;b=2\" target=\"_top\" onclick=\"x()\">y</a>"
            ),
            "x<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">y</a>"
        );
    }

    #[test]
    fn what_may_run_is_taken_out() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<a href=\"javascript:alert(1)\">y</a>",
            "<a href=\" java\nscript:alert(1)\">y</a>",
            "<iframe src=\"https://example.org\"></iframe>",
            "<p style=\"background:url(javascript:alert(1))\">y</p>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<a href=\"data:text/html,<script>alert(1)</script>\">y</a>",
            "<form action=\"javascript:alert(1)\"><input type=submit></form>",
            "<base href=\"//example.org\">",
            "<p onmouseover=alert(1)>y</p>",
        ] {
            let kept = html(text).to_lowercase();
            for word in [
                "<script",
                "<img",
                "<svg",
                "<iframe",
                "<style",
                "<form",
                "<base",
                "javascript:",
                "data:",
                "onerror=\"",
                " onmouseover",
                "<math",
            ] {
                assert!(!kept.contains(word), "{text} became {kept}");
            }
        }
    }

    #[test]
    fn sizes_and_emptiness() {
        let text = |content: String| Body {
            content_type: ContentType::Text,
            content,
        };
        assert!(text("é".repeat(LARGEST / 2)).checked(false).is_ok());
        let failure = text("é".repeat(LARGEST / 2 + 1)).checked(false);
        assert_eq!(
            failure.expect_err("too large").code(),
            "MessageSizeExceeded"
        );
        assert!(text(" \n".to_owned()).checked(false).is_err());
        assert!(text(String::new()).checked(true).is_ok());
        assert!(text("a\0".to_owned()).checked(false).is_err());
        let empty = Body {
            content_type: ContentType::Html,
            content: "<p><br></p><script>x</script>".to_owned(),
        };
        assert!(empty.checked(false).is_err());
    }

    #[test]
    fn links_that_show_another_address_than_they_lead_to() {
        let masks = |content: &str| {
            let content_type = ContentType::Html;
            masks(&Body {
                content_type,
                content: content.to_owned(),
            })
        };
        let pair = |shown: &str, leads: &str| (shown.to_owned(), leads.to_owned());
        assert_eq!(
            masks("<a href=\"https://evil.example/x\" rel=\"noopener\">https://contoso.com/y</a>"),
            [pair("contoso.com", "evil.example")]
        );
        assert_eq!(
            masks("see https://contoso.com@evil.example/"),
            [pair("contoso.com", "evil.example")]
        );
        for dressed in [
            "<strong>contoso.com</strong>",
            "sign in at contoso.com",
            "(<em>contoso</em>.com)",
        ] {
            let link =
                format!("<a href=\"https://evil.example\" rel=\"noopener\">{dressed}</a> soon");
            assert_eq!(
                masks(&link),
                [pair("contoso.com", "evil.example")],
                "{dressed}"
            );
        }
        for honest in [
            "<a href=\"mailto:a@contoso.com\">a@contoso.com</a>, see fabrikam.com",
            "<a href=\"https://contoso.com/x\">contoso.com</a>",
            "<a href=\"https://contoso.com/x\">the plan</a>",
            "<a href=\"mailto:a@contoso.com\">write to us</a>",
        ] {
            assert_eq!(masks(honest), [], "{honest}");
        }
    }

    #[test]
    fn plain_text_and_hosts() {
        let body = Body {
            content_type: ContentType::Html,
            content: "<p>Fish &amp; chips</p><p>see <a href=\"https://user@Contoso.com:8/x\">fabrikam.com</a></p>".to_owned(),
        };
        assert_eq!(body.plain().trim(), "Fish & chips\nsee fabrikam.com");
        assert_eq!(hosts(&body), ["contoso.com", "fabrikam.com"]);
        let text = Body {
            content_type: ContentType::Text,
            content:
                "go to http://c0ntoso.com/login, or https://a.example.org. or mailto:x@mail.example"
                    .to_owned(),
        };
        assert_eq!(
            hosts(&text),
            ["c0ntoso.com", "a.example.org", "mail.example"]
        );
    }
}
