//! Connections: at most 64, none for ever.
//!
//! `axum::serve` sets no timer, so that a client may keep a connection with half a header for as
//! long as it likes; connections are therefore served by hyper itself.

use std::io;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

/// Connections at once; others wait until one of these ends.
pub(crate) const CONNECTIONS: usize = 64;
/// Time for the headers of a request, from the end of the answer before: so long may a connection wait
/// for the next one, too.
pub(crate) const HEADERS: Duration = Duration::from_secs(10);
/// Time without a byte in either direction while an answer is sent.
pub(crate) const IDLE: Duration = Duration::from_mins(1);
/// Bytes of all headers of a request.
const HEADER_BYTES: usize = 64 * 1024;
/// Time for answers that are being sent when the server ends.
const LAST_ANSWERS: Duration = Duration::from_secs(2);
/// Time after which to try again, if the system has no more connections to give.
const RETRY: Duration = Duration::from_millis(100);

/// Serves all who connect, until the server ends.
pub(crate) async fn listen(
    listener: TcpListener,
    router: Router,
    mut ended: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            next = next => next,
            _ = ended.wait_for(|ended| *ended) => break,
        };
        while connections.try_join_next().is_some() {}
        let Ok((stream, _)) = accepted else {
            sleep(RETRY).await;
            continue;
        };
        let (router, ended) = (router.clone(), ended.clone());
        connections.spawn(async move {
            let _place = place;
            connection(stream, router, ended).await;
        });
    }
    drop(listener);
    let _ =
        timeout(LAST_ANSWERS, async { while connections.join_next().await.is_some() {} }).await;
}

/// Serves one connection to its end.
async fn connection(stream: TcpStream, router: Router, mut ended: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let activity = Arc::new(Activity::default());
    let router = TowerToHyperService::new(router);
    let working = Arc::clone(&activity);
    let service = service_fn(move |request| {
        let work = Work::begin(&working);
        let answer = router.call(request);
        async move {
            let answer = answer.await;
            drop(work);
            answer
        }
    });
    let io = TokioIo::new(Watched { stream, activity: Arc::clone(&activity) });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(HEADER_BYTES)
        .serve_connection(io, service);
    let mut served = pin!(served);
    let mut idle = pin!(activity.until_idle());
    let mut is_ending = false;
    loop {
        tokio::select! {
            _ = &mut served => return,
            () = &mut idle => return,
            _ = ended.wait_for(|ended| *ended), if !is_ending => {
                is_ending = true;
                served.as_mut().graceful_shutdown();
            }
        }
    }
}

/// The life on a connection.
struct Activity {
    moved: Mutex<Instant>,
    works: AtomicUsize,
}

impl Default for Activity {
    fn default() -> Self {
        Self { moved: Mutex::new(Instant::now()), works: AtomicUsize::new(0) }
    }
}

impl Activity {
    fn touch(&self) {
        *self.moved.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Waits until nothing has happened for [`IDLE`].
    async fn until_idle(&self) {
        loop {
            let moved = *self.moved.lock().unwrap_or_else(PoisonError::into_inner);
            let end = if self.works.load(Ordering::Relaxed) > 0 {
                Instant::now() + IDLE
            } else {
                moved + IDLE
            };
            if end <= Instant::now() {
                return;
            }
            sleep_until(end).await;
        }
    }
}

/// An answer that is being worked on.
struct Work(Arc<Activity>);

impl Work {
    fn begin(activity: &Arc<Activity>) -> Self {
        activity.works.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(activity))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.works.fetch_sub(1, Ordering::Relaxed);
        self.0.touch();
    }
}

/// A stream that notes when bytes move.
struct Watched {
    stream: TcpStream,
    activity: Arc<Activity>,
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        if polled.is_ready() {
            self.activity.touch();
        }
        polled
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        if polled.is_ready() {
            self.activity.touch();
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        if polled.is_ready() {
            self.activity.touch();
        }
        polled
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
