//! The organization's logo: what is taken, what is refused, who sees it.

use std::io::Cursor;

use beffroi_directory::permission::ORGANIZATION_READ_WRITE_ALL;
use beffroi_testkit::{Answer, TestApp, TestCaller, backends};
use image::{DynamicImage, ImageFormat};

use super::office::*;

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::new_rgb8(width, height)
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

async fn put(app: &TestApp, by: &TestCaller, path: &str, bytes: Vec<u8>) -> Answer {
    app.put(path).by(by).body("image/png", bytes).send().await
}

#[tokio::test]
async fn a_logo_is_taken_shown_and_taken_away() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let path = format!("/v1.0/organization/{}/branding/bannerLogo", admin.tenant);
        let nobody = TestCaller {
            permissions: Vec::new(),
            ..admin.clone()
        };
        let get = || app.get(&path).by(&nobody).send();
        get().await.expect(404);
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            put(&app, &admin, &path, picture(490, 72, format))
                .await
                .expect(204);
            let shown = get().await.expect(200);
            assert_eq!(shown.header("content-type"), format.to_mime_type());
            assert_eq!(shown.header("x-content-type-options"), "nosniff");
            let tag = shown.header("etag");
            let own = app.get("/v1.0/organization").by(&nobody).send().await;
            let place = own.expect(200).json()["value"][0]["bannerLogoRelativeUrl"]
                .as_str()
                .unwrap()
                .to_owned();
            let there = app.get(&place).by(&nobody).send().await.expect(200);
            assert_eq!(there.header("etag"), tag);
            let known = app.get(&path).by(&nobody).header("if-none-match", &tag);
            known.send().await.expect(304);
        }
        for (bytes, says) in [
            (
                picture(491, 72, ImageFormat::Png),
                "at most 490 x 72 pixels",
            ),
            (
                picture(10, 73, ImageFormat::Png),
                "this is a PNG without alpha channel, 10 x 73 pixels",
            ),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
                "this is an SVG",
            ),
            (Vec::new(), "must not be empty"),
        ] {
            let refused = put(&app, &admin, &path, bytes).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], "bannerLogo");
            assert!(refused.text().contains(says), "{}", refused.text());
        }
        let large = put(&app, &admin, &path, vec![0; (50 << 10) + 1]).await;
        assert!(large.expect(413).text().contains("50 KiB"));
        let denied = put(&app, &nobody, &path, picture(1, 1, ImageFormat::Png)).await;
        let denied = denied.expect(403);
        assert!(
            denied
                .text()
                .contains(&ORGANIZATION_READ_WRITE_ALL.to_string())
        );
        let other = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        let theirs = format!("/v1.0/organization/{other}/branding/bannerLogo");
        put(&app, &admin, &theirs, picture(1, 1, ImageFormat::Png))
            .await
            .expect(404);
        let delete = || app.delete(&path).by(&admin).send();
        delete().await.expect(204);
        get().await.expect(404);
        delete().await.expect(204);
        let audits = app
            .get("/v1.0/auditLogs/directoryAudits?$top=50")
            .by(&admin);
        let audits = audits.send().await.expect(200);
        let about = audits
            .text()
            .matches("Update organization branding")
            .count();
        assert_eq!(about, 3, "two were set and one removed");
        app.finish().await;
    }
}
