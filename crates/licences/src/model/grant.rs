//! What a service plan gives at Exchange. By the plan and never by the product's name: the same name
//! was sold with different plans.

use super::PlanId;

/// A plan that makes a mailbox, from the lowest to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root {
    /// Exchange Online Essentials.
    Essentials,
    /// Exchange Online Kiosk.
    Deskless,
    /// Exchange Online (Plan 1).
    Standard,
    /// Exchange Online (Plan 2).
    Enterprise,
}

impl Root {
    /// From the lowest to the highest.
    pub const ALL: [Self; 4] = [
        Self::Essentials,
        Self::Deskless,
        Self::Standard,
        Self::Enterprise,
    ];

    /// As Exchange calls it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Essentials => "BPOS_S_Essentials",
            Self::Deskless => "BPOS_S_Deskless",
            Self::Standard => "BPOS_S_Standard",
            Self::Enterprise => "BPOS_S_Enterprise",
        }
    }
}

/// A plan that makes a mailbox and can't be held beside another one that does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alone {
    /// Office 365 Small Business.
    SmallBusiness,
    /// Office 365 Midsize Business.
    MidsizeBusiness,
    /// Bundles of British Telecom.
    BritishTelecom,
}

impl Alone {
    /// In the order of their names.
    pub const ALL: [Self; 3] = [
        Self::SmallBusiness,
        Self::MidsizeBusiness,
        Self::BritishTelecom,
    ];

    /// As Exchange calls it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SmallBusiness => "BPOS_L",
            Self::MidsizeBusiness => "BPOS_S_MidSize",
            Self::BritishTelecom => "BPOS_B",
        }
    }
}

/// A plan that adds to a mailbox. Any number of them add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddOn {
    /// Viva Insights.
    MyAnalytics,
    /// Bookings.
    Bookings,
    /// An archive beside a mailbox of Exchange Online.
    ArchiveAddOn,
    /// An archive beside a mailbox elsewhere.
    Archive,
    /// Data loss prevention.
    DataLossPrevention,
}

impl AddOn {
    /// In the order in which Exchange lists them.
    pub const ALL: [Self; 5] = [
        Self::MyAnalytics,
        Self::Bookings,
        Self::ArchiveAddOn,
        Self::Archive,
        Self::DataLossPrevention,
    ];

    /// As Exchange calls it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MyAnalytics => "MYANALYTICSP2",
            Self::Bookings => "BPOS_S_BookingsAddOn",
            Self::ArchiveAddOn => "BPOS_S_ArchiveAddOn",
            Self::Archive => "BPOS_S_Archive",
            Self::DataLossPrevention => "BPOS_S_DlpAddOn",
        }
    }
}

/// What a plan gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grant {
    /// A mailbox.
    Root(Root),
    /// A mailbox that stands alone.
    Alone(Alone),
    /// More for a mailbox.
    AddOn(AddOn),
}

/// Every plan that gives something at Exchange. Those of government clouds give what the plans of the
/// same name give; the foundation that nearly every product has gives nothing.
const GRANTS: [(u128, Grant); 15] = [
    (
        0x1126_bef5_da20_4f07_b45e_ad25_d258_1aa8,
        Grant::Root(Root::Essentials),
    ),
    (
        0x4a82_b400_a79f_41a4_b4e2_e94f_5787_b113,
        Grant::Root(Root::Deskless),
    ),
    (
        0x88f4_d7ef_a73b_4246_8047_5160_2214_4c9f,
        Grant::Root(Root::Deskless),
    ),
    (
        0x9aaf_7827_d63c_4b61_89c3_182f_06f8_2e5c,
        Grant::Root(Root::Standard),
    ),
    (
        0xe9b4_930a_925f_45e2_ac2a_3f77_88ca_6fdd,
        Grant::Root(Root::Standard),
    ),
    (
        0xefb8_7545_963c_4e0d_99df_69c6_916d_9eb0,
        Grant::Root(Root::Enterprise),
    ),
    (
        0x8c30_69c0_ccdb_44be_ab77_9862_03a6_7df2,
        Grant::Root(Root::Enterprise),
    ),
    (
        0xd42b_dbd6_c335_4231_ab3d_c8f3_48d5_aff5,
        Grant::Alone(Alone::SmallBusiness),
    ),
    (
        0xfc52_cc4b_ed7d_472d_bbe7_b081_c23e_cc56,
        Grant::Alone(Alone::MidsizeBusiness),
    ),
    (
        0x9092_7877_dcff_4af6_b346_2332_c0b1_5bb7,
        Grant::Alone(Alone::BritishTelecom),
    ),
    (
        0x33c4_f319_9bdd_48d6_9c4d_410b_750a_4a5a,
        Grant::AddOn(AddOn::MyAnalytics),
    ),
    (
        0x199a_5c09_e0ca_4e37_8f7c_b05d_533e_1ea2,
        Grant::AddOn(AddOn::Bookings),
    ),
    (
        0x176a_09a6_7ec5_4039_ac02_b279_1c6b_a793,
        Grant::AddOn(AddOn::ArchiveAddOn),
    ),
    (
        0xda04_0e0a_b393_4bea_bb76_928b_3fa1_cf5a,
        Grant::AddOn(AddOn::Archive),
    ),
    (
        0x9bec_7e34_c9fa_40b7_a9d1_bd6d_1165_c7ed,
        Grant::AddOn(AddOn::DataLossPrevention),
    ),
];

/// What a plan gives at Exchange; none for most plans.
#[must_use]
pub fn grant_of(plan: PlanId) -> Option<Grant> {
    let id = plan.uuid().as_u128();
    let found = GRANTS.iter().find(|(known, _)| *known == id);
    found.map(|(_, grant)| *grant)
}
