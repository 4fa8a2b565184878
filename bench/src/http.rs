//! As much HTTP/1.1 as a program needs that asks one server one thing after the other.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddrV4, TcpStream},
};

use serde_json::Value;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// One connection, kept open.
pub(crate) struct Http {
    stream: BufReader<TcpStream>,
    address: SocketAddrV4,
}

/// What the server said.
pub(crate) struct Answer {
    /// `name: value`, as they came.
    pub(crate) headers: Vec<String>,
    /// Null when there is none; a string when it is plain text.
    pub(crate) body: Value,
}

impl Http {
    pub(crate) fn connect(address: SocketAddrV4) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::new(stream),
            address,
        })
    }

    /// Another connection to the same server: it closes those that have long been silent.
    pub(crate) fn anew(&self) -> Outcome<Self> {
        Self::connect(self.address)
    }

    /// Sends a request with a JSON body. `credentials` are header lines.
    pub(crate) fn post(
        &mut self,
        path: &str,
        credentials: &[String],
        body: &Value,
    ) -> Outcome<Answer> {
        self.send(path, credentials, body)?;
        self.answer()
    }

    /// The first half of [`Http::post`]: on its way when this returns.
    pub(crate) fn send(&mut self, path: &str, credentials: &[String], body: &Value) -> Outcome<()> {
        let body = body.to_string();
        self.write("POST", path, "application/json", credentials, &body)
    }

    pub(crate) fn get(&mut self, path: &str, credentials: &[String]) -> Outcome<Answer> {
        self.write("GET", path, "application/json", credentials, "")?;
        self.answer()
    }

    pub(crate) fn patch(
        &mut self,
        path: &str,
        credentials: &[String],
        body: &Value,
    ) -> Outcome<Answer> {
        let body = body.to_string();
        self.write("PATCH", path, "application/json", credentials, &body)?;
        self.answer()
    }

    pub(crate) fn put(
        &mut self,
        path: &str,
        credentials: &[String],
        body: &Value,
    ) -> Outcome<Answer> {
        let body = body.to_string();
        self.write("PUT", path, "application/json", credentials, &body)?;
        self.answer()
    }

    pub(crate) fn post_form(&mut self, path: &str, form: &str) -> Outcome<Answer> {
        self.write("POST", path, "application/x-www-form-urlencoded", &[], form)?;
        self.answer()
    }

    fn write(
        &mut self,
        method: &str,
        path: &str,
        media_type: &str,
        headers: &[String],
        body: &str,
    ) -> Outcome<()> {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n",
            self.address,
            body.len()
        );
        for header in headers {
            request += header;
            request += "\r\n";
        }
        request += "\r\n";
        request += body;
        let stream = self.stream.get_mut();
        stream.write_all(request.as_bytes()).map_err(Into::into)
    }

    /// Waits for the answer. An error when the server did not do what it was asked.
    pub(crate) fn answer(&mut self) -> Outcome<Answer> {
        let status = self.line()?;
        let mut headers = Vec::new();
        let mut length = 0;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            if let Some(value) = value_of(&line, "content-length") {
                length = value.parse()?;
            }
            headers.push(line);
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        if !status.starts_with("HTTP/1.1 2") {
            return Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into());
        }
        let is_text = |line: &String| {
            value_of(line, "content-type").is_some_and(|kind| kind.starts_with("text/"))
        };
        let body = if body.is_empty() {
            Value::Null
        } else if headers.iter().any(is_text) {
            Value::String(String::from_utf8(body)?)
        } else {
            serde_json::from_slice(&body)?
        };
        Ok(Answer { headers, body })
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err("the server hung up".into());
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Outcome<&str> {
        let mut values = self.headers.iter();
        values
            .find_map(|header| value_of(header, name))
            .ok_or_else(|| format!("no header {name}").into())
    }

    /// A text of the body, which is an object.
    pub(crate) fn text(&self, field: &str) -> Outcome<&str> {
        let text = self.body[field].as_str();
        text.ok_or_else(|| format!("no {field} in {}", self.body).into())
    }
}

fn value_of<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let (own, value) = header.split_once(':')?;
    own.eq_ignore_ascii_case(name).then(|| value.trim())
}
