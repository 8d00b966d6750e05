//! The progress of a run as events (server-sent events of HTML).

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::HeaderMap;
use axum::http::{HeaderName, Response, StatusCode};
use serde_json::json;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until, timeout};

use crate::generate::Stage;
use crate::serve::admission::only;
use crate::serve::answer::{Chunks, empty, with_body};
use crate::serve::hands::RunProgress;

/// Least time between two events: five a second.
const PACE: Duration = Duration::from_millis(200);
/// A comment is sent after so long without an event, so that a browser that has gone is noticed.
const QUIET: Duration = Duration::from_secs(15);

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Progress with the number of the step, which is the id of its event.
#[derive(Clone, Debug, Default)]
struct ProgressStep {
    number: u64,
    progress: RunProgress,
}

/// The steps of runs, numbered as they are looked at, so that none is older than what the desk said
/// last.
#[derive(Clone, Debug)]
pub(crate) struct ProgressSteps {
    progress: watch::Receiver<RunProgress>,
    last: Arc<Mutex<ProgressStep>>,
}

impl ProgressSteps {
    pub(crate) fn new(progress: watch::Receiver<RunProgress>) -> Self {
        Self { progress, last: Arc::default() }
    }

    /// True while a run works.
    pub(crate) fn is_running(&self) -> bool {
        self.progress.borrow().is_running()
    }

    /// The step now; [`Self::changed`] waits for another.
    fn now(&mut self) -> ProgressStep {
        let now = self.progress.borrow_and_update().clone();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.progress != now {
            *last = ProgressStep { number: last.number + 1, progress: now };
        }
        last.clone()
    }

    /// Waits for another step; false if the desk is gone.
    async fn changed(&mut self) -> bool {
        self.progress.changed().await.is_ok()
    }
}

/// The events of the run that works, or the end of the last one. Without either, or if the browser
/// has seen the end, 204, after which a browser does not ask again.
pub(crate) fn events(
    headers: &HeaderMap,
    mut steps: ProgressSteps,
    ended: watch::Receiver<bool>,
) -> Response<Body> {
    let seen = only(headers, &LAST_EVENT_ID)
        .and_then(|id| std::str::from_utf8(id).ok()?.parse::<u64>().ok());
    let step = steps.now();
    let is_news = match step.progress {
        RunProgress::Idle => false,
        RunProgress::Running { .. } => true,
        RunProgress::Finished(_) => seen != Some(step.number),
    };
    if !is_news {
        return empty(StatusCode::NO_CONTENT);
    }
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(send(steps, ended, sender));
    with_body(StatusCode::OK, "text/event-stream", Body::from_stream(Chunks(receiver)))
}

async fn send(
    mut steps: ProgressSteps,
    mut ended: watch::Receiver<bool>,
    sender: mpsc::Sender<io::Result<Bytes>>,
) {
    loop {
        let step = steps.now();
        let Some(text) = event(&step) else { return };
        if sender.send(Ok(Bytes::from(text))).await.is_err() || !step.progress.is_running() {
            return;
        }
        let next = Instant::now() + PACE;
        tokio::select! {
            still = wait(&mut steps, &sender) => if !still { return },
            _ = ended.wait_for(|ended| *ended) => return,
        }
        sleep_until(next).await;
    }
}

/// Waits for the next step, with comments; false if nobody tells or listens any more.
async fn wait(steps: &mut ProgressSteps, sender: &mpsc::Sender<io::Result<Bytes>>) -> bool {
    loop {
        tokio::select! {
            changed = timeout(QUIET, steps.changed()) => match changed {
                Ok(changed) => return changed,
                Err(_) => {
                    if sender.send(Ok(Bytes::from_static(b":\n\n"))).await.is_err() {
                        return false;
                    }
                }
            },
            () = sender.closed() => return false,
        }
    }
}

/// The text of an event; `None` if the desk has no run any more.
fn event(step: &ProgressStep) -> Option<String> {
    let data = match &step.progress {
        RunProgress::Idle => return None,
        RunProgress::Running { stage, done, of } => {
            json!({ "stage": stage_word(*stage), "done": done, "of": of })
        }
        RunProgress::Finished(how) => json!({ "finished": how }),
    };
    Some(format!("id: {}\ndata: {data}\n\n", step.number))
}

/// The word of the contract for a stage.
fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Check => "check",
        Stage::Write => "write",
        Stage::Finish => "finish",
    }
}
