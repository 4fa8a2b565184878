//! One request, before somebody makes it.

use beffroi_testkit::{Request, TestApp};
use http::Method;
use serde_json::Value;

/// A PNG of one pixel.
pub(crate) const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\x10\x50\x30\x00\x00\x00\xa4\x00\x61\x34\x66\x7d\x72\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// A call that is ready to be made by somebody.
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) body: Body,
}

#[derive(Clone)]
pub(crate) enum Body {
    None,
    Json(Value),
    Csv(String),
    Form(String),
    Picture,
}

impl Call {
    pub(crate) fn request(&self, app: &TestApp) -> Request {
        let request = app.request(self.method.clone(), &self.path);
        match &self.body {
            Body::None => request,
            Body::Json(body) => request.json(body),
            Body::Picture => request.body("image/png", PIXEL),
            Body::Csv(text) => request.body("text/csv", text.clone()),
            Body::Form(text) => request.body("application/x-www-form-urlencoded", text.clone()),
        }
    }
}
