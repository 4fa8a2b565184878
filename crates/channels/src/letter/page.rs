//! The layout of every mail. Tables and inline styles, since that is what mail programs understand;
//! colours that stay readable where a program turns them dark.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use beffroi_core::LanguageTag;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::smtp::Inline;

/// A mail as text and as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The language of the words.
    pub language: LanguageTag,
    /// For programs and people that prefer it plain.
    pub text: String,
    /// For the others.
    pub html: String,
    /// The picture that the HTML names.
    pub picture: Option<Inline>,
}

impl Written {
    /// The HTML for where there is no mail around it: with its picture inside.
    #[must_use]
    pub fn standing_alone(&self) -> String {
        let Some(picture) = &self.picture else {
            return self.html.clone();
        };
        let bytes = STANDARD.encode(&picture.bytes);
        let data = format!("data:{};base64,{bytes}", picture.content_type);
        self.html
            .replace(&format!("cid:{}", picture.content_id), &data)
    }
}

/// A picture at the top.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// Its bytes and its name in the HTML.
    pub inline: &'a Inline,
    /// Pixels from left to right, as it is drawn.
    pub width: u32,
    /// Pixels from top to bottom, as it is drawn.
    pub height: u32,
}

/// The parts of a mail, in their order.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The language of all of it.
    pub language: LanguageTag,
    /// The subject.
    pub subject: &'a str,
    /// The organization's name, where there is no picture.
    pub organization: &'a str,
    /// A picture at the top.
    pub picture: Option<Picture<'a>>,
    /// The title.
    pub title: &'a str,
    /// Paragraphs, each on a line.
    pub body: &'a str,
    /// Names of facts and the facts.
    pub facts: &'a [(&'a str, &'a str)],
    /// Between the two.
    pub colon: &'a str,
    /// What the button says and where it leads.
    pub button: Option<(&'a str, &'a str)>,
    /// Why somebody gets it.
    pub foot: &'a str,
}

/// Tallest and widest that a picture is drawn, in pixels.
const TALLEST: u32 = 96;
const WIDEST: u32 = 520;

/// Only what can't stand on the elements themselves: the colours of the dark.
const STYLE: &str = "\
@media (prefers-color-scheme: dark) {\
.page { background-color: #1f1f1f !important; }\
.card { background-color: #292929 !important; border-color: #424242 !important; }\
.strong { color: #ffffff !important; }\
.soft { color: #d6d6d6 !important; }\
.button { background-color: #2f6fc4 !important; }\
}";

const FONT: &str = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

impl Page<'_> {
    /// Text and HTML.
    #[must_use]
    pub fn written(&self) -> Written {
        Written {
            subject: self.subject.to_owned(),
            language: self.language.clone(),
            text: self.text(),
            html: self.html().into_string(),
            picture: self.picture.map(|picture| picture.inline.clone()),
        }
    }

    fn text(&self) -> String {
        let facts: Vec<String> = self
            .facts
            .iter()
            .map(|(name, fact)| format!("{name}{}{fact}", self.colon))
            .collect();
        let button = self
            .button
            .map(|(words, link)| format!("{words}{}\n{link}", self.colon.trim_end()));
        let parts = [
            Some(self.title.to_owned()),
            Some(self.body.to_owned()),
            Some(facts.join("\n")),
            button,
            Some(format!("-- \n{}", self.foot)),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        format!("{}\n", parts.join("\n\n"))
    }

    fn html(&self) -> Markup {
        let direction = direction(&self.language);
        html! {
            (DOCTYPE)
            html lang=(self.language.as_str()) dir=(direction) {
                head {
                    meta http-equiv="Content-Type" content="text/html; charset=utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="supported-color-schemes" content="light dark";
                    title { (self.subject) }
                    style { (PreEscaped(STYLE)) }
                }
                body class="page" style="margin:0;padding:0;background-color:#f5f5f5;" {
                    table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0"
                        style="background-color:#f5f5f5;" {
                        tr { td align="center" style="padding:24px 12px;" { (self.card()) } }
                    }
                }
            }
        }
    }

    fn card(&self) -> Markup {
        html! {
            table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0"
                style="max-width:584px;background-color:#ffffff;border:1px solid #e0e0e0;border-radius:8px;" {
                tr { td style="padding:24px 32px 0;" { (self.head()) } }
                tr { td style="padding:16px 32px 0;" {
                    h1 class="strong" style={ (FONT) "margin:0;font-size:22px;line-height:28px;font-weight:600;color:#242424;" } {
                        (self.title)
                    }
                } }
                tr { td style="padding:12px 32px 0;" { (self.paragraphs()) } }
                @if !self.facts.is_empty() { tr { td style="padding:12px 32px 0;" { (self.list()) } } }
                @if let Some((words, link)) = self.button {
                    tr { td style="padding:20px 32px 0;" { (button(words, link)) } }
                }
                tr { td style="padding:24px 32px;" {
                    p class="soft" style={ (FONT) "margin:0;font-size:12px;line-height:18px;color:#616161;" } {
                        (self.foot)
                    }
                } }
            }
        }
    }

    /// The logo, or the organization's name where there is none.
    fn head(&self) -> Markup {
        html! {
            @if let Some(picture) = self.picture {
                @let (width, height) = fitted(picture.width, picture.height);
                img src={ "cid:" (picture.inline.content_id) } alt=(self.organization) width=(width) height=(height)
                    style="display:block;border:0;max-width:100%;height:auto;";
            } @else {
                p class="soft" style={ (FONT) "margin:0;font-size:14px;line-height:20px;color:#616161;" } {
                    (self.organization)
                }
            }
        }
    }

    fn paragraphs(&self) -> Markup {
        let lines = self.body.lines().filter(|line| !line.trim().is_empty());
        html! {
            @for line in lines {
                p class="soft" style={ (FONT) "margin:0 0 8px;font-size:16px;line-height:24px;color:#424242;" } {
                    (line)
                }
            }
        }
    }

    fn list(&self) -> Markup {
        html! {
            @for (name, fact) in self.facts {
                p class="soft" style={ (FONT) "margin:0 0 4px;font-size:14px;line-height:20px;color:#424242;" } {
                    strong class="strong" { (name) (self.colon) } (fact)
                }
            }
        }
    }
}

fn button(words: &str, link: &str) -> Markup {
    html! {
        a class="button" href=(link) style={
            (FONT) "display:inline-block;padding:10px 20px;border-radius:4px;background-color:#0f548c;"
            "color:#ffffff;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;"
        } { (words) }
    }
}

/// As large as it is drawn, in its own proportions.
fn fitted(width: u32, height: u32) -> (u32, u32) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (mut w, mut h) = (width, height);
    if h > u64::from(TALLEST) {
        (w, h) = (width * u64::from(TALLEST) / height, u64::from(TALLEST));
    }
    if w > u64::from(WIDEST) {
        (w, h) = (u64::from(WIDEST), height * u64::from(WIDEST) / width);
    }
    let side = |value: u64| u32::try_from(value.max(1)).unwrap_or(WIDEST);
    (side(w), side(h))
}

/// Which way the language is written.
fn direction(language: &LanguageTag) -> &'static str {
    match language.primary() {
        "ar" | "dv" | "fa" | "he" | "ku" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests;
