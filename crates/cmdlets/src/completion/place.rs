//! Where in a line the cursor stands. The line is not complete, so this looks at words only.

/// What comes before the cursor.
#[derive(Debug, Default)]
pub(super) struct Place<'a> {
    /// What is being typed.
    pub(super) word: &'a str,
    /// The words of the command before it; empty when the word is the command.
    pub(super) words: Vec<&'a str>,
    /// The first words of the commands before this one in its pipeline.
    pub(super) before: Vec<&'a str>,
    /// Whether the cursor stands in a text.
    pub(super) quoted: bool,
}

/// A pipeline that was begun.
#[derive(Debug, Default, Clone)]
struct Level<'a> {
    before: Vec<&'a str>,
    words: Vec<&'a str>,
}

impl<'a> Place<'a> {
    pub(super) fn at(text: &'a str) -> Self {
        let mut scan = Scan {
            text,
            levels: vec![Level::default()],
            word: None,
            quote: None,
        };
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            if letter == '`' {
                letters.next();
                continue;
            }
            scan.take(at, letter);
        }
        scan.place()
    }
}

struct Scan<'a> {
    text: &'a str,
    /// The innermost last. Never empty.
    levels: Vec<Level<'a>>,
    /// Where the word began that is being read.
    word: Option<usize>,
    quote: Option<char>,
}

impl<'a> Scan<'a> {
    fn take(&mut self, at: usize, letter: char) {
        if let Some(quote) = self.quote {
            if letter == quote {
                self.quote = None;
            }
            return;
        }
        match letter {
            '\'' | '"' => {
                self.quote = Some(letter);
                self.word.get_or_insert(at);
            }
            '|' => {
                self.end_word(at);
                if let Some(level) = self.levels.last_mut() {
                    let command = level.words.first().copied().unwrap_or("");
                    level.before.push(command);
                    level.words.clear();
                }
            }
            ';' | '\n' => {
                self.end_word(at);
                if let Some(level) = self.levels.last_mut() {
                    *level = Level::default();
                }
            }
            '(' | '{' => {
                // `$(`, `@{`: the sign belongs to what it opens.
                if self
                    .word
                    .is_some_and(|start| matches!(&self.text[start..at], "$" | "@"))
                {
                    self.word = None;
                }
                self.end_word(at);
                // `$_` in a block is what came down the pipeline outside.
                let outer = self.levels.last().cloned().unwrap_or_default();
                let before = if letter == '{' {
                    outer.before
                } else {
                    Vec::new()
                };
                self.levels.push(Level {
                    before,
                    words: Vec::new(),
                });
            }
            ')' | '}' => {
                self.end_word(at);
                if self.levels.len() > 1 {
                    self.levels.pop();
                }
                if let Some(level) = self.levels.last_mut() {
                    level.words.push(&self.text[at..=at]);
                }
            }
            ',' => {
                self.end_word(at);
                if let Some(level) = self.levels.last_mut() {
                    level.words.push(",");
                }
            }
            '=' => {
                self.end_word(at);
                if let Some(level) = self.levels.last_mut() {
                    level.words.clear();
                }
            }
            letter if letter.is_whitespace() => self.end_word(at),
            _ => {
                self.word.get_or_insert(at);
            }
        }
    }

    fn end_word(&mut self, at: usize) {
        if let (Some(start), Some(level)) = (self.word.take(), self.levels.last_mut()) {
            level.words.push(&self.text[start..at]);
        }
    }

    fn place(mut self) -> Place<'a> {
        let level = self.levels.pop().unwrap_or_default();
        Place {
            word: self.word.map_or("", |start| &self.text[start..]),
            words: level.words,
            before: level.before,
            quoted: self.quote.is_some(),
        }
    }
}
