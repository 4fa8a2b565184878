//! Pictures: what is taken in, what is refused and why, who fetches them and how long they are kept.

use std::io::Cursor;

use beffroi_testkit::{Answer, Backend, TestCaller, backends};
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, MESSAGES, MINE, contoso};

pub(crate) fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbaImage::from_fn(width, height, |x, y| {
        let [x, y] = [x, y].map(|side| u8::try_from(side % 256).unwrap());
        image::Rgba([x, y, 120, if x > 4 { 255 } else { 0 }])
    });
    encoded(&pixels.into(), ImageFormat::Png)
}

fn png_without_alpha(width: u32, height: u32) -> Vec<u8> {
    encoded(&RgbImage::new(width, height).into(), ImageFormat::Png)
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&RgbImage::new(width, height).into(), ImageFormat::Jpeg)
}

/// A PNG whose head claims a size and whose body is nearly nothing.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(64, 64);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (0_u32.wrapping_sub(crc & 1)))
        })
    };
    !bytes.iter().fold(!0, step)
}

impl Contoso {
    pub(crate) async fn upload(
        &self,
        who: &TestCaller,
        location: &str,
        kind: &str,
        bytes: Vec<u8>,
    ) -> Answer {
        self.app
            .post(&format!("{MESSAGES}/pictures?location={location}"))
            .by(who)
            .body(kind, bytes)
            .send()
            .await
    }

    pub(crate) async fn picture(&self, location: &str, bytes: Vec<u8>) -> String {
        let answer = self
            .upload(&self.writer, location, "image/png", bytes)
            .await;
        answer.expect(201).json()["id"].as_str().unwrap().to_owned()
    }

    /// The words in which a picture is refused.
    async fn refused(&self, location: &str, kind: &str, bytes: Vec<u8>) -> String {
        let answer = self.upload(&self.writer, location, kind, bytes).await;
        let error = answer.expect(400).json()["error"].clone();
        assert_eq!(error["target"], "picture", "{error}");
        error["message"].as_str().unwrap().to_owned()
    }
}

fn says(words: &str, parts: &[&str]) {
    for part in parts {
        assert!(words.contains(part), "{words:?} does not say {part:?}");
    }
}

#[tokio::test]
async fn real_decode_not_file_extension_at_most_1_mib_metadata_stripped() {
    for backend in backends() {
        let c = contoso(backend).await;
        let taken = c
            .upload(&c.writer, "taskbar", "image/png", png(64, 64))
            .await;
        let place = taken.header("location");
        let place = place[place.find("/beta").unwrap()..].to_owned();
        let taken = taken.expect(201).json();
        assert_eq!(
            (&taken["contentType"], &taken["width"], &taken["height"]),
            (&json!("image/png"), &json!(64), &json!(64))
        );
        let fetched = c.app.get(&place).by(&c.approver).send().await;
        assert_eq!(
            fetched.header("etag"),
            format!("\"{}\"", taken["id"].as_str().unwrap())
        );
        says(
            &fetched.header("cache-control"),
            &["private", "immutable", "max-age=31536000"],
        );
        assert_eq!(fetched.header("x-content-type-options"), "nosniff");
        assert_eq!(fetched.header("content-type"), "image/png");
        let tag = fetched.header("etag");
        let again = c
            .app
            .get(&place)
            .by(&c.writer)
            .header("if-none-match", &tag);
        again.send().await.expect(304);

        let mut told = png(64, 64);
        let end = told.len() - 12;
        let mut chunk = b"\0\0\0\x0btEXtComment\0Lyon".to_vec();
        chunk[3] = 12;
        let sum = crc32(&chunk[4..]);
        chunk.extend(sum.to_be_bytes());
        told.splice(end..end, chunk);
        let stripped = c.picture("taskbar", told).await;
        assert_eq!(
            stripped,
            taken["id"].as_str().unwrap(),
            "kept once, without the comment"
        );

        let large = c
            .upload(&c.writer, "portal", "image/png", vec![0; (1 << 20) + 1])
            .await;
        let large = large.expect(413).json();
        assert_eq!(large["error"]["target"], "picture");
        says(large["error"]["message"].as_str().unwrap(), &["1 MiB"]);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn wrong_size_wrong_format_a_renamed_jpeg_a_bomb_and_an_svg_are_refused_with_the_rule() {
    let c = contoso(Backend::Sqlite).await;
    let rule = "PNG with alpha channel, 64 x 64";
    says(
        &c.refused("taskbar", "image/png", png(63, 64)).await,
        &[rule, "63 x 64"],
    );
    says(
        &c.refused("taskbar", "image/png", png_without_alpha(64, 64))
            .await,
        &[rule, "without alpha"],
    );
    says(
        &c.refused("taskbar", "image/png", jpeg(64, 64)).await,
        &[rule, "a JPEG"],
    );
    let gif = b"GIF89a\x40\0\x40\0\0\0\0;".to_vec();
    says(
        &c.refused("taskbar", "image/png", gif).await,
        &[rule, "a GIF"],
    );
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>"#.to_vec();
    says(
        &c.refused("taskbar", "image/svg+xml", svg).await,
        &[rule, "an SVG"],
    );
    says(
        &c.refused("taskbar", "image/png", Vec::new()).await,
        &["empty"],
    );
    let mut cut = png(64, 64);
    cut.truncate(cut.len() / 2);
    says(&c.refused("taskbar", "image/png", cut).await, &["damaged"]);
    for location in [
        "taskbar",
        "notificationArea",
        "lockScreen",
        "getStarted",
        "portal",
        "email",
    ] {
        let words = c.refused(location, "image/png", bomb(10_000, 10_000)).await;
        says(&words, &["10000 x 10000", location]);
    }
    let nowhere = c
        .upload(&c.writer, "ceiling", "image/png", png(64, 64))
        .await;
    assert_eq!(nowhere.expect(400).json()["error"]["target"], "location");
    c.upload(&c.bob, "taskbar", "image/png", png(64, 64))
        .await
        .expect(403);
    c.app.finish().await;
}

#[tokio::test]
async fn each_location_takes_the_picture_of_its_own_rule() {
    let c = contoso(Backend::Sqlite).await;
    c.picture("taskbar", png(64, 64)).await;
    c.picture("notificationArea", png(48, 48)).await;
    c.picture("lockScreen", jpeg(1_600, 900)).await;
    c.picture("getStarted", png(75, 50)).await;
    c.picture("portal", png(17, 200)).await;
    c.picture("email", jpeg(300, 80)).await;
    says(
        &c.refused("notificationArea", "image/png", png(64, 64))
            .await,
        &["48 x 48"],
    );
    says(
        &c.refused("lockScreen", "image/jpeg", jpeg(1_280, 720))
            .await,
        &["1600 x 900", "1280 x 720"],
    );
    says(
        &c.refused("lockScreen", "image/jpeg", jpeg(1_600, 1_200))
            .await,
        &["16:9"],
    );
    says(
        &c.refused("getStarted", "image/png", png(101, 50)).await,
        &["50 to 100", "101 x 50"],
    );
    c.app.finish().await;
}

#[tokio::test]
async fn a_message_names_a_picture_that_is_there_and_fits() {
    let c = contoso(Backend::Sqlite).await;
    let mut draft = c.draft();
    draft["content"]["picture"] = json!("ab".repeat(32));
    let refused = c.app.post(MESSAGES).by(&c.writer).json(&draft).send().await;
    assert_eq!(
        refused.expect(400).json()["error"]["target"],
        "content/picture"
    );

    let small = c.picture("notificationArea", png(48, 48)).await;
    draft["content"]["picture"] = json!(small);
    let id = c.create(&draft).await;
    let refused = c.act(&c.writer, &id, "submitForApproval", json!({})).await;
    let error = refused.expect(400).json()["error"].clone();
    assert_eq!(error["target"], "content/picture");
    says(error["message"].as_str().unwrap(), &["64 x 64", "48 x 48"]);
    c.app.finish().await;
}

async fn copied(c: &Contoso, id: &str) -> Value {
    let copy = c.act(&c.writer, id, "copy", json!({})).await.expect(201);
    copy.json()
}

#[tokio::test]
async fn copy_the_image_comes_along_when_the_location_is_the_same() {
    let c = contoso(Backend::Sqlite).await;
    let logo = c.picture("taskbar", png(64, 64)).await;
    let mut draft = c.draft();
    draft["content"]["picture"] = json!(logo);
    let id = c.create(&draft).await;
    let copy = copied(&c, &id).await;
    assert_eq!(copy["content"]["picture"], json!(logo));
    let path = format!("{MESSAGES}/{}", copy["id"].as_str().unwrap());
    let moved = c
        .app
        .patch(&path)
        .by(&c.writer)
        .json(&json!({"location": "portal"}));
    let moved = moved.send().await.expect(200).json();
    assert!(moved["content"].get("picture").is_none(), "{moved}");
    assert_eq!(moved["content"]["texts"], copy["content"]["texts"]);
    c.app.finish().await;
}

#[tokio::test]
async fn an_approval_binds_the_picture_and_who_is_told_fetches_it() {
    for backend in backends() {
        let c = contoso(backend).await;
        let logo = c.picture("taskbar", png(64, 64)).await;
        let mut draft = c.draft();
        draft["content"]["picture"] = json!(logo);
        let id = c.create(&draft).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        let address = c.due(&c.bob).await[0]["picture"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(address, format!("{MINE}/pictures/{logo}"));
        c.app.get(&address).by(&c.bob).send().await.expect(200);
        c.app.get(&address).by(&c.chloe).send().await.expect(404);
        c.app.get(&address).by(&c.dan).send().await.expect(404);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_no_message_has_is_thrown_away_after_a_day() {
    for backend in backends() {
        let c = contoso(backend).await;
        let unused = c.picture("taskbar", png(64, 64)).await;
        let used = c.picture("portal", png(20, 20)).await;
        let mut draft = c.draft();
        draft["location"] = json!("portal");
        draft["content"]["picture"] = json!(used);
        let id = c.create(&draft).await;
        let fetch = |id: &str| {
            c.app
                .get(&format!("{MESSAGES}/pictures/{id}"))
                .by(&c.writer)
        };
        c.app.later(DAY / 2).await;
        fetch(&unused).send().await.expect(200);
        c.app.later(DAY).await;
        fetch(&unused).send().await.expect(404);
        fetch(&used).send().await.expect(200);
        let path = format!("{MESSAGES}/{id}");
        c.app.delete(&path).by(&c.writer).send().await.expect(204);
        c.app.later(DAY * 2).await;
        fetch(&used).send().await.expect(404);
        c.app.finish().await;
    }
}
