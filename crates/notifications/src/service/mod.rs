//! A function per use case.

mod devices;
mod keys;
mod read;
pub(crate) mod receipt;
mod resend;
mod send;
mod settings;
mod test;

use beffroi_core::{TenantId, failure};
use beffroi_directory::lookup;
use beffroi_feature::Cx;

pub(crate) use devices::{
    Registered, forget_devices, open_address, register, registered, unregister,
};
pub(crate) use keys::{
    ApnsRequest, FcmRequest, VapidRequest, put_apns, put_fcm, put_vapid, remove_key,
};
pub(crate) use read::{
    ChannelView, FailureView, NotificationView, QuotaView, channels, failures, get, list, quota,
};
pub(crate) use resend::resend;
pub(crate) use send::{BulkResult, open, to_device, to_devices, to_groups};
pub(crate) use settings::{SettingsPatch, SettingsView, change, settings, vapid_public};
pub(crate) use test::{TestResult, test};

/// Under which the audit has what is done here.
pub(crate) const CATEGORY: &str = "CustomNotifications";

/// At which operators of push services reach whoever sends: a `mailto:` or `https:` address is wanted.
pub(crate) async fn contact(cx: &Cx, tenant: TenantId) -> failure::Result<String> {
    let public = &cx.settings.public_url;
    if public.starts_with("https://") {
        return Ok(public.clone());
    }
    let domains = lookup::domains(&mut cx.read().await?, tenant).await?;
    let domain = domains.first().map_or("localhost", String::as_str);
    Ok(format!("mailto:postmaster@{domain}"))
}
