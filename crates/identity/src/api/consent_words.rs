//! What each scope lets a program do, in the words of whoever is asked.

use maud::{Markup, html};

use crate::consent::Names;

/// Name, English, French. `openid` says nothing to people: `profile` and `email` do.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "User.Read",
        "See who you are: your profile, your roles and groups",
        "Voir qui vous êtes : votre profil, vos rôles et vos groupes",
    ),
    (
        "User.ReadWrite",
        "Change your own settings and devices",
        "Modifier vos propres paramètres et appareils",
    ),
    ("profile", "Know your name", "Connaître votre nom"),
    (
        "email",
        "Know your e-mail address",
        "Connaître votre adresse de messagerie",
    ),
    (
        "offline_access",
        "Keep this access while you are away, for up to 90 days",
        "Garder cet accès en votre absence, jusqu’à 90 jours",
    ),
    (
        "Organization.Read.All",
        "Read the organization’s settings",
        "Lire les paramètres de l’organisation",
    ),
    (
        "Organization.ReadWrite.All",
        "Change the organization’s settings",
        "Modifier les paramètres de l’organisation",
    ),
    (
        "User.Read.All",
        "Read everybody’s profile",
        "Lire le profil de chacun",
    ),
    (
        "User.ReadWrite.All",
        "Create, change and delete people",
        "Créer, modifier et supprimer des personnes",
    ),
    (
        "Group.Read.All",
        "Read every group and its members",
        "Lire tous les groupes et leurs membres",
    ),
    (
        "Group.ReadWrite.All",
        "Create, change and delete groups and their members",
        "Créer, modifier et supprimer des groupes et leurs membres",
    ),
    (
        "DeviceManagementManagedDevices.PrivilegedOperations.All",
        "Send custom notifications to devices",
        "Envoyer des notifications personnalisées à des appareils",
    ),
    (
        "DeviceManagementServiceConfig.Read.All",
        "Read which custom notifications were sent, and how their channels are doing",
        "Lire quelles notifications personnalisées ont été envoyées, et l’état de leurs canaux",
    ),
    (
        "DeviceManagementServiceConfig.ReadWrite.All",
        "Send custom notifications to groups, and keep the keys of their channels",
        "Envoyer des notifications personnalisées à des groupes, et gérer les clés de leurs canaux",
    ),
    (
        "Chat.ReadBasic",
        "See which chats you have, and with whom",
        "Voir quelles conversations vous avez, et avec qui",
    ),
    ("Chat.Read", "Read your chats", "Lire vos conversations"),
    (
        "Chat.ReadWrite",
        "Read and change your chats, and write in your name",
        "Lire et modifier vos conversations, et écrire en votre nom",
    ),
    (
        "Chat.Create",
        "Begin chats in your name",
        "Commencer des conversations en votre nom",
    ),
    (
        "ChatMessage.Read",
        "Read what is said in your chats",
        "Lire ce qui est dit dans vos conversations",
    ),
    (
        "ChatMessage.Send",
        "Write to chats in your name",
        "Écrire dans des conversations en votre nom",
    ),
    (
        "Chat.Read.All",
        "Export everybody’s chats with people outside, and read what was reported",
        "Exporter les conversations de chacun avec l’extérieur, et lire ce qui a été signalé",
    ),
    (
        "Policy.Read.CrossTenantAccess",
        "Read with whom outside people may chat, and who has which contacts",
        "Lire avec qui à l’extérieur on peut discuter, et qui a quels contacts",
    ),
    (
        "Policy.ReadWrite.CrossTenantAccess",
        "Decide with whom outside people may chat, and end contacts",
        "Décider avec qui à l’extérieur on peut discuter, et mettre fin à des contacts",
    ),
    (
        "Conferencing.Read.All",
        "Read who holds conferences by phone, with which ID and number",
        "Lire qui tient des conférences par téléphone, avec quel ID et quel numéro",
    ),
    (
        "Conferencing.ReadWrite.All",
        "Enable people for conferences by phone, reset their IDs and PINs",
        "Activer les conférences par téléphone, réinitialiser ID et codes confidentiels",
    ),
    (
        "Conferencing.Verify",
        "Check whether a PIN opens a conference",
        "Vérifier si un code confidentiel ouvre une conférence",
    ),
    (
        "ExchangeMessageTrace.Read.All",
        "Read which e-mails were sent to whom",
        "Lire quels courriels ont été envoyés à qui",
    ),
    (
        "LicenseAssignment.Read.All",
        "Read subscriptions and who holds which license",
        "Lire les abonnements et qui détient quelle licence",
    ),
    (
        "LicenseAssignment.ReadWrite.All",
        "Keep subscriptions, give licenses and take them away",
        "Gérer les abonnements, donner et retirer des licences",
    ),
    (
        "DeviceManagementManagedDevices.Read.All",
        "Read every device",
        "Lire tous les appareils",
    ),
    (
        "DeviceManagementManagedDevices.ReadWrite.All",
        "Remove devices",
        "Retirer des appareils",
    ),
    (
        "RoleManagement.Read.Directory",
        "Read roles and who holds them",
        "Lire les rôles et qui les détient",
    ),
    (
        "RoleManagement.ReadWrite.Directory",
        "Give and take roles",
        "Attribuer et retirer des rôles",
    ),
    (
        "AuditLog.Read.All",
        "Read the audit log",
        "Lire le journal d’audit",
    ),
    (
        "Application.Read.All",
        "Read every registered application",
        "Lire toutes les applications enregistrées",
    ),
    (
        "Application.ReadWrite.All",
        "Register, change and remove applications",
        "Enregistrer, modifier et supprimer des applications",
    ),
    (
        "IdentityProvider.ReadWrite.All",
        "Change the other servers at which people sign in",
        "Modifier les autres serveurs auprès desquels on se connecte",
    ),
    (
        "Policy.ReadWrite.AuthenticationMethod",
        "Change what is demanded of those who sign in",
        "Modifier ce qui est exigé à la connexion",
    ),
    (
        "UserAuthenticationMethod.ReadWrite.All",
        "Read and reset how people sign in",
        "Lire et réinitialiser les moyens de connexion de chacun",
    ),
    (
        "OrganizationalMessages.Read.All",
        "Read organizational messages and their figures",
        "Lire les messages de l’organisation et leurs chiffres",
    ),
    (
        "OrganizationalMessages.ReadWrite.All",
        "Write organizational messages",
        "Rédiger des messages de l’organisation",
    ),
    (
        "OrganizationalMessages.Approve.All",
        "Approve and reject organizational messages",
        "Approuver et rejeter des messages de l’organisation",
    ),
];

/// What a program wants, as a list.
pub(super) fn listed(wanted: &Names, language: &str) -> Markup {
    html! {
        ul {
            @for name in wanted.iter() {
                @if let Some(text) = words_of(name, language) { li { (text) } }
            }
        }
    }
}

/// What a scope lets a program do; nothing for one that lets it do nothing.
fn words_of(name: &str, language: &str) -> Option<&'static str> {
    let (_, english, french) = WORDS.iter().find(|(known, ..)| *known == name)?;
    Some(if language == "fr" { french } else { english })
}

#[cfg(test)]
mod tests {
    use beffroi_directory::permission;

    use super::*;

    #[test]
    fn no_permission_is_given_without_words() {
        for permission in permission::ALL {
            for language in ["en", "fr"] {
                assert!(words_of(permission.0, language).is_some(), "{permission}");
            }
        }
        assert_eq!(words_of("openid", "fr"), None);
    }
}
