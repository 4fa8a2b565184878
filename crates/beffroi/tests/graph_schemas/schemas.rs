//! Graph's schemas, and the judge of answers.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use beffroi_testkit::Answer;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::differences::{Difference, intended};

const FIXTURE: &str = include_str!("../fixtures/graph-v1.json");
const ERROR: &str = "microsoft.graph.ODataErrors.ODataError";
const BATCH: &str = "x.batchResponse";

/// Judges answers, and remembers them.
pub(crate) struct Judge {
    /// The schema of each route's good answer; none where it has no body.
    answers: BTreeMap<String, Option<String>>,
    /// Graph's own types.
    graph: Value,
    validators: RefCell<HashMap<String, Rc<Validator>>>,
    differences: Vec<Difference>,
    /// What was judged, with the schema's name.
    seen: RefCell<Vec<(String, Value)>>,
    faults: RefCell<BTreeMap<String, String>>,
}

impl Judge {
    pub(crate) fn new() -> Self {
        let mut fixture: Value = serde_json::from_str(FIXTURE).unwrap();
        Self {
            answers: serde_json::from_value(fixture["answers"].take()).unwrap(),
            graph: fixture["$defs"].take(),
            validators: RefCell::default(),
            differences: intended(),
            seen: RefCell::default(),
            faults: RefCell::default(),
        }
    }

    /// Judges what a call of a route (`GET /v1.0/users/{id}`) was answered with.
    pub(crate) fn answer(&self, route: &str, what: &str, answer: &Answer) {
        let status = answer.status;
        let kind = answer.header("content-type");
        match status {
            204 | 304 => self.holds(what, answer.bytes.is_empty(), "no body"),
            200..=299 => self.good(route, what, answer),
            400..=499 => {
                self.holds(what, kind == "application/json", &kind);
                self.body(ERROR, what, &answer.json());
                self.code(what, &answer.json());
            }
            _ => self.fault(what, &format!("{status} {}", answer.text())),
        }
    }

    /// Judges the answers within a batch, each to a `GET` of a route.
    pub(crate) fn batch(&self, routes: &[&str], answer: &Answer) {
        let body = answer.json();
        self.body(BATCH, "POST /v1.0/$batch", &body);
        let responses = body["responses"].as_array().unwrap();
        assert_eq!(responses.len(), routes.len());
        for one in responses {
            let place: usize = one["id"].as_str().unwrap().parse().unwrap();
            let (route, what) = (routes[place], format!("{} in a batch", routes[place]));
            if one["status"].as_u64().unwrap() >= 400 {
                self.body(ERROR, &what, &one["body"]);
            } else if let Some(name) = self.named(route) {
                self.body(&name, &what, &one["body"]);
            }
        }
    }

    fn named(&self, route: &str) -> Option<String> {
        let name = self.answers.get(route);
        name.unwrap_or_else(|| panic!("{route} is new: run scripts/graph_schemas.py"))
            .clone()
    }

    fn good(&self, route: &str, what: &str, answer: &Answer) {
        let kind = answer.header("content-type");
        match self.named(route).as_deref() {
            None => self.fault(what, "Graph answers without a body"),
            Some("binary") => {
                self.holds(what, kind.starts_with("image/"), &kind);
            }
            Some("integer") => {
                self.holds(what, kind.starts_with("text/plain"), &kind);
                let number = answer.text().parse::<u64>();
                self.holds(what, number.is_ok(), &answer.text());
            }
            Some(name) => {
                self.holds(what, kind.starts_with("application/json"), &kind);
                self.body(name, what, &answer.json());
            }
        }
    }

    /// A refusal says what and why, and by which request.
    fn code(&self, what: &str, body: &Value) {
        for place in [
            "/error/code",
            "/error/message",
            "/error/innerError/request-id",
            "/error/innerError/date",
        ] {
            let text = body.pointer(place).and_then(Value::as_str);
            self.holds(what, text.is_some_and(|text| !text.is_empty()), place);
        }
    }

    pub(crate) fn body(&self, name: &str, what: &str, body: &Value) {
        for error in self.validator(name).iter_errors(body) {
            let place = error.instance_path().to_string();
            let place: Vec<&str> = place.split('/').collect();
            let place: Vec<&str> = place
                .into_iter()
                .filter(|part| part.parse::<u32>().is_err())
                .collect();
            self.fault(&format!("{name} at {}: {error}", place.join("/")), what);
        }
        self.seen.borrow_mut().push((name.to_owned(), body.clone()));
    }

    fn validator(&self, name: &str) -> Rc<Validator> {
        let mut all = self.validators.borrow_mut();
        let made = all
            .entry(name.to_owned())
            .or_insert_with(|| Rc::new(self.compile(name, &self.differences)));
        Rc::clone(made)
    }

    /// A type of Graph's with differences, ready to judge.
    fn compile(&self, name: &str, differences: &[Difference]) -> Validator {
        let mut types = self.graph.clone();
        for one in differences {
            let kind = &mut types[&one.kind];
            assert!(kind.is_object(), "{}: Graph has no such type", one.kind);
            kind["properties"][&one.property] = one.schema.clone();
        }
        let schema = json!({"$ref": format!("#/$defs/{name}"), "$defs": types});
        let options = jsonschema::options().should_validate_formats(true);
        options.build(&schema).unwrap()
    }

    fn holds(&self, what: &str, fact: bool, wanted: &str) {
        if !fact {
            self.fault(what, wanted);
        }
    }

    fn fault(&self, what: &str, why: &str) {
        self.faults
            .borrow_mut()
            .entry(what.to_owned())
            .or_insert_with(|| why.to_owned());
    }

    /// Fails with all faults, each once; and when a difference is listed that there is not.
    pub(crate) fn verdict(&self) {
        let faults = self.faults.borrow();
        let lines: Vec<String> = faults
            .iter()
            .map(|(what, why)| format!("{what}\n    {why}"))
            .collect();
        assert!(
            lines.is_empty(),
            "{} faults:\n{}",
            lines.len(),
            lines.join("\n")
        );
        for place in 0..self.differences.len() {
            let mut others = self.differences.clone();
            let one = others.remove(place);
            assert!(
                self.matters(&others),
                "docs/graph-compat.md lists what is no difference: {one:?}"
            );
        }
    }

    /// Whether some answer is wrong with these differences only.
    fn matters(&self, differences: &[Difference]) -> bool {
        let mut validators: HashMap<String, Validator> = HashMap::new();
        self.seen.borrow().iter().any(|(name, body)| {
            let validator = validators
                .entry(name.clone())
                .or_insert_with(|| self.compile(name, differences));
            !validator.is_valid(body)
        })
    }
}

/// The judge is strict: what Graph does not know, or knows otherwise, is a fault.
#[test]
fn what_graph_does_not_know_is_a_fault() {
    let judge = Judge::new();
    let group = |body: Value| judge.validator("microsoft.graph.group").is_valid(&body);
    assert!(group(
        json!({"id": "1", "description": null, "createdDateTime": "2026-11-23T09:00:00Z"})
    ));
    assert!(!group(json!({"id": "1", "salary": 4})));
    assert!(!group(json!({"id": null})));
    assert!(!group(json!({"description": 4})));
    assert!(!group(json!({"groupTypes": null})));
    assert!(!group(json!({"createdDateTime": "yesterday"})));
    assert!(!group(json!({"@odata.type": "#microsoft.graph.user"})));
    let page = |body: Value| {
        judge
            .validator("microsoft.graph.DirectoryObjectCollectionResponse")
            .is_valid(&body)
    };
    let of = |one: Value| json!({"@odata.context": "http://a/", "value": [one]});
    assert!(page(of(
        json!({"@odata.type": "#microsoft.graph.user", "id": "1", "mail": null})
    )));
    assert!(!page(of(
        json!({"@odata.type": "#microsoft.graph.user", "id": "1", "mailEnabled": true})
    )));
    assert!(!page(of(
        json!({"@odata.type": "#microsoft.graph.person", "id": "1"})
    )));
    assert!(!page(of(json!({"id": "1"}))));
}
