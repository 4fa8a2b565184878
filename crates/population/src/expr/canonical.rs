use super::Expr;

impl Expr {
    /// The same set in canonical form.
    ///
    /// Terms of unions and intersections are flattened, sorted and named once; *nobody* and
    /// *everyone* vanish where they change nothing; exclusions move outwards and come together in
    /// one difference, `(a - b) ∩ (c - d)` being `(a ∩ c) - (b ∪ d)`. Two expressions that these
    /// rules make equal describe the same set; the reverse is not promised (`a ∩ (a ∪ b)` stays).
    #[must_use]
    pub fn canonical(&self) -> Self {
        match self {
            Self::Nobody => Self::Nobody,
            Self::Set(name) => Self::Set(name.clone()),
            Self::Union(terms) => union(terms.iter().map(Self::canonical)),
            Self::Intersection(terms) => intersection(terms.iter().map(Self::canonical)),
            Self::Difference(from, without) => difference(from.canonical(), without.canonical()),
        }
    }
}

/// Union of canonical expressions.
fn union(terms: impl Iterator<Item = Expr>) -> Expr {
    let mut flat = Vec::new();
    for term in terms {
        match term {
            Expr::Nobody => {}
            Expr::Union(inner) => flat.extend(inner),
            Expr::Set(_) | Expr::Intersection(_) | Expr::Difference(..) => flat.push(term),
        }
    }
    if flat.contains(&Expr::EVERYONE) {
        return Expr::EVERYONE;
    }
    sole(flat, Expr::Nobody, Expr::Union)
}

/// Intersection of canonical expressions.
fn intersection(terms: impl Iterator<Item = Expr>) -> Expr {
    let mut flat = Vec::new();
    let mut excluded = Vec::new();
    for term in terms {
        let term = match term {
            Expr::Difference(from, without) => {
                excluded.push(*without);
                *from
            }
            other => other,
        };
        match term {
            Expr::Nobody => return Expr::Nobody,
            Expr::Intersection(inner) => flat.extend(inner),
            Expr::Set(_) | Expr::Union(_) | Expr::Difference(..) => flat.push(term),
        }
    }
    flat.retain(|term| *term != Expr::EVERYONE);
    let included = sole(flat, Expr::EVERYONE, Expr::Intersection);
    difference(included, union(excluded.into_iter()))
}

/// Difference of canonical expressions.
fn difference(from: Expr, without: Expr) -> Expr {
    let excluded = match &without {
        Expr::Union(terms) => terms.contains(&from),
        other => *other == from || *other == Expr::EVERYONE,
    };
    if excluded {
        return Expr::Nobody;
    }
    match (from, without) {
        (Expr::Nobody, _) => Expr::Nobody,
        (from, Expr::Nobody) => from,
        (Expr::Difference(from, before), without) => {
            difference(*from, union([*before, without].into_iter()))
        }
        (from, without) => Expr::Difference(Box::new(from), Box::new(without)),
    }
}

/// The terms, sorted and each once, under `several`; a sole term stands for itself.
fn sole(mut terms: Vec<Expr>, none: Expr, several: impl FnOnce(Vec<Expr>) -> Expr) -> Expr {
    terms.sort_unstable();
    terms.dedup();
    match terms.len() {
        0 => none,
        1 => terms.swap_remove(0),
        _ => several(terms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SetName;

    fn set(name: &str) -> Expr {
        Expr::Set(SetName::named(name).unwrap())
    }

    fn json(expr: &Expr) -> String {
        serde_json::to_string(expr).unwrap()
    }

    #[test]
    fn order_nesting_and_repetition_make_no_difference() {
        let (a, b, c) = (set("x/a"), set("x/b"), set("x/c"));
        let one = a.clone().or(b.clone().or(c.clone()));
        let two = c
            .clone()
            .or(b.clone())
            .or(a.clone())
            .or(b.clone())
            .or(Expr::Nobody);
        assert_eq!(json(&one), json(&two));
        assert_eq!(
            json(&one),
            r#"{"union":[{"set":"x/a"},{"set":"x/b"},{"set":"x/c"}]}"#
        );
        assert_eq!(
            serde_json::from_str::<Expr>(&json(&two)).unwrap(),
            one.canonical()
        );
    }

    #[test]
    fn exclusions_come_together() {
        let (a, b, c, d) = (set("x/a"), set("x/b"), set("x/c"), set("x/d"));
        let inside = a
            .clone()
            .without(b.clone())
            .and(c.clone().without(d.clone()));
        let outside = c.and(Expr::EVERYONE).and(a).without(d).without(b);
        assert_eq!(json(&inside), json(&outside));
        assert_eq!(
            json(&inside),
            concat!(
                r#"{"difference":[{"intersection":[{"set":"x/a"},{"set":"x/c"}]},"#,
                r#"{"union":[{"set":"x/b"},{"set":"x/d"}]}]}"#
            )
        );
    }

    #[test]
    fn trivial_terms_vanish() {
        let a = set("x/a");
        assert_eq!(json(&Expr::Union(vec![])), r#""nobody""#);
        assert_eq!(json(&Expr::Intersection(vec![])), r#"{"set":"everyone"}"#);
        assert_eq!(Expr::EVERYONE.or(a.clone()).canonical(), Expr::EVERYONE);
        assert_eq!(Expr::EVERYONE.and(a.clone()).canonical(), a);
        assert_eq!(a.clone().without(a.clone()).canonical(), Expr::Nobody);
        assert_eq!(
            a.clone().without(set("x/b")).without(a.clone()).canonical(),
            Expr::Nobody
        );
        assert_eq!(a.clone().without(Expr::EVERYONE).canonical(), Expr::Nobody);
        assert_eq!(a.clone().without(Expr::Nobody).canonical(), a);
    }
}
