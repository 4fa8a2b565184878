//! `kill -9` at ten moments between the approval and the last acknowledgement.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::audit;
use crate::portal::{News, Portal};
use crate::process::Server;
use crate::town::{MEMBERS, Town, approve};

/// What people may be kept waiting after a crash: nothing that the dead process held may hold them
/// up. Generous, for slow machines.
const SOON: Duration = Duration::from_secs(20);

/// When the server dies.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So many milliseconds after the approval was sent.
    After(u64),
    /// When so many portals have displayed it.
    Displayed(usize),
    /// When so many portals have sent events.
    Sent(usize),
    /// When so many acknowledgements have arrived.
    Acknowledged(usize),
}

const MOMENTS: [Moment; 10] = [
    Moment::After(0),
    Moment::After(1),
    Moment::After(3),
    Moment::After(8),
    Moment::Displayed(1),
    Moment::Displayed(MEMBERS),
    Moment::Sent(5),
    Moment::Acknowledged(1),
    Moment::Acknowledged(MEMBERS),
    Moment::After(200),
];

struct Crowd {
    portals: Vec<Portal>,
    server: watch::Sender<Option<SocketAddr>>,
    news: mpsc::UnboundedReceiver<News>,
}

impl Crowd {
    fn gather(town: &Town) -> Self {
        let (server, _) = watch::channel(None);
        let (sender, news) = mpsc::unbounded_channel();
        let open = |(number, cookie): (usize, &String)| {
            Portal::open(number, cookie.clone(), server.subscribe(), sender.clone())
        };
        let portals = town.members.iter().enumerate().map(open).collect();
        Self {
            portals,
            server,
            news,
        }
    }

    /// Tells everybody where the server is and waits until they are there.
    async fn connect(&mut self, address: SocketAddr) {
        self.server.send_replace(Some(address));
        self.count(News::Connected, MEMBERS).await;
    }

    /// Waits until that news has come so many times.
    async fn count(&mut self, news: News, times: usize) {
        let counted = async {
            let mut left = times;
            while left > 0 {
                left -= usize::from(self.news.recv().await.unwrap() == news);
            }
        };
        let what = format!("{times} times {news:?}");
        timeout(SOON, counted).await.expect(&what);
    }

    /// Waits until everybody has displayed the message and has nothing left to be acknowledged.
    async fn settle(&mut self, showing: &str) {
        let settled = async {
            loop {
                let done = |(number, portal): (usize, &Portal)| {
                    let memory = portal.memory.lock().unwrap();
                    let clicked = number % 2 == 1 || memory.clicked.contains(showing);
                    memory.is_settled() && memory.shown.contains(showing) && clicked
                };
                if self.portals.iter().enumerate().all(done) {
                    return;
                }
                self.news.recv().await.unwrap();
            }
        };
        timeout(SOON, settled).await.expect("everybody has it");
    }

    /// Waits for the moment.
    async fn reach(&mut self, moment: Moment) {
        match moment {
            #[expect(
                clippy::disallowed_methods,
                reason = "the server must die at a time that it does not choose"
            )]
            Moment::After(milliseconds) => {
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            }
            Moment::Displayed(times) => self.count(News::Displayed, times).await,
            Moment::Sent(times) => self.count(News::Sent, times).await,
            Moment::Acknowledged(times) => self.count(News::Acknowledged, times).await,
        }
    }
}

#[tokio::test]
async fn killed_ten_times_and_nothing_is_lost_or_told_twice() {
    let (town, mut server) = Town::build().await;
    let mut crowd = Crowd::gather(&town);
    let mut messages = Vec::new();
    for moment in MOMENTS {
        let name = format!("{moment:?}");
        let id = town.submit(server.address, &name).await;
        crowd.connect(server.address).await;
        let approval = tokio::spawn(approve(server.address, town.admin.clone(), id.clone()));
        crowd.reach(moment).await;
        crowd.server.send_replace(None);
        server.kill().await;
        let answer = approval.await.unwrap();

        server = Server::start(&town.home.path()).await;
        approve_unless_done(
            &town,
            server.address,
            &id,
            answer.map(|answer| answer.status),
        )
        .await;
        crowd.connect(server.address).await;
        crowd.settle(&format!("{id}.1")).await;
        // Once more, so that what was acknowledged a moment ago has to be on the disk.
        crowd.server.send_replace(None);
        server.kill().await;
        server = Server::start(&town.home.path()).await;
        messages.push((name, id));
    }
    // Nobody was shown anything but the ten, and each once; what is settled is not offered again.
    for portal in &crowd.portals {
        let memory = portal.memory.lock().unwrap();
        assert_eq!(memory.displayed.len(), MOMENTS.len());
        assert!(memory.displayed.values().all(|times| *times == 1));
        assert_eq!(memory.offered_again, Vec::<String>::new());
    }
    for (name, id) in &messages {
        counted_once(&town, server.address, name, id).await;
    }
    audit::is_whole(&town.home).await;
    server.kill().await;
    audit::is_whole(&town.home).await;
}

/// An approval that was answered has happened; one that was not may have.
async fn approve_unless_done(town: &Town, address: SocketAddr, id: &str, answered: Option<u16>) {
    assert!(matches!(answered, None | Some(200)), "{answered:?}");
    let state = town.message(address, id).await["state"].clone();
    if state == "pendingApproval" {
        assert_eq!(answered, None, "an acknowledged approval is lost");
        let again = approve(address, town.admin.clone(), id.to_owned()).await;
        again.unwrap().expect(200);
    }
}

async fn counted_once(town: &Town, address: SocketAddr, name: &str, id: &str) {
    let message = town.message(address, id).await;
    let (all, half) = (MEMBERS, MEMBERS / 2);
    let expected = serde_json::json!({"shown": all, "peopleSeen": all, "clicks": half, "peopleClicked": half, "dismissals": 0, "clickThroughRate": 0.5});
    assert_eq!(message["figures"], expected, "{name}");
    assert_eq!(message["state"], "active", "{name}");
}
