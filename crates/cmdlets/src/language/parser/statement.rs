use std::sync::Arc;

use super::super::ast::{Body, Pipeline, Stage, Statement, StatementKind};
use super::super::letters::{is_dash, is_double_quote, is_single_quote};
use super::{Parser, Result};

/// Words of the language that are not offered. Named, so that nobody looks for a cmdlet.
const NOT_OFFERED: [&str; 14] = [
    "begin", "break", "class", "continue", "do", "end", "exit", "filter", "for", "function",
    "process", "return", "switch", "while",
];

impl Parser<'_> {
    /// Statements up to the closing letter, which is taken, or to the end of the text.
    pub(super) fn statements(&mut self, closing: Option<(char, usize)>) -> Result<Body> {
        let mut statements = Vec::new();
        loop {
            self.cursor.skip_separators();
            match (self.cursor.peek(), closing) {
                (None, None) => break,
                (None, Some((letter, start))) => {
                    self.close(letter, start)?;
                }
                (Some(next), Some((letter, start))) if next == letter => {
                    self.close(letter, start)?;
                    break;
                }
                _ => {}
            }
            statements.push(self.statement()?);
            self.cursor.skip_spaces();
            match self.cursor.peek() {
                None | Some('\n' | '\r' | ';') => {}
                Some(next) if closing.is_some_and(|(letter, _)| letter == next) => {}
                // After `}` a statement may follow on the same line.
                Some(_) if ends_with_body(statements.last()) => {}
                Some(_) => return Err(self.unexpected()),
            }
        }
        Ok(Arc::from(statements))
    }

    pub(super) fn statement(&mut self) -> Result<Statement> {
        let at = self.cursor.at();
        let word = self.cursor.peek_word().to_ascii_lowercase();
        let kind = match word.as_str() {
            "if" => self.deeper(Self::conditional)?,
            "foreach" => self.deeper(Self::loop_over)?,
            "try" => self.deeper(Self::trial)?,
            "throw" if !self.goes_on(&word) => self.throw()?,
            _ if self.keyword_not_offered(&word) => {
                let message = format!("The '{word}' statement is not offered here.");
                return Err(self.error_at(at, "NotSupported", message));
            }
            _ => match self.assignment()? {
                Some(kind) => kind,
                None => StatementKind::Pipeline(self.pipeline()?),
            },
        };
        Ok(Statement { at, kind })
    }

    fn keyword_not_offered(&self, word: &str) -> bool {
        NOT_OFFERED.contains(&word) && !self.goes_on(word)
    }

    /// Whether a word goes on as a name of a cmdlet does.
    fn goes_on(&self, word: &str) -> bool {
        let after = self.cursor.rest().get(word.len()..).unwrap_or("");
        after.starts_with(['-', '.', '_'])
    }

    fn trial(&mut self) -> Result<StatementKind> {
        let start = self.cursor.at();
        self.cursor.take_text_any("try");
        let body = self.braces()?;
        let catch = self.clause("catch")?;
        let finally = self.clause("finally")?;
        if catch.is_none() && finally.is_none() {
            let message = "The Try statement is missing its Catch or Finally block.";
            return Err(self.error_at(start, "MissingCatchOrFinally", message));
        }
        Ok(StatementKind::Try {
            body,
            catch,
            finally,
        })
    }

    /// A word and its block, if the word comes next.
    fn clause(&mut self, word: &str) -> Result<Option<Body>> {
        let before = self.cursor.at();
        self.cursor.skip_lines();
        if !self.cursor.peek_word().eq_ignore_ascii_case(word) {
            self.cursor.back_to(before);
            return Ok(None);
        }
        self.cursor.take_text_any(word);
        self.braces().map(Some)
    }

    fn throw(&mut self) -> Result<StatementKind> {
        self.cursor.take_text_any("throw");
        self.cursor.skip_spaces();
        if matches!(
            self.cursor.peek(),
            None | Some(';' | '}' | ')' | '\n' | '\r')
        ) {
            return Ok(StatementKind::Throw(None));
        }
        self.deeper(Self::pipeline)
            .map(Some)
            .map(StatementKind::Throw)
    }

    fn assignment(&mut self) -> Result<Option<StatementKind>> {
        let start = self.cursor.at();
        if self.cursor.peek() != Some('$') || self.cursor.peek_second() == Some('(') {
            return Ok(None);
        }
        let Ok(name) = self.variable_name() else {
            self.cursor.back_to(start);
            return Ok(None);
        };
        self.cursor.skip_spaces();
        let add = self.cursor.take_text("+=");
        if !(add || self.cursor.take('=')) {
            self.cursor.back_to(start);
            return Ok(None);
        }
        if ["true", "false", "null"].contains(&name.as_str()) {
            let message =
                format!("Cannot overwrite variable {name} because it is read-only or constant.");
            return Err(self.error_at(start, "VariableNotWritable", message));
        }
        self.cursor.skip_lines();
        let value = self.deeper(Self::pipeline)?;
        Ok(Some(StatementKind::Assignment { name, add, value }))
    }

    fn conditional(&mut self) -> Result<StatementKind> {
        self.cursor.take_text_any("if");
        let mut arms = vec![self.arm()?];
        loop {
            let before = self.cursor.at();
            self.cursor.skip_lines();
            let word = self.cursor.peek_word();
            if word.eq_ignore_ascii_case("elseif") {
                self.cursor.take_text_any(word);
                arms.push(self.arm()?);
            } else if word.eq_ignore_ascii_case("else") {
                self.cursor.take_text_any(word);
                let otherwise = Some(self.braces()?);
                return Ok(StatementKind::If { arms, otherwise });
            } else {
                self.cursor.back_to(before);
                let otherwise = None;
                return Ok(StatementKind::If { arms, otherwise });
            }
        }
    }

    fn arm(&mut self) -> Result<(Pipeline, Body)> {
        self.cursor.skip_lines();
        let start = self.cursor.at();
        if !self.cursor.take('(') {
            let message = "Missing '(' after 'if' in if statement.";
            return Err(self.error_at(start, "MissingOpenParenthesisInIfStatement", message));
        }
        let condition = self.enclosed_pipeline(start)?;
        Ok((condition, self.braces()?))
    }

    fn loop_over(&mut self) -> Result<StatementKind> {
        self.cursor.take_text_any("foreach");
        self.cursor.skip_lines();
        let start = self.cursor.at();
        if !self.cursor.take('(') {
            return Err(self.unexpected());
        }
        self.cursor.skip_lines();
        let name = self.variable_name()?;
        self.cursor.skip_lines();
        let word = self.cursor.peek_word();
        if !word.eq_ignore_ascii_case("in") {
            let message = "Missing 'in' after variable in foreach loop.";
            return Err(self.error_at(self.cursor.at(), "MissingInInForeach", message));
        }
        self.cursor.take_text_any(word);
        let over = self.enclosed_pipeline(start)?;
        let body = self.braces()?;
        Ok(StatementKind::ForEach { name, over, body })
    }

    /// A pipeline and the parenthesis that closes it.
    pub(super) fn enclosed_pipeline(&mut self, start: usize) -> Result<Pipeline> {
        self.cursor.skip_lines();
        if self.cursor.peek() == Some(')') {
            let message = "An expression was expected after '('.";
            return Err(self.error_at(start, "ExpectedExpression", message));
        }
        let pipeline = self.deeper(Self::pipeline)?;
        self.cursor.skip_lines();
        self.close(')', start)?;
        Ok(pipeline)
    }

    /// `{ … }` of a statement.
    fn braces(&mut self) -> Result<Body> {
        self.cursor.skip_lines();
        let start = self.cursor.at();
        if !self.cursor.take('{') {
            let message = "Missing statement block after the condition.";
            return Err(self.error_at(start, "MissingStatementBlock", message));
        }
        self.deeper(|parser| parser.statements(Some(('}', start))))
    }

    pub(super) fn pipeline(&mut self) -> Result<Pipeline> {
        let mut stages = Vec::new();
        loop {
            let start = self.cursor.at();
            match self.cursor.peek() {
                None | Some('|' | ')' | '}' | ';' | '\n' | '\r') if !stages.is_empty() => {
                    let message = "An empty pipe element is not allowed.";
                    return Err(self.error_at(start, "EmptyPipeElement", message));
                }
                None | Some('|' | ')' | '}' | ']' | '<' | '>' | '&' | '=') => {
                    return Err(self.unexpected());
                }
                _ => {}
            }
            if self.expression_comes() {
                if !stages.is_empty() {
                    let message =
                        "Expressions are only allowed as the first element of a pipeline.";
                    return Err(self.error_at(start, "ExpressionsMustBeFirstInPipeline", message));
                }
                stages.push(Stage::Expression(self.expression()?));
            } else {
                stages.push(Stage::Command(self.command()?));
            }
            if !self.pipe_follows() {
                return Ok(Pipeline { stages });
            }
            self.cursor.skip_lines();
        }
    }

    /// Takes a `|`, which may stand on the next line.
    fn pipe_follows(&mut self) -> bool {
        let before = self.cursor.at();
        self.cursor.skip_lines();
        if self.cursor.peek() == Some('|') && self.cursor.peek_second() != Some('|') {
            self.cursor.take('|');
            return true;
        }
        self.cursor.back_to(before);
        self.cursor.skip_spaces();
        false
    }

    /// Whether what comes next is an expression, and not the name of a command.
    fn expression_comes(&self) -> bool {
        let Some(first) = self.cursor.peek() else {
            return false;
        };
        let second = self.cursor.peek_second();
        match first {
            '$' | '(' | '@' | '{' | '[' | '!' | ',' | '+' | '0'..='9' => true,
            '.' => second.is_some_and(|digit| digit.is_ascii_digit()),
            dash if is_dash(dash) => true,
            letter => is_single_quote(letter) || is_double_quote(letter),
        }
    }
}

fn ends_with_body(statement: Option<&Statement>) -> bool {
    statement.is_some_and(|statement| {
        matches!(
            statement.kind,
            StatementKind::If { .. } | StatementKind::ForEach { .. } | StatementKind::Try { .. }
        )
    })
}
