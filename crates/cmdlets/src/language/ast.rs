//! The tree that a script is read into. Chains of operators and of members are flat, so that only
//! what the author nested is nested here.

use std::sync::Arc;

use crate::value::Value;

/// Statements, in the order in which they run.
pub(crate) type Body = Arc<[Statement]>;

/// A whole script.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    pub(crate) body: Body,
}

impl Script {
    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.body.len()
    }

    /// Whether there is nothing to run.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }
}

/// `{ … }`, not run yet.
#[derive(Debug, Clone)]
pub struct Block {
    pub(crate) body: Body,
    pub(crate) text: Arc<str>,
}

impl Block {
    /// What stands between the braces.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Two blocks with one text are one.
impl PartialEq for Block {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    /// Where it begins, in bytes.
    pub(crate) at: usize,
    pub(crate) kind: StatementKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum StatementKind {
    Pipeline(Pipeline),
    Assignment {
        name: String,
        /// `+=`.
        add: bool,
        value: Pipeline,
    },
    /// `if (…) { … } elseif (…) { … } else { … }`.
    If {
        arms: Vec<(Pipeline, Body)>,
        otherwise: Option<Body>,
    },
    /// `try { … } catch { … } finally { … }`.
    Try {
        body: Body,
        catch: Option<Body>,
        finally: Option<Body>,
    },
    /// `throw …`.
    Throw(Option<Pipeline>),
    /// `foreach ($name in …) { … }`.
    ForEach {
        name: String,
        over: Pipeline,
        body: Body,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pipeline {
    pub(crate) stages: Vec<Stage>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stage {
    /// Only the first one.
    Expression(Expr),
    Command(Command),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Command {
    pub(crate) name: String,
    pub(crate) elements: Vec<Element>,
    pub(crate) at: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) at: usize,
    pub(crate) kind: ElementKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ElementKind {
    /// `-Name`, `-Name:value`.
    Parameter { name: String, value: Option<Expr> },
    /// Anything else.
    Argument(Expr),
    /// `@name`: the entries of a hashtable as parameters.
    Splat(String),
}

/// A part of an expandable text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Text(String),
    Variable(String),
    Script(Body),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    Literal(Value),
    /// A number as an argument, with its text: `0049` stays `0049` where a text is wanted.
    Number {
        value: Value,
        text: String,
    },
    Expandable(Vec<Part>),
    Variable(String),
    /// `a, b`.
    List(Vec<Expr>),
    /// `@( … )`.
    Array(Body),
    /// `$( … )`.
    Script(Body),
    /// `( … )`.
    Paren(Box<Pipeline>),
    /// `@{ … }`.
    Hash(Vec<(Expr, Statement)>),
    Block(Block),
    /// `target.a.b[0].c()`.
    Path {
        target: Box<Expr>,
        steps: Vec<Step>,
    },
    Unary {
        op: Unary,
        operand: Box<Expr>,
    },
    /// `first op a op b`: operators of one rank, from left to right.
    Chain {
        first: Box<Expr>,
        rest: Vec<(Operator, Expr)>,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    Member(String),
    /// `.$name` or `.( … )`.
    Computed(Expr),
    Index(Expr),
    Call {
        name: String,
        arguments: Vec<Expr>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unary {
    Not,
    Minus,
    Plus,
    Cast(Cast),
    /// `,value`.
    Comma,
    Join,
    Split,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cast {
    String,
    Int,
    Double,
    Bool,
    Date,
    Guid,
    Array,
    Object,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Operator {
    pub(crate) op: Op,
    /// `-ceq` and its like.
    pub(crate) case: bool,
    pub(crate) at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    And,
    Or,
    Xor,
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
    Like,
    NotLike,
    Match,
    NotMatch,
    Contains,
    NotContains,
    In,
    NotIn,
    Replace,
    Split,
    Join,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Format,
    Range,
}

impl Op {
    /// The higher, the tighter.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::And | Self::Or | Self::Xor => 0,
            Self::Add | Self::Subtract => 2,
            Self::Multiply | Self::Divide | Self::Remainder => 3,
            Self::Format => 4,
            Self::Range => 5,
            _ => 1,
        }
    }

    /// The operator of a word after the dash, and whether case counts.
    pub(crate) fn of_word(word: &str) -> Option<(Self, bool)> {
        let word = word.to_ascii_lowercase();
        if let Some(op) = Self::plain(&word) {
            return Some((op, false));
        }
        let (case, rest) = match word.split_at_checked(1)? {
            ("c", rest) => (true, rest),
            ("i", rest) => (false, rest),
            _ => return None,
        };
        let op = Self::plain(rest).filter(|op| op.rank() == 1 && *op != Self::Join)?;
        Some((op, case))
    }

    fn plain(word: &str) -> Option<Self> {
        Some(match word {
            "and" => Self::And,
            "or" => Self::Or,
            "xor" => Self::Xor,
            "eq" => Self::Eq,
            "ne" => Self::Ne,
            "gt" => Self::Gt,
            "ge" => Self::Ge,
            "lt" => Self::Lt,
            "le" => Self::Le,
            "like" => Self::Like,
            "notlike" => Self::NotLike,
            "match" => Self::Match,
            "notmatch" => Self::NotMatch,
            "contains" => Self::Contains,
            "notcontains" => Self::NotContains,
            "in" => Self::In,
            "notin" => Self::NotIn,
            "replace" => Self::Replace,
            "split" => Self::Split,
            "join" => Self::Join,
            "f" => Self::Format,
            _ => return None,
        })
    }
}
