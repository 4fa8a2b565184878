use super::*;

fn group(n: u128) -> GroupId {
    GroupId::from_uuid(uuid::Uuid::from_u128(n))
}

fn groups(count: u128) -> Recipients {
    Recipients {
        include_groups: (1..=count).map(group).collect(),
        ..Recipients::default()
    }
}

fn broken(recipients: &Recipients, urgency: Urgency) -> Vec<String> {
    let mut violations = Violations::default();
    recipients.check(urgency, Some(group(999)), &mut violations);
    violations
        .into_details()
        .into_iter()
        .map(|detail| detail.target)
        .collect()
}

fn standard(recipients: &Recipients) -> Vec<String> {
    broken(recipients, Urgency::Standard)
}

#[test]
fn something_is_chosen_and_not_both() {
    let everybody = Recipients {
        all_company: true,
        ..Recipients::default()
    };
    assert!(standard(&everybody).is_empty());
    assert!(standard(&groups(1)).is_empty());
    assert_eq!(standard(&Recipients::default()), ["recipients"]);
    let both = Recipients {
        all_company: true,
        ..groups(1)
    };
    assert_eq!(standard(&both), ["recipients/includeGroups"]);
    let only_excluded = Recipients {
        exclude_groups: vec![group(1)],
        ..Recipients::default()
    };
    assert_eq!(standard(&only_excluded), ["recipients"]);
}

#[test]
fn urgent_is_for_groups_only() {
    let urgent = |recipients: &Recipients| broken(recipients, Urgency::Urgent);
    assert!(urgent(&groups(2)).is_empty());
    assert!(
        urgent(&Recipients {
            exclude_groups: vec![group(3)],
            ..groups(2)
        })
        .is_empty()
    );
    let everybody = Recipients {
        all_company: true,
        ..Recipients::default()
    };
    assert_eq!(urgent(&everybody), ["recipients/allCompany"]);
    let in_disguise = Recipients {
        include_groups: vec![group(1), group(999)],
        ..Recipients::default()
    };
    assert_eq!(urgent(&in_disguise), ["recipients/includeGroups"]);
    assert!(standard(&in_disguise).is_empty());
    let mut filtered = groups(1);
    filtered.filters.cities.push("Lyon".into());
    assert_eq!(urgent(&filtered), ["recipients/filters"]);
}

#[test]
fn at_most_a_hundred_groups_each() {
    assert!(standard(&groups(100)).is_empty());
    assert_eq!(standard(&groups(101)), ["recipients/includeGroups"]);
    let excluded = Recipients {
        exclude_groups: groups(101).include_groups,
        ..groups(1)
    };
    assert_eq!(standard(&excluded), ["recipients/excludeGroups"]);
}

#[test]
fn filters_name_the_value_that_is_wrong() {
    let with = |change: fn(&mut Filters)| {
        let mut recipients = groups(1);
        change(&mut recipients.filters);
        standard(&recipients)
    };
    assert_eq!(
        with(|f| f.departments = vec!["a".into(), " ".into()]),
        ["recipients/filters/departments/1"]
    );
    assert_eq!(
        with(|f| f.companies = vec!["a\0".into()]),
        ["recipients/filters/companies/0"]
    );
    assert_eq!(
        with(|f| f.cities = vec!["a".repeat(257)]),
        ["recipients/filters/cities/0"]
    );
    assert_eq!(
        with(|f| f.platforms = vec!["BeOS".into()]),
        ["recipients/filters/platforms/0"]
    );
    for wrong in [
        "Windows",
        "Windows ten",
        "BeOS 5.0",
        "Web 1.0",
        "Windows 1.2.3.4.5",
    ] {
        let mut recipients = groups(1);
        recipients.filters.minimum_builds = vec!["iOS 17".into(), wrong.into()];
        let named = standard(&recipients);
        assert_eq!(named, ["recipients/filters/minimumBuilds/1"], "{wrong}");
    }
    assert_eq!(
        with(|f| f.capabilities = vec!["BPOS_S_Enterprise".into(), "a/b".into()]),
        ["recipients/filters/capabilities/1"]
    );
    assert_eq!(
        with(|f| f.cities = vec!["a".into(); 501]),
        ["recipients/filters/cities"]
    );
}

#[test]
fn canonical_form_sorts_and_drops_duplicates() {
    let recipients = Recipients {
        include_groups: vec![group(2), group(1), group(2)],
        exclude_groups: vec![group(4), group(4)],
        filters: Filters {
            departments: vec!["sales".into(), "IT".into(), "Sales".into()],
            languages: vec![
                "fr".parse().expect("a tag"),
                "en".parse().expect("a tag"),
                "fr".parse().expect("a tag"),
            ],
            ..Filters::default()
        },
        all_company: false,
    }
    .canonical();
    assert_eq!(recipients.include_groups, [group(1), group(2)]);
    assert_eq!(recipients.exclude_groups, [group(4)]);
    assert_eq!(recipients.filters.departments, ["IT", "Sales"]);
    assert_eq!(
        recipients.filters.values(FilterKind::Language),
        ["en", "fr"]
    );
}

#[test]
fn read_and_written_as_in_the_contract() {
    let json = serde_json::json!({
        "allCompany": false,
        "includeGroups": ["00000000-0000-0000-0000-000000000001"],
        "excludeGroups": [],
        "filters": {"departments": [" Sales "], "companies": [], "cities": [], "platforms": ["WINDOWS", "macos"], "languages": ["FR"]},
    });
    let read: Recipients = serde_json::from_value(json).expect("reads");
    assert_eq!(read.include_groups, [group(1)]);
    let filters = serde_json::to_value(&read.filters).expect("serializes");
    assert_eq!(
        filters,
        serde_json::json!({"departments": ["Sales"], "companies": [], "cities": [], "platforms": ["Windows", "macOS"], "languages": ["fr"]})
    );
    let builds = r#"{"filters":{"minimumBuilds":["windows 10.0.22621.900","MACOS 14"]}}"#;
    let read: Recipients = serde_json::from_str(builds).expect("reads");
    assert_eq!(
        read.filters.minimum_builds,
        ["Windows 10.0.22621.900", "macOS 14.0.0.0"]
    );
    let sets: Vec<String> = read
        .filters
        .sets(FilterKind::Build)
        .map(|set| set.to_string())
        .collect();
    assert_eq!(
        sets,
        ["build/windows/10.0.22621.900", "build/macos/14.0.0.0"]
    );
    assert!(serde_json::from_str::<Recipients>(r#"{"everyone":true}"#).is_err());
    assert!(serde_json::from_str::<Recipients>(r#"{"filters":{"skills":[]}}"#).is_err());
    assert_eq!(
        serde_json::from_str::<Recipients>("{}").expect("reads"),
        Recipients::default()
    );
}
