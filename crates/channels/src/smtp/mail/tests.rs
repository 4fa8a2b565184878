use proptest::prelude::*;

use super::super::Settings;
use super::*;

fn sender() -> Sender {
    let read = Settings::parse("smtp://localhost", "bell@contoso.example", "h");
    read.expect("settings").sender
}

fn mail() -> Mail {
    Mail {
        to: Recipient::new("Amélie Roux", "amelie@contoso.example").expect("an address"),
        sender: None,
        from_name: "Contoso".to_owned(),
        subject: "Vos bulletins ont déménagé".to_owned(),
        language: "fr-FR".to_owned(),
        text: "Ils sont sur le portail.\n".to_owned(),
        html: "<p>Ils sont sur le portail.</p>".to_owned(),
        picture: None,
        id: "1234".to_owned(),
        list: "messages.contoso.example".to_owned(),
        date: "2026-11-23T09:00:00Z".parse().expect("an instant"),
        bounce: None,
        unsubscribe: None,
    }
}

fn head(formatted: &[u8]) -> String {
    let text = std::str::from_utf8(formatted).expect("a mail is ASCII");
    text.split("\r\n\r\n").next().unwrap_or_default().to_owned()
}

#[test]
fn headers_say_who_when_and_that_no_person_wrote_it() {
    let formatted = mail().formatted(&sender()).expect("a mail");
    let head = head(&formatted);
    for line in [
        "From: Contoso <bell@contoso.example>",
        "Date: Mon, 23 Nov 2026 09:00:00 +0000",
        "Message-ID: <1234@contoso.example>",
        "Auto-Submitted: auto-generated",
        "List-Id: <messages.contoso.example>",
        "Content-Language: fr-FR",
        "MIME-Version: 1.0",
    ] {
        assert!(head.lines().any(|one| one == line), "{line} in {head}");
    }
    assert!(head.contains("multipart/alternative"), "{head}");
    assert_eq!(formatted, mail().formatted(&sender()).expect("the same"));
}

/// The envelope's sender, and From, Reply-To and Sender where they are there.
fn senders(mail: &Mail, operator: &Sender, bounces: Option<&Bounces>) -> [Option<String>; 4] {
    let head = head(&mail.formatted(operator).expect("a mail"));
    let named = |name: &str| {
        let mut lines = head.lines();
        lines.find_map(|line| line.strip_prefix(name).map(str::to_owned))
    };
    let path = mail.route(operator, bounces).from.to_string();
    let [from, reply_to, sender] = ["From: ", "Reply-To: ", "Sender: "].map(named);
    [Some(path), from, reply_to, sender]
}

#[test]
fn the_organizations_sender_goes_before_the_operators_and_bounces_before_both() {
    let bounces = Bounces::parse("bounces@bell.example").expect("an address");
    let operator = Sender::new("Bell", "bell@bell.example").expect("a sender");
    let own = Sender::new("Contoso", "news@contoso.example").expect("a sender");
    let usual = Mail {
        bounce: Some("1a2b".to_owned()),
        ..mail()
    };
    let with_own = Mail {
        sender: Some(own),
        ..usual.clone()
    };
    let (from, own) = ("Bell <bell@bell.example>", "Contoso <news@contoso.example>");
    for (mail, bounces, expected) in [
        (&usual, None, ["bell@bell.example", from, "", ""]),
        (&with_own, None, ["news@contoso.example", own, own, from]),
        (
            &usual,
            Some(&bounces),
            ["bounces+1a2b@bell.example", from, "", ""],
        ),
        (
            &with_own,
            Some(&bounces),
            ["bounces+1a2b@bell.example", own, own, from],
        ),
    ] {
        let found = senders(mail, &operator, bounces).map(Option::unwrap_or_default);
        assert_eq!(found, expected);
    }
    // Another name at the operator's address is no other sender.
    let renamed = Mail {
        sender: Some(Sender::new("", "bell@bell.example").expect("a sender")),
        ..usual
    };
    let from = "Contoso <bell@bell.example>";
    let found = senders(&renamed, &operator, None).map(Option::unwrap_or_default);
    assert_eq!(found, ["bell@bell.example", from, from, ""]);
}

#[test]
fn an_end_of_such_mails_is_offered_over_https_only() {
    let offered = |url: &str| {
        let mail = Mail {
            unsubscribe: Some(url.parse().expect("an address of the web")),
            ..mail()
        };
        let head = head(&mail.formatted(&sender()).expect("a mail"));
        let lines = head.lines().filter(|line| line.starts_with("List-Uns"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        offered("https://bell.example/u/1a2b?x=<é>"),
        [
            "List-Unsubscribe: <https://bell.example/u/1a2b?x=%3C%C3%A9%3E>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ]
    );
    let long = format!("https://bell.example/{}", "x".repeat(1_000));
    for url in ["http://bell.example/u", "mailto:bell@bell.example", &long] {
        assert!(offered(url).is_empty(), "{url}");
    }
}

#[test]
fn a_picture_stands_beside_the_html_alone() {
    let picture = Inline {
        content_id: "logo".to_owned(),
        content_type: "image/png",
        bytes: vec![1, 2, 3],
    };
    let with = Mail {
        picture: Some(picture),
        ..mail()
    };
    let text = String::from_utf8(with.formatted(&sender()).expect("a mail")).expect("ASCII");
    let at = |part: &str| {
        text.find(part)
            .unwrap_or_else(|| panic!("{part} in {text}"))
    };
    assert!(at("multipart/alternative") < at("text/plain"));
    assert!(at("text/plain") < at("multipart/related"));
    assert!(at("multipart/related") < at("text/html"));
    assert!(at("text/html") < at("Content-ID: <logo>"));
    assert!(text.contains("Content-Disposition: inline"), "{text}");
}

#[test]
fn an_unusual_address_is_written_to_as_well() {
    for address in ["\"a <b\"@contoso.example", "o'neill+x@contoso.example"] {
        let to = Recipient::new("Amélie", address).expect("an address");
        let mail = Mail { to, ..mail() };
        let head = head(&mail.formatted(&sender()).expect("a mail"));
        assert!(head.contains(&format!("<{address}>")), "{head}");
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for bad in [
        "",
        "amelie",
        "a@b@c",
        "a b@c.example",
        "a@c.example\r\nRCPT TO:<x@y.example>",
    ] {
        assert_eq!(Recipient::new("A", bad), Err(NotAnAddress), "{bad:?}");
    }
}

proptest! {
    #[test]
    fn no_text_begins_a_header_or_a_line_of_its_own(
        text in "[\\PC\r\n\t:<>@\"=?]{0,80}", name in "[\\PC\r\n\t:<>@\"=?]{0,40}",
        address in "[a-z.@\"<>\r\n]{1,6}@[a-z.\r\n]{1,9}",
    ) {
        // What its name holds is public, so nothing is taken for granted about it.
        let named = |sender| Sender { name: Some(name.clone()), ..sender };
        let own = Sender::new("", &address).ok().map(named);
        let mut expected = vec![
            "Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "List-Id",
            "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Message-ID",
        ];
        expected.extend(own.as_ref().map(|_| "Reply-To"));
        expected.extend(own.as_ref().map(|_| "Sender"));
        expected.extend(["Subject", "To"]);
        let evil = Mail {
            to: Recipient::new(&name, "amelie@contoso.example").expect("an address"),
            sender: own,
            from_name: name.clone(),
            subject: format!("{text}\r\nBcc: eve@evil.example\r\n\r\nbody"),
            language: text.clone(),
            text: text.clone(),
            html: text.clone(),
            list: text.clone(),
            id: text.clone(),
            bounce: Some(text.clone()),
            unsubscribe: Url::parse(&format!("https://bell.example/{text}")).ok(),
            ..mail()
        };
        let formatted = evil.formatted(&sender()).expect("a mail");
        prop_assert!(formatted.is_ascii());
        let head = head(&formatted);
        let mut names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap_or_default())
            .collect();
        names.sort_unstable();
        prop_assert_eq!(names, expected, "{}", head);
    }
}
