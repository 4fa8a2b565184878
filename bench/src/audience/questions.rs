use beffroi_population::{Expr, FacetKey, OsBuild, Platform, SetName};

use super::rows::{Rows, group_id};

/// A question in both languages.
pub(crate) struct Question {
    pub(crate) label: &'static str,
    pub(crate) expr: Expr,
    /// Condition on a person `p`, in SQL.
    pub(crate) condition: String,
    /// Whether devices by platform are asked for, not people.
    pub(crate) by_platform: bool,
}

/// At least this Windows build: about half of the Windows devices have it.
const BUILD: OsBuild = OsBuild::new([10, 0, 22_631, 1_000]);

pub(crate) fn all(rows: &Rows) -> Vec<Question> {
    let [first, second] = [biggest(rows, 0), biggest(rows, 1)];
    let five = [
        biggest(rows, 2),
        biggest(rows, 3),
        biggest(rows, 4),
        biggest(rows, 5),
        biggest(rows, 6),
    ];
    let (union, in_union) = (groups(&five), in_groups(&five));
    let (minus, in_minus) = (groups(&[first, second]), in_groups(&[first, second]));
    let newer = Expr::Set(SetName::BuildAtLeast(Platform::Windows, BUILD));
    let has_newer = format!(
        "EXISTS (SELECT 1 FROM device d WHERE d.owner = p.id AND d.platform = 'windows' AND d.build >= {})",
        packed(BUILD)
    );
    let licensed = SetName::named("capability/mail").expect("a name that other systems may fill");
    let is_licensed = "EXISTS (SELECT 1 FROM capability c WHERE c.person = p.id)";
    let question = |label, expr: Expr, condition: String, by_platform| Question {
        label,
        expr,
        condition,
        by_platform,
    };
    let narrowed = union.clone().without(minus.clone());
    let in_narrowed = format!("{in_union} AND NOT {in_minus}");
    vec![
        question(
            "all - nested group, department, Windows build >= B",
            Expr::EVERYONE
                .and(facet(FacetKey::Department, "Department 7"))
                .and(newer.clone())
                .without(groups(&[first])),
            format!(
                "p.department = 'department 7' AND {has_newer} AND NOT {}",
                in_groups(&[first])
            ),
            false,
        ),
        question(
            "all - nested group, licence, Windows build >= B",
            Expr::EVERYONE
                .and(licensed)
                .and(newer)
                .without(groups(&[first])),
            format!(
                "{is_licensed} AND {has_newer} AND NOT {}",
                in_groups(&[first])
            ),
            false,
        ),
        question(
            "5 groups - 2, nested, city",
            narrowed.clone().and(facet(FacetKey::City, "City 11")),
            format!("p.city = 'city 11' AND {in_narrowed}"),
            false,
        ),
        question(
            "5 groups - 2, nested",
            narrowed.clone(),
            in_narrowed.clone(),
            false,
        ),
        question(
            "5 groups - 2, nested: devices by platform",
            narrowed,
            in_narrowed,
            true,
        ),
        question(
            "all enabled: devices by platform",
            Expr::Set(SetName::Enabled),
            "p.enabled".to_owned(),
            true,
        ),
    ]
}

/// A build as one number that compares in the same way.
pub(crate) fn packed(build: OsBuild) -> i64 {
    build
        .parts()
        .into_iter()
        .fold(0, |all, part| all << 16 | i64::from(part))
}

/// The top group with the given place by number of direct members.
fn biggest(rows: &Rows, place: usize) -> u32 {
    let size = |group: u32| rows.members.partition_point(|&(known, _)| known <= group);
    let mut tops: Vec<u32> = (0..super::rows::TOPS).collect();
    tops.sort_by_key(|&group| {
        let before = if group == 0 { 0 } else { size(group - 1) };
        std::cmp::Reverse(size(group) - before)
    });
    tops[place]
}

fn groups(numbers: &[u32]) -> Expr {
    Expr::any_of(
        numbers
            .iter()
            .map(|&number| SetName::Group(group_id(number))),
    )
}

fn in_groups(numbers: &[u32]) -> String {
    let list: Vec<String> = numbers.iter().map(u32::to_string).collect();
    format!(
        "EXISTS (SELECT 1 FROM closure c JOIN membership m ON m.grp = c.descendant \
         WHERE c.ancestor IN ({}) AND m.person = p.id)",
        list.join(", ")
    )
}

fn facet(key: FacetKey, value: &str) -> Expr {
    Expr::Set(SetName::facet(key, value).expect("a value that is not blank"))
}
