//! A page of people.

use beffroi_core::{Failure, Kind, LanguageTag, failure};
use beffroi_directory::UserId;
use beffroi_directory::lookup;
use beffroi_directory::user::{self, UserFields, UserPatch, UserType};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde_json::Value;

use crate::report::Report;
use crate::run::{Round, Told};
use crate::store::{self, Source};

pub(crate) const KIND: &str = "user";

/// Writes what was told of people and the place where it goes on; the report with them counted.
pub(crate) async fn write(round: &mut Round, told: Told, after: Source) -> failure::Result<Report> {
    let (cx, caller) = (round.cx.clone(), round.caller.clone());
    let (before, report, written) = (round.source.clone(), round.report(), after.clone());
    let (report, shut_out) = round
        .cx
        .write(caller.tenant, move |tx| {
            async move {
                let mut page = Page {
                    cx: &cx,
                    caller: &caller,
                    source: &before,
                    report,
                    shut_out: Vec::new(),
                };
                match told {
                    Told::Rows(rows) => page.rows(tx, &rows).await?,
                    Told::Unseen(gone) => {
                        for (remote, local) in gone {
                            page.remove(tx, &remote, UserId::from_uuid(local)).await?;
                            store::forget(tx, &before, &remote).await?;
                        }
                    }
                }
                store::advance(tx, &before, &written).await?;
                Ok((page.report, page.shut_out))
            }
            .boxed()
        })
        .await?;
    for id in shut_out {
        user::end_connections(&round.cx, round.caller.tenant, id);
    }
    round.source = after;
    round.source.steps += 1;
    Ok(report)
}

struct Page<'a> {
    cx: &'a Cx,
    caller: &'a Caller,
    source: &'a Source,
    report: Report,
    shut_out: Vec<UserId>,
}

impl Page<'_> {
    async fn rows(&mut self, tx: &mut Tx, rows: &[Value]) -> failure::Result<()> {
        let ids: Vec<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
        let known = store::local_ids(tx, self.source, &ids).await?;
        for row in rows {
            let Some(id) = row["id"].as_str() else {
                continue;
            };
            let local = known.get(id).map(|known| UserId::from_uuid(known.local));
            self.one(tx, id, local, row).await?;
        }
        Ok(())
    }

    async fn one(
        &mut self,
        tx: &mut Tx,
        id: &str,
        local: Option<UserId>,
        row: &Value,
    ) -> failure::Result<()> {
        if row.get("@removed").is_some() {
            return match local {
                Some(local) => self.remove(tx, id, local).await,
                None => Ok(()),
            };
        }
        let patch = patch(row);
        let name = row["displayName"].as_str();
        let name = name.or(row["userPrincipalName"].as_str()).unwrap_or(id);
        let known = match local {
            Some(local) => user::some(tx, self.caller.tenant, &[local]).await?.pop(),
            None => None,
        };
        let found = match (known, row["userPrincipalName"].as_str()) {
            (Some(user), _) => Some(user.id),
            (None, Some(upn)) => self.by_name(tx, upn).await?,
            (None, None) => None,
        };
        let (done, left_out) = match found {
            Some(local) => self.update(tx, local, &patch).await,
            None => self.create(tx, &patch).await,
        };
        for (property, reason) in left_out {
            let reason = format!("{property}: {reason}");
            self.report.not_mapped(KIND, id, name, &reason);
        }
        match done {
            Ok(local) => Ok(store::put(tx, self.source, KIND, id, local.uuid()).await?),
            Err(failure) => {
                let reason = expected(failure)?;
                self.report.not_mapped(KIND, id, name, &reason);
                // Who could not be changed is not gone.
                if let Some(local) = local {
                    store::put(tx, self.source, KIND, id, local.uuid()).await?;
                }
                Ok(())
            }
        }
    }

    /// Somebody of this organization who has the name already.
    async fn by_name(&self, tx: &mut Tx, upn: &str) -> failure::Result<Option<UserId>> {
        let account = lookup::account_by_upn(tx, upn).await?;
        let own = account.filter(|account| account.tenant == self.caller.tenant);
        Ok(own.map(|account| account.id))
    }

    async fn remove(&mut self, tx: &mut Tx, id: &str, local: UserId) -> failure::Result<()> {
        let key = local.to_string();
        let deleted = user::delete_in(self.cx, tx, self.caller, &key, &IfMatch::default()).await;
        match deleted {
            Ok(local) => {
                self.report.users.removed += 1;
                self.shut_out.push(local);
            }
            // It is gone here too.
            Err(failure) if failure.kind() == Kind::NotFound => {}
            Err(failure) => {
                let reason = format!("is gone at the source, but stays: {}", expected(failure)?);
                self.report.not_mapped(KIND, id, id, &reason);
                return Ok(());
            }
        }
        Ok(store::forget(tx, self.source, id).await?)
    }

    async fn create(
        &mut self,
        tx: &mut Tx,
        patch: &UserPatch,
    ) -> (failure::Result<UserId>, Vec<(String, String)>) {
        let (patch, left_out) = match self.fitting(tx, patch, UserFields::default()).await {
            Ok(fitting) => fitting,
            Err(failure) => return (Err(failure), Vec::new()),
        };
        let made = user::create_in(self.cx, tx, self.caller, patch).await;
        if made.is_ok() {
            self.report.users.created += 1;
        }
        (made.map(|user| user.id), left_out)
    }

    async fn update(
        &mut self,
        tx: &mut Tx,
        local: UserId,
        patch: &UserPatch,
    ) -> (failure::Result<UserId>, Vec<(String, String)>) {
        let updated = self.try_update(tx, local, patch).await;
        match updated {
            Ok(left_out) => (Ok(local), left_out),
            Err(failure) => (Err(failure), Vec::new()),
        }
    }

    async fn try_update(
        &mut self,
        tx: &mut Tx,
        local: UserId,
        patch: &UserPatch,
    ) -> failure::Result<Vec<(String, String)>> {
        let tenant = self.caller.tenant;
        let key = local.to_string();
        let before = user::some(tx, tenant, &[local]).await?;
        let before = before.first().map(|user| user.etag.clone());
        // Rules look at the fields of the change alone; those that stay have been looked at.
        let blank = UserFields {
            user_principal_name: String::new(),
            display_name: "-".to_owned(),
            ..UserFields::default()
        };
        let (patch, left_out) = self.fitting(tx, patch, blank).await?;
        let changed =
            user::update_in(self.cx, tx, self.caller, &key, patch, &IfMatch::default()).await?;
        let after = user::some(tx, tenant, &[local]).await?;
        if after.first().map(|user| user.etag.clone()) == before {
            self.report.users.unchanged += 1;
        } else {
            self.report.users.updated += 1;
        }
        if changed.shut_out {
            self.shut_out.push(changed.id);
        }
        Ok(left_out)
    }

    /// The change without what breaks a rule here and may be absent: one bad number does not keep a
    /// person out.
    async fn fitting(
        &self,
        tx: &mut Tx,
        patch: &UserPatch,
        blank: UserFields,
    ) -> failure::Result<(UserPatch, Vec<(String, String)>)> {
        let domains = lookup::domains(tx, self.caller.tenant).await?;
        let mut patch = patch.clone();
        let Err(failure) = patch.clone().apply(blank).checked(&domains) else {
            return Ok((patch, Vec::new()));
        };
        let mut left_out = Vec::new();
        for broken in failure.details() {
            let field = match broken.target.split('/').next().unwrap_or_default() {
                "mail" => &mut patch.mail,
                "mobilePhone" => &mut patch.mobile_phone,
                "usageLocation" => &mut patch.usage_location,
                "department" => &mut patch.department,
                "companyName" => &mut patch.company_name,
                "officeLocation" => &mut patch.office_location,
                "streetAddress" => &mut patch.street_address,
                "city" => &mut patch.city,
                "state" => &mut patch.state,
                "postalCode" => &mut patch.postal_code,
                "country" => &mut patch.country,
                "jobTitle" => &mut patch.job_title,
                "givenName" => &mut patch.given_name,
                "surname" => &mut patch.surname,
                "businessPhones" => {
                    patch.business_phones = None;
                    left_out.push((broken.target.clone(), broken.message.clone()));
                    continue;
                }
                "otherMails" => {
                    if patch.other_mails.take().is_some() {
                        left_out.push((broken.target.clone(), broken.message.clone()));
                    }
                    continue;
                }
                _ => continue,
            };
            *field = None;
            left_out.push((broken.target.clone(), broken.message.clone()));
        }
        Ok((patch, left_out))
    }
}

/// The reason of a refusal that belongs into the report; what is our fault ends the import.
pub(crate) fn expected(failure: Failure) -> failure::Result<String> {
    match failure.kind() {
        Kind::Bug | Kind::Unavailable => Err(failure),
        _ => Ok(failure.message().to_owned()),
    }
}

/// What a row says of a person: what is absent stays, null clears.
fn patch(row: &Value) -> UserPatch {
    let maybe = |name: &str| match row.get(name) {
        None => None,
        Some(Value::String(text)) => Some(Some(text.clone())),
        Some(_) => Some(None),
    };
    let text = |name: &str| row[name].as_str().map(str::to_owned);
    let texts = |name: &str| {
        let texts = row[name].as_array()?.iter();
        let texts = texts.filter_map(|text| text.as_str().map(str::to_owned));
        Some(texts.collect::<Vec<_>>())
    };
    let language =
        maybe("preferredLanguage").map(|tag| tag.and_then(|tag| tag.parse::<LanguageTag>().ok()));
    UserPatch {
        user_principal_name: text("userPrincipalName"),
        display_name: text("displayName"),
        given_name: maybe("givenName"),
        surname: maybe("surname"),
        mail: maybe("mail"),
        other_mails: texts("otherMails"),
        mobile_phone: maybe("mobilePhone"),
        business_phones: texts("businessPhones").map(|mut all| {
            all.truncate(1);
            all
        }),
        department: maybe("department"),
        company_name: maybe("companyName"),
        office_location: maybe("officeLocation"),
        street_address: maybe("streetAddress"),
        city: maybe("city"),
        state: maybe("state"),
        postal_code: maybe("postalCode"),
        country: maybe("country"),
        job_title: maybe("jobTitle"),
        preferred_language: language,
        usage_location: maybe("usageLocation"),
        account_enabled: row["accountEnabled"].as_bool(),
        user_type: row["userType"]
            .as_str()
            .and_then(|kind| kind.parse::<UserType>().ok()),
        ..UserPatch::default()
    }
}
