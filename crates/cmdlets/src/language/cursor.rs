use super::letters::{is_dash, is_name, is_space};

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    pub(super) fn take_text(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Takes a word that was seen to come next, in any case.
    pub(super) fn take_text_any(&mut self, word: &str) {
        self.at += word.len();
    }

    /// Letters as long as they fit.
    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|letter| !fits(letter)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// White space within the line, continued lines and comments.
    pub(super) fn skip_spaces(&mut self) {
        loop {
            self.take_while(is_space);
            if self.rest().starts_with("<#") {
                let end = self.rest().find("#>").map(|end| end + 2);
                self.at += end.unwrap_or(self.rest().len());
            } else if self.peek() == Some('#') {
                self.take_while(|letter| letter != '\n');
            } else if !(self.take_text("`\r\n") || self.take_text("`\n")) {
                return;
            }
        }
    }

    /// The same, and line ends.
    pub(super) fn skip_lines(&mut self) {
        loop {
            self.skip_spaces();
            if self
                .take_while(|letter| letter == '\n' || letter == '\r')
                .is_empty()
            {
                return;
            }
        }
    }

    /// The same, and semicolons.
    pub(super) fn skip_separators(&mut self) {
        loop {
            self.skip_lines();
            if !self.take(';') {
                return;
            }
        }
    }

    /// A word of letters that comes next, without taking it.
    pub(super) fn peek_word(&self) -> &'a str {
        let mut ahead = *self;
        ahead.take_while(is_name)
    }

    /// The word after a dash that comes next, without taking it.
    pub(super) fn peek_dashed(&self) -> Option<&'a str> {
        let mut ahead = *self;
        ahead.next().filter(|first| is_dash(*first))?;
        let word = ahead.take_while(is_name);
        word.starts_with(char::is_alphabetic).then_some(word)
    }

    /// Takes a dash and a word of this length.
    pub(super) fn take_dashed(&mut self, word: &str) {
        self.next();
        self.at += word.len();
    }
}
