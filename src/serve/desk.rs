//! The one desk that all requests share.

use std::sync::Arc;

use tokio::sync::{Mutex, Semaphore};
use tokio::task::{JoinError, spawn_blocking};

use crate::serve::hands::{Hands, Reply};

/// Replies for later that are worked on at once; the others wait, and are forgotten if the browser
/// does not want them any more.
const WORKERS: usize = 2;

/// The desk. Requests get it one after the other, in the order in which they came.
#[derive(Clone)]
pub(crate) struct Desk {
    hands: Arc<Mutex<Box<dyn Hands>>>,
    workers: Arc<Semaphore>,
}

impl Desk {
    pub(crate) fn new(hands: Box<dyn Hands>) -> Self {
        Self { hands: Arc::new(Mutex::new(hands)), workers: Arc::new(Semaphore::new(WORKERS)) }
    }

    /// The reply of the desk to a question, never [`Reply::Later`]. If the one who asks goes away
    /// the question is asked to its end when it has begun, and else not at all.
    ///
    /// # Errors
    ///
    /// The desk panicked.
    pub(crate) async fn ask(
        &self,
        question: impl FnOnce(&mut dyn Hands) -> Reply + Send + 'static,
    ) -> Result<Reply, JoinError> {
        let mut hands = Arc::clone(&self.hands).lock_owned().await;
        let mut reply = spawn_blocking(move || question(hands.as_mut())).await?;
        while let Reply::Later(work) = reply {
            let permit = Arc::clone(&self.workers).acquire_owned().await;
            reply = spawn_blocking(move || {
                let _permit = permit;
                work()
            })
            .await?;
        }
        Ok(reply)
    }
}
