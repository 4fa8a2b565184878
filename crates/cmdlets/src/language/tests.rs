use proptest::prelude::*;

use super::parse;

const MISTAKES: [(&str, &str, usize, &str); 19] = [
    (
        "(1",
        "MissingEndParenthesisInExpression",
        0,
        "Missing closing ')' in expression.",
    ),
    (
        "% { 1",
        "MissingEndCurlyBrace",
        2,
        "Missing closing '}' in statement block or type definition.",
    ),
    (
        "1 |",
        "EmptyPipeElement",
        3,
        "An empty pipe element is not allowed.",
    ),
    (
        "1 | | 2",
        "EmptyPipeElement",
        4,
        "An empty pipe element is not allowed.",
    ),
    (
        "1 -eq",
        "ExpectedValueExpression",
        2,
        "You must provide a value expression following the '-eq' operator.",
    ),
    (
        "1 -eq x",
        "ExpectedValueExpression",
        2,
        "You must provide a value expression following the '-eq' operator.",
    ),
    (
        "'a",
        "TerminatorExpectedAtEndOfString",
        0,
        "The string is missing the terminator: '.",
    ),
    (
        "x \"a",
        "TerminatorExpectedAtEndOfString",
        2,
        "The string is missing the terminator: \".",
    ),
    (
        "@{a=1",
        "IncompleteHashLiteral",
        0,
        "The hash literal was incomplete.",
    ),
    (
        "@{a}",
        "MissingEqualsInHashLiteral",
        3,
        "Missing '=' operator after key in hash literal.",
    ),
    (
        "1 2",
        "UnexpectedToken",
        2,
        "Unexpected token '2' in expression or statement.",
    ),
    (
        "a | 1",
        "ExpressionsMustBeFirstInPipeline",
        4,
        "Expressions are only allowed as the first element of a pipeline.",
    ),
    (
        "x a,",
        "MissingArgument",
        4,
        "Missing argument in parameter list.",
    ),
    (
        "x > y",
        "RedirectionNotSupported",
        2,
        "Redirection and background jobs are not offered here; use Export-Csv or Out-Null.",
    ),
    (
        "while ($true) {}",
        "NotSupported",
        0,
        "The 'while' statement is not offered here.",
    ),
    (
        "$true = 1",
        "VariableNotWritable",
        0,
        "Cannot overwrite variable true because it is read-only or constant.",
    ),
    (
        "()",
        "ExpectedExpression",
        0,
        "An expression was expected after '('.",
    ),
    (
        ")",
        "UnexpectedToken",
        0,
        "Unexpected token ')' in expression or statement.",
    ),
    (
        "[nothing]1",
        "TypeNotFound",
        0,
        "Unable to find type [nothing].",
    ),
];

#[test]
fn mistakes_are_named_and_placed() {
    for (text, id, at, message) in MISTAKES {
        let error = parse(text).expect_err(text);
        assert_eq!(
            (error.id, error.message.as_str(), error.span.start),
            (id, message, at),
            "{text}"
        );
    }
    let text = "'é'\n  (1";
    let error = parse(text).expect_err("an open parenthesis");
    assert_eq!(error.place(text), (2, 3));
}

#[test]
fn scripts_that_are_fine() {
    for text in [
        "",
        " \n;; # nothing\n",
        "Get-Mailbox",
        "Do-Something -Process",
        "x -a:1 -b: 2 -c:$false --",
        "x a,b , c",
        "x $a-$b.txt *@contoso.com c:\\temp\\a.csv /path -5 +5 1.2.3 a=b",
        "x {$_.a} -and 5",
        "$x=1;$x+=1",
        "$a.b.c[0].d('x', 1)",
        "@{a=1;'b c'=@(1,2);$d=3\ne=Get-X | select -First 1}",
        "if (1) { 2 } 'after'",
        "(Get-X y).Prop",
        "x (1 + 2) @(1) @{} @splat",
        "[pscustomobject]@{A=[int]'1'}",
        "-not $a -and !$b -or -join 'a'",
        "1..10",
        "5, -3, [int]2",
        "Get-X | ft -a",
    ] {
        if let Err(error) = parse(text) {
            panic!("{text}: {error} at {:?}", error.span);
        }
    }
}

#[test]
fn what_may_go_on_is_told_from_what_is_wrong() {
    for text in [
        "Get-X |", "x (", "% {", "% { 1\n", "'a", "\"a $(1", "@{", "@{a=1\n", "1 -eq", "x a,",
        "1,", "$x =", "if (1)", "@'\na", "x `",
    ] {
        let error = parse(text).expect_err(text);
        assert!(error.is_incomplete(text), "{text}: {error:?}");
    }
    for text in [
        ")", "1 2", "| x", "1 -eq x", "() + ", "x > y", "a | 1", "1 | | ",
    ] {
        let error = parse(text).expect_err(text);
        assert!(!error.is_incomplete(text), "{text}: {error:?}");
    }
}

const WORDS: [&str; 47] = [
    "Get-X", "-Name", "-Name:", "-eq", "-and", "-not", "-f", "-join", "$x", "$_", "$_.A", "${y}",
    "$", "(", ")", "@(", "@{", "$(", "{", "}", "[", "]", "[int]", "'a'", "\"b$x", "\"", "'", ",",
    ";", "|", "\n", "`", "#", "<#", "=", "+=", ".", "..", "50GB", "-5", "if", "foreach", "try",
    "catch", "throw", "@'\n", "é",
];

/// Found by the fuzzer: each level doubled the time, and the deepest that is read has many.
#[test]
fn words_within_words_are_read_in_no_time() {
    let text = format!("{}a{}", "a $(".repeat(31), ")x".repeat(31));
    assert_eq!(parse(&text).map(|script| script.body.len()), Ok(1));
    // What looked like an index is letters of a word, and then an argument of its own.
    let text = format!("{}a{}", "a $b[(".repeat(20), ")]x".repeat(20));
    assert_eq!(parse(&text).map(|script| script.body.len()), Ok(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        if let Err(error) = parse(&text) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error.span);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        if let Err(error) = parse(&text) {
            error.place(&text);
        }
    }

    #[test]
    fn any_words_are_read_or_refused(words in prop::collection::vec((prop::sample::select(&WORDS[..]), any::<bool>()), 0..60)) {
        let text: String = words.iter().flat_map(|(word, gap)| [*word, if *gap { " " } else { "" }]).collect();
        if let Err(error) = parse(&text) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error.span);
            error.place(&text);
        }
    }
}
