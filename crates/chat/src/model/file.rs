//! What a file is, by what its first bytes tell.

/// Largest file, in bytes.
pub(crate) const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// The type of a file that is taken. Whatever could run, or be shown as a page, is not.
pub(crate) fn file_type(content: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| content.starts_with(magic);
    let found = if starts(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if starts(b"\xff\xd8\xff") {
        "image/jpeg"
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        "image/gif"
    } else if starts(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        "image/webp"
    } else if starts(b"%PDF-") {
        "application/pdf"
    } else if starts(b"PK\x03\x04") {
        office(content)?
    } else if is_text(content) {
        "text/plain"
    } else {
        return None;
    };
    Some(found)
}

/// Documents are ZIP archives whose first entries tell what they are; other archives, and documents with macros,
/// are not taken.
fn office(content: &[u8]) -> Option<&'static str> {
    let has = |part: &[u8]| content.windows(part.len()).any(|window| window == part);
    if has(b"vbaProject.bin") {
        return None;
    }
    if has(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        return Some("application/vnd.oasis.opendocument.text");
    }
    if has(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        return Some("application/vnd.oasis.opendocument.spreadsheet");
    }
    if !has(b"[Content_Types].xml") {
        return None;
    }
    let kinds: [(&[u8], &str); 3] = [
        (
            b"word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            b"xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            b"ppt/presentation.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
    ];
    kinds
        .iter()
        .find(|(part, _)| has(part))
        .map(|(_, kind)| *kind)
}

/// Text without anything that a browser could take for a page: it is served as text in any case.
fn is_text(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else {
        return false;
    };
    let allowed = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let start: String = text.trim_start().chars().take(64).collect();
    let start = start.to_lowercase();
    !text.is_empty()
        && text.chars().all(allowed)
        && !start.starts_with('<')
        && !start.starts_with("#!")
        && !start.starts_with("@echo")
}

/// A name for a file: its last part, without anything that means something to a shell or a browser.
pub(crate) fn file_name(name: &str) -> Result<String, &'static str> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let fits = (1..=200).contains(&last.chars().count());
    if !fits
        || last
            .chars()
            .any(|c| c.is_control() || deceives(c) || "<>:\"|?*".contains(c))
        || last.starts_with('.')
    {
        return Err(
            "must be a name of 1 to 200 characters without < > : \" | ? *, a dot in front or signs that turn the direction of text",
        );
    }
    Ok(last.to_owned())
}

/// Whether a name ends as its content does: whoever opens a saved file runs what its name says, not what it is.
pub(crate) fn check_ending(name: &str, content_type: &str) -> Result<(), &'static str> {
    let (endings, rule): (&[&str], _) = match content_type {
        "image/png" => (
            &["png"],
            "must end in .png, as its content is a PNG picture",
        ),
        "image/jpeg" => (
            &["jpg", "jpeg"],
            "must end in .jpg or .jpeg, as its content is a JPEG picture",
        ),
        "image/gif" => (
            &["gif"],
            "must end in .gif, as its content is a GIF picture",
        ),
        "image/webp" => (
            &["webp"],
            "must end in .webp, as its content is a WebP picture",
        ),
        "application/pdf" => (
            &["pdf"],
            "must end in .pdf, as its content is a PDF document",
        ),
        "text/plain" => (
            &[
                "txt", "text", "md", "csv", "tsv", "log", "json", "yaml", "yml", "ics", "vcf",
            ],
            "must end in .txt, .text, .md, .csv, .tsv, .log, .json, .yaml, .yml, .ics or .vcf, as its content is plain text",
        ),
        "application/vnd.oasis.opendocument.text" => {
            (&["odt"], "must end in .odt, as its content does")
        }
        "application/vnd.oasis.opendocument.spreadsheet" => {
            (&["ods"], "must end in .ods, as its content does")
        }
        other if other.ends_with("wordprocessingml.document") => {
            (&["docx"], "must end in .docx, as its content does")
        }
        other if other.ends_with("spreadsheetml.sheet") => {
            (&["xlsx"], "must end in .xlsx, as its content does")
        }
        _ => (&["pptx"], "must end in .pptx, as its content does"),
    };
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let fits = ending.is_some_and(|ending| endings.contains(&ending.as_str()));
    if fits { Ok(()) } else { Err(rule) }
}

/// Whether a sign turns the direction of text, or is not seen: `exe.png` may read `gnp.exe`.
pub(crate) const fn deceives(c: char) -> bool {
    turns(c)
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a sign turns the direction of text.
const fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_by_content() {
        assert_eq!(file_type(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(file_type(b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(file_type("Bonjour à tous\n".as_bytes()), Some("text/plain"));
        let document = b"PK\x03\x04....[Content_Types].xml....word/document.xml";
        assert!(
            file_type(document).is_some_and(|kind| kind.ends_with("wordprocessingml.document"))
        );
        for content in [
            b"".as_slice(),
            b"<html><script>alert(1)</script>",
            b"  <svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
            b"MZ\x90\x00",
            b"\x7fELF",
            b"#!/bin/sh\nrm",
            b"PK\x03\x04 evil.exe",
            b"PK\x03\x04[Content_Types].xml word/document.xml word/vbaProject.bin",
            b"\x00\x01\x02",
        ] {
            assert_eq!(file_type(content), None, "{content:?}");
        }
    }

    #[test]
    fn a_name_ends_as_its_content_does() {
        for (name, content_type) in [
            ("plan.PDF", "application/pdf"),
            ("a.b.jpeg", "image/jpeg"),
            ("list.csv", "text/plain"),
            (
                "letter.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
        ] {
            assert_eq!(check_ending(name, content_type), Ok(()), "{name}");
        }
        for (name, content_type) in [
            ("invoice.pdf.exe", "application/pdf"),
            ("run.hta", "text/plain"),
            ("run.txt.lnk", "text/plain"),
            ("run", "text/plain"),
            ("page.html", "text/plain"),
            ("a.png", "image/jpeg"),
        ] {
            assert!(check_ending(name, content_type).is_err(), "{name}");
        }
    }

    #[test]
    fn names() {
        assert_eq!(
            file_name("C:\\Users\\x\\plan.pdf"),
            Ok("plan.pdf".to_owned())
        );
        assert_eq!(file_name("../../etc/passwd"), Ok("passwd".to_owned()));
        for name in ["", ".htaccess", "a<b", "x\u{7}", &"x".repeat(201)] {
            assert!(file_name(name).is_err(), "{name}");
        }
    }
}
