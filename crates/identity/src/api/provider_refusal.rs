//! Why another server's word opened nothing, as a page for the person.

use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::page;
use crate::provider::sign_in::Refused;

/// A title and what to do about it.
type Words = (&'static str, &'static str);

/// The page, which leads back to the sign-in page.
pub(super) fn page(language: &str, why: Refused) -> Response {
    let (title, words, back) = if language == "fr" {
        let (title, words) = french(why);
        (title, words, "Retour à la connexion")
    } else {
        let (title, words) = english(why);
        (title, words, "Back to the sign-in page")
    };
    let content = html! {
        p { (words) }
        div.row { a.button href="/signin" { (back) } }
    };
    let mut response = page::page(language, title, &content);
    *response.status_mut() = match why {
        Refused::Gone => StatusCode::NOT_FOUND,
        _ => StatusCode::FORBIDDEN,
    };
    response
}

fn english(why: Refused) -> Words {
    match why {
        Refused::Unreachable => (
            "The other server does not answer",
            "The server with which you wanted to sign in can't be reached at the moment. Try again in a few minutes, or sign in another way.",
        ),
        Refused::Provider => (
            "Sign-in is not possible",
            "The other server did not confirm who you are. Try again, or sign in another way.",
        ),
        Refused::Denied => (
            "Sign-in was canceled",
            "You did not let the other server confirm who you are, or it refused to. Nothing has changed: try again, or sign in another way.",
        ),
        Refused::Unknown => (
            "No account found for you",
            "No account of this organization belongs to the account with which you signed in. Ask whoever administers it.",
        ),
        Refused::Unverified => (
            "Your e-mail address is not verified",
            "The other server has not verified your e-mail address, so that it can't tell who you are here. Verify the address there and try again, or ask whoever administers this organization.",
        ),
        Refused::Gone => (
            "This way to sign in is gone",
            "The organization does not offer that server any more. Sign in another way.",
        ),
        Refused::TooLate => (
            "Sign-in took too long",
            "This sign-in took too long or is over. Begin again.",
        ),
        Refused::Taken => (
            "Account not linked",
            "That account is linked to somebody else of this organization.",
        ),
    }
}

fn french(why: Refused) -> Words {
    match why {
        Refused::Unreachable => (
            "L’autre serveur ne répond pas",
            "Le serveur avec lequel vous vouliez vous connecter est injoignable pour le moment. Réessayez dans quelques minutes ou connectez-vous autrement.",
        ),
        Refused::Provider => (
            "Connexion impossible",
            "L’autre serveur n’a pas confirmé votre identité. Réessayez ou connectez-vous autrement.",
        ),
        Refused::Denied => (
            "Connexion annulée",
            "Vous n’avez pas laissé l’autre serveur confirmer votre identité, ou il a refusé de le faire. Rien n’a changé : réessayez ou connectez-vous autrement.",
        ),
        Refused::Unknown => (
            "Aucun compte à votre nom",
            "Aucun compte de cette organisation ne correspond au compte avec lequel vous vous êtes connecté. Adressez-vous à la personne qui l’administre.",
        ),
        Refused::Unverified => (
            "Votre adresse n’est pas vérifiée",
            "L’autre serveur n’a pas vérifié votre adresse électronique et ne peut donc pas dire qui vous êtes ici. Faites-la vérifier là-bas et réessayez, ou adressez-vous à la personne qui administre cette organisation.",
        ),
        Refused::Gone => (
            "Ce moyen de connexion n’existe plus",
            "L’organisation ne propose plus ce serveur. Connectez-vous autrement.",
        ),
        Refused::TooLate => (
            "La connexion a trop duré",
            "Cette connexion a trop duré ou est terminée. Recommencez.",
        ),
        Refused::Taken => (
            "Compte non associé",
            "Ce compte est déjà associé à une autre personne de cette organisation.",
        ),
    }
}
