use proptest::prelude::*;

use super::{Argument, Arguments, prepare};
use crate::registry::{Kind, Parameter, Signature};
use crate::value::Value;

const SIGNATURE: Signature = Signature {
    name: "Test-It",
    parameters: &[
        Parameter::new("Identity", Kind::String).at(0),
        Parameter::new("Verbosity", Kind::Int),
        Parameter::new("Rest", Kind::List).at(1).remaining(),
        Parameter::new("Force", Kind::Switch).aliases(&["f", "Now"]),
    ],
    ..Signature::EMPTY
};

fn positional(text: &str) -> Argument {
    Argument::Positional {
        value: Value::from(text),
        text: None,
    }
}

#[test]
fn a_cmdlets_own_parameters_go_before_those_that_all_have() {
    let items = vec![Argument::Dangling("verb".to_owned()), positional("5")];
    let bound = prepare(&SIGNATURE, Arguments { items });
    let bound = bound
        .and_then(super::Prepared::without_input)
        .expect("its own");
    assert_eq!(bound.int("Verbosity"), Some(5));
    let items = vec![Argument::Dangling("verbose".to_owned())];
    let bound = prepare(&SIGNATURE, Arguments { items });
    let bound = bound
        .and_then(super::Prepared::without_input)
        .expect("in full");
    assert!(bound.verbose());
}

#[test]
fn the_rest_goes_to_one_parameter_and_switches_take_nothing() {
    let items = vec![
        positional("a"),
        Argument::Dangling("now".to_owned()),
        positional("b"),
        positional("c"),
    ];
    let bound = prepare(&SIGNATURE, Arguments { items });
    let bound = bound
        .and_then(super::Prepared::without_input)
        .expect("fits");
    assert_eq!(bound.text("Identity"), Some("a"));
    assert_eq!(
        bound.texts("Rest"),
        Some(vec!["b".to_owned(), "c".to_owned()])
    );
    assert!(bound.switch("Force"));
}

proptest! {
    #[test]
    fn names_are_bound_or_refused(names in prop::collection::vec("[a-zA-Zé]{0,4}", 0..5)) {
        let items = names.into_iter().map(Argument::Dangling).collect();
        let _ = prepare(&SIGNATURE, Arguments { items });
    }
}
