use std::ops::Range;

/// Why a text is no script. Nothing of it was run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SyntaxError {
    /// In PowerShell's words.
    pub message: String,
    /// PowerShell's word for the kind of mistake.
    pub id: &'static str,
    /// The bytes of the text that are to blame.
    pub span: Range<usize>,
}

impl SyntaxError {
    /// Whether the text may become a script when more of it is typed: something that was opened is
    /// not closed yet, or a pipeline goes on. A console then asks for another line.
    pub fn is_incomplete(&self, text: &str) -> bool {
        let open = matches!(
            self.id,
            "IncompleteInput"
                | "IncompleteHashLiteral"
                | "MissingEndParenthesisInExpression"
                | "MissingEndCurlyBrace"
                | "MissingStatementBlock"
                | "EndSquareBracketExpectedAtEndOfAttribute"
                | "TerminatorExpectedAtEndOfString"
                | "EmptyPipeElement"
                | "ExpectedValueExpression"
                | "MissingArgument"
                | "MissingExpressionAfterToken"
        );
        // A value that is still to come, not one that is wrong.
        open && self.span.end >= text.trim_end().len()
    }

    /// Line and column of the mistake in its text, both from 1; the column counts characters.
    pub fn place(&self, text: &str) -> (usize, usize) {
        let before = text.get(..self.span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or("");
        (line, last.chars().count() + 1)
    }
}
