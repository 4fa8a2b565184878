//! The messages that are being delivered, in memory: what delivery and check-ins look at.
//!
//! A view of the database that can be lost; the projection keeps it current.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use beffroi_core::{LanguageTag, TenantId, language};
use beffroi_population::{Expr, FacetKey, RoaringBitmap, SetName, TenantSets};
use jiff::tz::TimeZone;
use parking_lot::{Mutex, RwLock};

use crate::model::{Licences, Location, Message, MessageId};

/// A message that is being delivered, with its audience ready to be asked.
#[derive(Debug)]
pub(crate) struct Live {
    pub(crate) message: Message,
    pub(crate) audience: Expr,
    /// Who was handed it, as far as this process knows.
    pub(crate) handed: Mutex<RoaringBitmap>,
}

impl Live {
    pub(crate) fn new(message: Message, licences: &Licences) -> Self {
        let audience = message.composition.recipients.audience();
        let audience = audience.requiring(licences).to_expr();
        Self {
            message,
            audience,
            handed: Mutex::default(),
        }
    }

    /// Whether it is put on screens. The others are mailed.
    pub(crate) fn is_on_screens(&self) -> bool {
        self.message.composition.location != Location::Email
    }
}

/// What a tenant delivers.
#[derive(Debug, Clone)]
pub(crate) struct Delivering {
    pub(crate) zone: TimeZone,
    /// Licences of which people must hold one.
    pub(crate) licences: Licences,
    pub(crate) messages: BTreeMap<MessageId, Arc<Live>>,
}

impl Delivering {
    /// With other licences asked for: who gets what is worked out anew.
    pub(crate) fn require(&mut self, licences: Licences) {
        self.licences = licences;
        for live in self.messages.values_mut() {
            let anew = Live::new(live.message.clone(), &self.licences);
            anew.handed.lock().clone_from(&live.handed.lock());
            *live = Arc::new(anew);
        }
    }
}

impl Default for Delivering {
    fn default() -> Self {
        Self {
            zone: TimeZone::UTC,
            licences: Licences::default(),
            messages: BTreeMap::new(),
        }
    }
}

/// What each tenant delivers.
#[derive(Debug, Default)]
pub(crate) struct Catalog(RwLock<HashMap<TenantId, Arc<Delivering>>>);

impl Catalog {
    /// What the tenant delivers now.
    pub(crate) fn of(&self, tenant: TenantId) -> Arc<Delivering> {
        self.0.read().get(&tenant).cloned().unwrap_or_default()
    }

    /// Puts the tenant's view in place.
    pub(crate) fn replace(&self, tenant: TenantId, delivering: Delivering) {
        self.0.write().insert(tenant, Arc::new(delivering));
    }

    /// Changes the tenant's view.
    pub(crate) fn change(&self, tenant: TenantId, change: impl FnOnce(&mut Delivering)) {
        let mut all = self.0.write();
        change(Arc::make_mut(all.entry(tenant).or_default()));
    }
}

/// For each text of a message, the people who get it; the default text's people are those that no
/// other set names.
pub(crate) fn readers(people: &TenantSets, message: &Message) -> Vec<RoaringBitmap> {
    let languages = message.composition.languages();
    let default = default_text(message);
    let mut readers = vec![RoaringBitmap::new(); languages.len()];
    if languages.len() < 2 {
        return readers;
    }
    for (facet, _) in people.facet_values(FacetKey::Language) {
        let Ok(wish) = facet.value().parse::<LanguageTag>() else {
            continue;
        };
        let chosen = language::choose(&[wish], &languages, default);
        if chosen != default {
            readers[chosen] |= people.evaluate(&Expr::Set(SetName::Facet(facet.clone())));
        }
    }
    readers
}

/// The place of the default text.
pub(crate) fn default_text(message: &Message) -> usize {
    message.composition.default_place().unwrap_or(0)
}
