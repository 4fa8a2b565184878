//! From words to a rule. `-not` binds stronger than `-and`, and that stronger than `-or`.

use super::lexer::{Placed, Token, tokens};
use super::{
    Comparison, DEEPEST, LONGEST, MOST_TESTS, MOST_VALUES, Mistake, Pattern, Property, Rule, Test,
};

pub(super) fn parse(text: &str) -> Result<Rule, Mistake> {
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Mistake {
            at: LONGEST + 1,
            why: format!("a rule has at most {LONGEST} characters"),
        });
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        next: 0,
        end: length + 1,
    };
    let rule = parser.or(0)?;
    if let Some(extra) = parser.peek() {
        let shown = extra.shown();
        return Err(parser.expected("-and, -or or the end", &shown));
    }
    if rule.tests() > MOST_TESTS {
        return Err(Mistake {
            at: 1,
            why: format!("a rule has at most {MOST_TESTS} comparisons"),
        });
    }
    Ok(rule)
}

struct Parser {
    tokens: Vec<Placed>,
    next: usize,
    /// The place behind the last character.
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|placed| &placed.token)
    }

    fn at(&self) -> usize {
        self.tokens
            .get(self.next)
            .map_or(self.end, |placed| placed.at)
    }

    fn mistake(&self, why: impl Into<String>) -> Mistake {
        Mistake {
            at: self.at(),
            why: why.into(),
        }
    }

    fn expected(&self, what: &str, found: &str) -> Mistake {
        self.mistake(format!("expected {what}, found {found}"))
    }

    /// The refusal of whatever comes next.
    fn unexpected(&self, what: &str) -> Mistake {
        let found = self
            .peek()
            .map_or("the end of the rule".to_owned(), Token::shown);
        self.expected(what, &found)
    }

    /// Takes the operator if it comes next.
    fn takes(&mut self, operator: &str) -> bool {
        let comes = matches!(self.peek(), Some(Token::Word(word)) if is_operator(word, operator));
        self.next += usize::from(comes);
        comes
    }

    fn takes_token(&mut self, token: &Token) -> bool {
        let comes = self.peek() == Some(token);
        self.next += usize::from(comes);
        comes
    }

    fn or(&mut self, depth: usize) -> Result<Rule, Mistake> {
        let mut parts = vec![self.and(depth)?];
        while self.takes("or") {
            parts.push(self.and(depth)?);
        }
        Ok(joined(parts, Rule::Or))
    }

    fn and(&mut self, depth: usize) -> Result<Rule, Mistake> {
        let mut parts = vec![self.not(depth)?];
        while self.takes("and") {
            parts.push(self.not(depth)?);
        }
        Ok(joined(parts, Rule::And))
    }

    fn not(&mut self, depth: usize) -> Result<Rule, Mistake> {
        if depth > DEEPEST {
            return Err(self.mistake(format!("a rule is at most {DEEPEST} levels deep")));
        }
        if self.takes("not") {
            return Ok(Rule::Not(Box::new(self.not(depth + 1)?)));
        }
        if self.takes_token(&Token::Open) {
            let rule = self.or(depth + 1)?;
            if !self.takes_token(&Token::Close) {
                return Err(self.unexpected("-and, -or or ')'"));
            }
            return Ok(rule);
        }
        self.test().map(Rule::Test)
    }

    fn test(&mut self) -> Result<Test, Mistake> {
        let property = self.property()?;
        let (operator, negated) = self.operator()?;
        let comparison = self.comparison(property, operator)?;
        Ok(Test {
            property,
            negated,
            comparison,
        })
    }

    fn property(&mut self) -> Result<Property, Mistake> {
        let Some(Token::Word(word)) = self.peek() else {
            return Err(self.unexpected("a property such as user.department, -not or '('"));
        };
        let Some((of, name)) = word.split_once('.') else {
            return Err(self.unexpected("a property such as user.department, -not or '('"));
        };
        if of.eq_ignore_ascii_case("device") {
            return Err(self.mistake(
                "members of a dynamic group are people: rules over devices are not offered",
            ));
        }
        if !of.eq_ignore_ascii_case("user") {
            return Err(self.unexpected("a property of user, e.g. user.department"));
        }
        let Some(property) = Property::named(name) else {
            let all: Vec<&str> = super::PROPERTIES.iter().map(|(name, _)| *name).collect();
            let all = all.join(", ");
            return Err(self.mistake(format!("user has no '{name}' here; it has {all}")));
        };
        self.next += 1;
        Ok(property)
    }

    fn operator(&mut self) -> Result<(Operator, bool), Mistake> {
        for (name, operator, negated) in OPERATORS {
            if self.takes(name) {
                return Ok((operator, negated));
            }
        }
        Err(self.unexpected("an operator such as -eq, -ne, -startsWith, -contains, -match or -in"))
    }

    fn comparison(
        &mut self,
        property: Property,
        operator: Operator,
    ) -> Result<Comparison, Mistake> {
        if property == Property::Enabled {
            if operator != Operator::Equals {
                self.next -= 1;
                return Err(self.mistake("user.accountEnabled takes -eq and -ne only"));
            }
            return self.truth();
        }
        if operator == Operator::In {
            return self.list().map(Comparison::In);
        }
        if operator == Operator::Equals && (self.takes("null") || self.takes("$null")) {
            return Ok(Comparison::Null);
        }
        let at = self.at();
        let text = self.text()?;
        Ok(match operator {
            Operator::Equals => Comparison::Equals(text),
            Operator::StartsWith => Comparison::StartsWith(text),
            Operator::Contains => Comparison::Contains(text),
            Operator::Match => {
                Pattern::new(&text)
                    .map(Comparison::Match)
                    .map_err(|why| Mistake {
                        at,
                        why: format!("it is not a regular expression: {why}"),
                    })?
            }
            Operator::In => return Err(self.unexpected("a list")),
        })
    }

    fn truth(&mut self) -> Result<Comparison, Mistake> {
        for (name, value) in [("true", true), ("false", false)] {
            let quoted =
                matches!(self.peek(), Some(Token::Text(text)) if text.eq_ignore_ascii_case(name));
            self.next += usize::from(quoted);
            if quoted || self.takes(name) {
                return Ok(Comparison::Bool(value));
            }
        }
        Err(self.unexpected("true or false"))
    }

    fn text(&mut self) -> Result<String, Mistake> {
        let Some(Token::Text(text)) = self.peek() else {
            return Err(self.unexpected("a text in quotes"));
        };
        let text = text.clone();
        self.next += 1;
        Ok(text)
    }

    fn list(&mut self) -> Result<Vec<String>, Mistake> {
        if !self.takes_token(&Token::OpenList) {
            return Err(self.unexpected("a list such as [\"FR\", \"BE\"]"));
        }
        let mut values = vec![self.text()?];
        while !self.takes_token(&Token::CloseList) {
            if !self.takes_token(&Token::Comma) {
                return Err(self.unexpected("',' or ']'"));
            }
            if values.len() == MOST_VALUES {
                return Err(self.mistake(format!("a list has at most {MOST_VALUES} values")));
            }
            values.push(self.text()?);
        }
        Ok(values)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Equals,
    StartsWith,
    Contains,
    Match,
    In,
}

const OPERATORS: [(&str, Operator, bool); 10] = [
    ("eq", Operator::Equals, false),
    ("ne", Operator::Equals, true),
    ("startsWith", Operator::StartsWith, false),
    ("notStartsWith", Operator::StartsWith, true),
    ("contains", Operator::Contains, false),
    ("notContains", Operator::Contains, true),
    ("match", Operator::Match, false),
    ("notMatch", Operator::Match, true),
    ("in", Operator::In, false),
    ("notIn", Operator::In, true),
];

/// Operators are written in any case, with or without their hyphen.
fn is_operator(word: &str, operator: &str) -> bool {
    word.strip_prefix('-')
        .unwrap_or(word)
        .eq_ignore_ascii_case(operator)
}

fn joined(mut parts: Vec<Rule>, join: fn(Vec<Rule>) -> Rule) -> Rule {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            parts.extend(last);
            join(parts)
        }
    }
}
