//! Typing a line. The editor waits for keys on a thread of its own; what Tab asks is answered by the
//! server meanwhile.

use std::path::PathBuf;
use std::sync::mpsc as std_mpsc;
use std::time::Duration;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{CompletionType, Context, Editor, Helper};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::history::{self, is_secret};
use super::place::{Completed, Place};
use crate::cli::variable;
use crate::local;

const PROMPT: &str = "PS> ";
/// How long a line waits for what may come next.
const PATIENCE: Duration = Duration::from_secs(1);
/// More candidates than anybody reads.
const MOST: usize = 200;

type Typing = Editor<Help, FileHistory>;

/// Where lines are typed.
pub(super) struct Line {
    /// None while a line is typed.
    editor: Option<Typing>,
    questions: mpsc::UnboundedReceiver<Question>,
    history: Option<PathBuf>,
}

/// What came of a line.
pub(super) enum Typed {
    Script(String),
    /// It was empty, or cancelled.
    Nothing,
    /// There will be no more.
    End,
}

/// What may come at this byte of a text?
struct Question {
    text: String,
    cursor: usize,
    answer: std_mpsc::Sender<Completed>,
}

/// What the editor asks while somebody types.
struct Help {
    questions: mpsc::UnboundedSender<Question>,
}

impl Line {
    pub(super) fn new() -> Result<Self, local::Error> {
        let config = rustyline::Config::builder()
            .completion_type(CompletionType::List)
            .completion_show_all_if_ambiguous(true)
            .max_history_size(history::MOST)?
            .build();
        let (asking, questions) = mpsc::unbounded_channel();
        let mut editor = Editor::with_config(config)?;
        editor.set_helper(Some(Help { questions: asking }));
        let history = history::file(variable);
        // Without its history it is still a shell: the first time there is none.
        let _ = history.as_ref().map(|file| editor.load_history(file));
        Ok(Self {
            editor: Some(editor),
            questions,
            history,
        })
    }

    /// Lets somebody type. Ctrl-C gives a line up, Ctrl-D on an empty one ends.
    pub(super) async fn read(&mut self, place: &mut Place) -> Result<Typed, local::Error> {
        let mut editor = self.editor.take().ok_or("the terminal was lost")?;
        let mut typing = tokio::task::spawn_blocking(move || {
            let line = editor.readline(PROMPT);
            (editor, line)
        });
        let (editor, line) = loop {
            tokio::select! {
                typed = &mut typing => break typed?,
                Some(question) = self.questions.recv() => question.ask(place).await,
            }
        };
        let editor = self.editor.insert(editor);
        match line {
            Ok(line) if line.trim().is_empty() => Ok(Typed::Nothing),
            Ok(line) => {
                if !is_secret(&line) {
                    editor.add_history_entry(line.as_str())?;
                    // A full disk is no reason to stop.
                    let _ = self
                        .history
                        .as_ref()
                        .map(|file| editor.append_history(file));
                }
                Ok(Typed::Script(line))
            }
            Err(ReadlineError::Interrupted) => Ok(Typed::Nothing),
            Err(ReadlineError::Eof) => Ok(Typed::End),
            Err(error) => Err(error.into()),
        }
    }
}

impl Question {
    /// Nobody hears of a server that is slow or gone: the next script will say so.
    async fn ask(self, place: &mut Place) {
        let asked = timeout(PATIENCE, place.complete(&self.text, self.cursor)).await;
        if let Ok(Ok(completed)) = asked {
            let _ = self.answer.send(completed);
        }
    }
}

impl Completer for Help {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let (answer, answered) = std_mpsc::channel();
        let question = Question {
            text: line.to_owned(),
            cursor,
            answer,
        };
        let sent = self.questions.send(question);
        let completed = sent
            .ok()
            .and_then(|()| answered.recv_timeout(PATIENCE).ok());
        Ok(completed.map_or((cursor, Vec::new()), |completed| {
            usable(completed, line, cursor)
        }))
    }
}

/// What an editor may show of an answer, whoever gave it: a place within the line, one line each.
fn usable(completed: Completed, line: &str, cursor: usize) -> (usize, Vec<String>) {
    let from = completed.from;
    if from > cursor || !line.is_char_boundary(from) {
        return (cursor, Vec::new());
    }
    let texts = completed.candidates.into_iter().map(|one| one.text);
    let texts = texts.filter(|text| !text.contains(char::is_control));
    (from, texts.take(MOST).collect())
}

/// Something that was opened and not closed goes on in the next line.
impl Validator for Help {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let text = context.input();
        Ok(match beffroi_cmdlets::parse(text) {
            Err(error) if error.is_incomplete(text) => ValidationResult::Incomplete,
            _ => ValidationResult::Valid(None),
        })
    }
}

impl Hinter for Help {
    type Hint = String;
}

impl Highlighter for Help {}

impl Helper for Help {}

#[cfg(test)]
mod tests {
    use super::super::place::Candidate;
    use super::*;

    #[test]
    fn an_answer_that_makes_no_sense_completes_nothing() {
        let answer = |from, text: &str| Completed {
            from,
            candidates: vec![Candidate {
                text: text.to_owned(),
            }],
        };
        let given = usable(answer(0, "Get-Mailbox"), "Get-é", 6);
        assert_eq!(given, (0, vec!["Get-Mailbox".to_owned()]));
        for (from, text) in [(7, "x"), (usize::MAX, "x"), (5, "x"), (0, "\u{1b}[2J")] {
            assert!(
                usable(answer(from, text), "Get-é", 6).1.is_empty(),
                "{from}"
            );
        }
    }
}
