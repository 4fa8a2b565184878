use crate::registry::{Example, Kind, Parameter, Signature};

const PROPERTY: Parameter = Parameter::new("Property", Kind::List)
    .at(0)
    .help("Properties: names, patterns such as *Quota, or @{Name='…'; Expression={…}}.");

const fn switch(name: &'static str, help: &'static str) -> Parameter {
    Parameter::new(name, Kind::Switch).help(help)
}

const fn number(name: &'static str, help: &'static str) -> Parameter {
    Parameter::new(name, Kind::Int).help(help)
}

pub(super) const SELECT: Signature = Signature {
    name: "Select-Object",
    aliases: &["select"],
    synopsis: "Picks properties of objects, or some of the objects.",
    description: "With -Property, gives new objects that have only these properties. With -First, -Last, -Skip and -Unique, gives some of the objects.",
    examples: &[
        Example {
            line: "… | Select-Object Name, *Quota -First 5",
            says: "A few properties of the first five.",
        },
        Example {
            line: "… | select -ExpandProperty Name",
            says: "The names themselves, as texts.",
        },
    ],
    parameters: &[
        PROPERTY,
        number("First", "So many from the beginning."),
        number("Last", "So many from the end."),
        number(
            "Skip",
            "Leave out so many from the beginning; with -Last, from the end.",
        ),
        number("SkipLast", "Leave out so many from the end."),
        Parameter::new("Index", Kind::List).help("The objects at these places, from 0."),
        switch("Unique", "Each only once."),
        Parameter::new("ExpandProperty", Kind::String)
            .help("Give the value of this property instead of the object."),
        Parameter::new("ExcludeProperty", Kind::List).help("Leave out these properties."),
    ],
    ..Signature::EMPTY
};

pub(super) const WHERE: Signature = Signature {
    name: "Where-Object",
    aliases: &["where", "?"],
    synopsis: "Keeps the objects for which a condition holds.",
    description: "The condition is a block, in which $_ is the object, or a property, an operator and a value.",
    examples: &[
        Example {
            line: "… | Where-Object { $_.Department -eq 'Sales' }",
            says: "By a block.",
        },
        Example {
            line: "… | where Department -like 'S*'",
            says: "The same kind of thing in fewer letters.",
        },
    ],
    parameters: &[
        Parameter::new("Property", Kind::Any)
            .at(0)
            .help("The property that is compared, or the block."),
        Parameter::new("Value", Kind::Any)
            .at(1)
            .help("What it is compared with."),
        Parameter::new("FilterScript", Kind::Block).help("The block."),
        switch("EQ", "Equals."),
        switch("NE", "Does not equal."),
        switch("GT", "Is greater."),
        switch("GE", "Is greater or equal."),
        switch("LT", "Is less."),
        switch("LE", "Is less or equal."),
        switch("Like", "Matches a pattern with * and ?."),
        switch("NotLike", "Does not match a pattern."),
        switch("Match", "Matches a regular expression."),
        switch("NotMatch", "Does not match a regular expression."),
        switch("Contains", "Has this member."),
        switch("NotContains", "Does not have this member."),
        switch("In", "Is among these."),
        switch("NotIn", "Is not among these."),
        switch("CEQ", "Equals, by case."),
        switch("CNE", "Does not equal, by case."),
        switch("CLike", "Matches a pattern, by case."),
        switch("CMatch", "Matches a regular expression, by case."),
        switch("Not", "Has no such property, or a false one."),
    ],
    ..Signature::EMPTY
};

pub(super) const SORT: Signature = Signature {
    name: "Sort-Object",
    aliases: &["sort"],
    synopsis: "Puts objects in order.",
    description: "By properties, the first of which counts most. Texts are compared without regard to case. What is equal keeps its order.",
    examples: &[Example {
        line: "… | Sort-Object Department, Name -Descending",
        says: "By department, then by name, backwards.",
    }],
    parameters: &[
        PROPERTY,
        switch("Descending", "From the last to the first."),
        switch("Unique", "Of those that are equal, only the first."),
        switch("CaseSensitive", "Tell capital from small letters."),
        number("Top", "Only so many from the beginning."),
        number("Bottom", "Only so many from the end."),
        switch(
            "Stable",
            "What is equal keeps its order, which it does anyway.",
        ),
    ],
    ..Signature::EMPTY
};

pub(super) const MEASURE: Signature = Signature {
    name: "Measure-Object",
    aliases: &["measure"],
    synopsis: "Counts objects, and adds up their properties.",
    description: "Counts always; the rest where it is asked for.",
    examples: &[Example {
        line: "… | Measure-Object ItemCount -Sum -Average",
        says: "How many, how much together and how much each.",
    }],
    parameters: &[
        PROPERTY,
        switch("Sum", "All together."),
        switch("Average", "In the middle."),
        switch("Minimum", "The least."),
        switch("Maximum", "The most."),
        switch("AllStats", "All of these."),
    ],
    output: &["Count", "Average", "Sum", "Maximum", "Minimum", "Property"],
    ..Signature::EMPTY
};

pub(super) const GROUP: Signature = Signature {
    name: "Group-Object",
    aliases: &["group"],
    synopsis: "Puts objects with the same values together.",
    description: "Gives, for each value of the properties, how many objects have it and which.",
    examples: &[Example {
        line: "… | Group-Object Department -NoElement | sort Count -Descending",
        says: "How many there are of each.",
    }],
    parameters: &[
        PROPERTY,
        switch("NoElement", "Only how many, not which."),
        switch("CaseSensitive", "Tell capital from small letters."),
    ],
    output: &["Count", "Name", "Group", "Values"],
    ..Signature::EMPTY
};

pub(super) const FOR_EACH: Signature = Signature {
    name: "ForEach-Object",
    aliases: &["foreach", "%"],
    synopsis: "Does something for each object.",
    description: "Runs a block, in which $_ is the object, or gives a property of it.",
    examples: &[Example {
        line: "'a', 'b' | ForEach-Object { \"$_@contoso.com\" }",
        says: "A text for each.",
    }],
    parameters: &[
        Parameter::new("Process", Kind::Any)
            .aliases(&["MemberName"])
            .at(0)
            .help("The block, or the name of a property."),
        Parameter::new("Begin", Kind::Block).help("Runs before the first object."),
        Parameter::new("End", Kind::Block).help("Runs after the last object."),
    ],
    ..Signature::EMPTY
};

pub(super) const CONVERT_TO_JSON: Signature = Signature {
    name: "ConvertTo-Json",
    synopsis: "Writes objects as JSON.",
    description: "One object as an object, several as an array.",
    parameters: &[
        Parameter::new("InputObject", Kind::Any)
            .at(0)
            .help("What to write."),
        number("Depth", "So many levels; below, texts. 2 unless said."),
        switch("Compress", "On one line."),
        switch("AsArray", "An array even of one object."),
    ],
    ..Signature::EMPTY
};

pub(super) const CONVERT_FROM_JSON: Signature = Signature {
    name: "ConvertFrom-Json",
    synopsis: "Reads JSON.",
    description: "Gives the objects that a JSON text describes.",
    parameters: &[Parameter::new("InputObject", Kind::String)
        .at(0)
        .help("The text.")],
    ..Signature::EMPTY
};

const NO_TYPE: Parameter = switch("NoTypeInformation", "As it is anyway.");
const DELIMITER: Parameter = Parameter::new("Delimiter", Kind::String)
    .help("What stands between values; a comma unless said.");
const QUOTES: Parameter =
    Parameter::new("UseQuotes", Kind::Choice(&["Always", "AsNeeded", "Never"]))
        .help("When values are quoted; always unless said.");

pub(super) const CONVERT_TO_CSV: Signature = Signature {
    name: "ConvertTo-Csv",
    synopsis: "Writes objects as lines of CSV.",
    description: "The first object says which columns there are.",
    parameters: &[DELIMITER, NO_TYPE, QUOTES],
    ..Signature::EMPTY
};

pub(super) const EXPORT_CSV: Signature = Signature {
    name: "Export-Csv",
    aliases: &["epcsv"],
    synopsis: "Writes objects to a file as CSV.",
    description: "The first object says which columns there are. The file is written where the command is typed, not on the server.",
    examples: &[Example {
        line: "… | Export-Csv people.csv",
        says: "All properties of all objects.",
    }],
    parameters: &[
        Parameter::new("Path", Kind::String)
            .aliases(&["LiteralPath", "FilePath"])
            .at(0)
            .mandatory()
            .help("The file."),
        DELIMITER,
        NO_TYPE,
        QUOTES,
        switch("Append", "Add to what is there."),
        switch("NoClobber", "Refuse when it is there."),
        switch("Force", "Taken for the sake of scripts that have it."),
        Parameter::new("Encoding", Kind::String).help("UTF-8, whatever is said."),
    ],
    ..Signature::EMPTY
};

pub(super) const FORMAT_TABLE: Signature = Signature {
    name: "Format-Table",
    aliases: &["ft"],
    synopsis: "Shows objects as a table.",
    description: "With the columns that are named, or those that the objects are shown by.",
    parameters: &[
        PROPERTY,
        switch(
            "AutoSize",
            "Columns as wide as they need, which they are anyway.",
        ),
        switch("HideTableHeaders", "Only the rows."),
        switch("Wrap", "Values that don't fit go on below."),
    ],
    ..Signature::EMPTY
};

pub(super) const FORMAT_LIST: Signature = Signature {
    name: "Format-List",
    aliases: &["fl"],
    synopsis: "Shows objects as lists of properties.",
    description: "With the properties that are named, or those that the objects are shown by.",
    parameters: &[PROPERTY],
    ..Signature::EMPTY
};

pub(super) const OUT_STRING: Signature = Signature {
    name: "Out-String",
    synopsis: "Gives as a text what the console would show.",
    description: "One text, or with -Stream one for each line.",
    parameters: &[
        number("Width", "So many letters in a line."),
        switch("Stream", "A text for each line."),
    ],
    ..Signature::EMPTY
};

pub(super) const OUT_NULL: Signature = Signature {
    name: "Out-Null",
    synopsis: "Takes everything and gives nothing.",
    description: "For commands whose answer is not wanted.",
    ..Signature::EMPTY
};

pub(super) const GET_HELP: Signature = Signature {
    name: "Get-Help",
    aliases: &["help", "man"],
    synopsis: "Tells what a command does and takes.",
    description: "Without a name, tells what commands there are.",
    examples: &[Example {
        line: "Get-Help Select-Object",
        says: "All about one command.",
    }],
    parameters: &[
        Parameter::new("Name", Kind::String)
            .at(0)
            .help("The command, or a pattern."),
        Parameter::new("Parameter", Kind::String).help("Only about this parameter."),
        switch("Examples", "Only how it is used."),
        switch("Full", "All of it, as it is anyway."),
        switch("Detailed", "All of it, as it is anyway."),
        switch("Online", "Taken for the sake of scripts that have it."),
    ],
    ..Signature::EMPTY
};

pub(super) const GET_COMMAND: Signature = Signature {
    name: "Get-Command",
    aliases: &["gcm"],
    synopsis: "Lists what commands there are.",
    description: "Those that the caller may use.",
    parameters: &[
        Parameter::new("Name", Kind::List)
            .at(0)
            .help("Commands, or patterns."),
        Parameter::new("Verb", Kind::String).help("What comes before the dash."),
        Parameter::new("Noun", Kind::String).help("What comes after the dash."),
    ],
    output: &["CommandType", "Name", "Synopsis"],
    ..Signature::EMPTY
};

pub(super) const WRITE_OUTPUT: Signature = Signature {
    name: "Write-Output",
    aliases: &["echo", "write"],
    synopsis: "Gives what it is given.",
    description: "For scripts that say so where a value by itself would do.",
    parameters: &[Parameter::new("InputObject", Kind::List)
        .at(0)
        .remaining()
        .help("The values.")],
    ..Signature::EMPTY
};
