//! The demo's chats: between colleagues, in a group, and with a customer who has been asked and has not answered.

use beffroi_core::failure;
use beffroi_feature::App;
use serde_json::json;

use super::Account;
use super::content::{call, sign_in};

/// Whoever is asked: somebody whom the server does not know.
const CUSTOMER: &str = "camille.roche@northwind.example";

/// Lets people begin chats and write in them.
pub(super) async fn make(app: &App, accounts: &[Account]) -> failure::Result<()> {
    let [_, wendy, arthur, emma] = accounts else {
        return Ok(());
    };
    let (by_wendy, by_emma) = (sign_in(app, wendy).await?, sign_in(app, emma).await?);
    let by_arthur = sign_in(app, arthur).await?;
    let member = |name: &str| json!({"email": name});
    let of_two = |name: &str| json!({"chatType": "oneOnOne", "members": [member(name)]});
    let group = json!({"chatType": "group", "topic": "Spring fair", "members":
        [member(&wendy.user_principal_name), member(&arthur.user_principal_name)]});
    for (who, new, said) in [
        (
            &by_wendy,
            of_two(&emma.user_principal_name),
            vec![
                (
                    &by_wendy,
                    "Hello Emma, have you seen the message about the payslips?",
                ),
                (&by_emma, "Yes, it stood on my lock screen this morning."),
                (&by_wendy, "Good. Then the taskbar gets the next one."),
            ],
        ),
        (
            &by_emma,
            group,
            vec![
                (&by_emma, "Who brings the stand to Lyon?"),
                (&by_arthur, "I do. The contract with the hall is signed."),
            ],
        ),
        (
            &by_emma,
            of_two(CUSTOMER),
            vec![
                (
                    &by_emma,
                    "Good morning, the samples you asked for are on their way.",
                ),
                (&by_emma, "Here you can write to me directly."),
            ],
        ),
    ] {
        let made = call(app, who, "/v1.0/chats", &new).await?;
        let path = format!(
            "/v1.0/chats/{}/messages",
            made["id"].as_str().unwrap_or_default()
        );
        for (by, words) in said {
            call(app, by, &path, &json!({"body": {"content": words}})).await?;
        }
    }
    Ok(())
}
