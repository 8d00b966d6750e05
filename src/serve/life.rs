//! The beginning, life and end of the server.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, Write};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep_until, timeout};

use crate::serve::access::Access;
use crate::serve::desk::Desk;
use crate::serve::ending::Ending;
use crate::serve::events::ProgressSteps;
use crate::serve::hands::{Hands, Reply};
use crate::serve::instance::{self, FirstServer, InstanceClaim};
use crate::serve::listen::listen;
use crate::serve::routes::{FontFiles, Server, routes};

/// Time without a request after which the server ends, while nothing runs.
const QUIET: Duration = Duration::from_mins(30);
/// Longest time between two looks at whether anything runs.
const LOOK: Duration = Duration::from_mins(1);
/// Time for the desk to end a run.
const LAST_WORK: Duration = Duration::from_secs(10);
/// Threads that may block: each connection can have the desk working for it, or a file being read.
const THREADS: usize = 2 * crate::serve::listen::CONNECTIONS;
/// Time for these when all is over.
const LAST_THREADS: Duration = Duration::from_secs(1);

/// Opens an address in the user's browser.
pub type Browser = Arc<dyn Fn(&str) -> io::Result<()> + Send + Sync>;

/// The ways in which a server is started.
pub struct ServeOptions {
    /// The port; 0 for one that the system chooses, as it should be but for tests: any site could
    /// try a port that is always the same.
    pub port: u16,
    /// Opens the page; `None` to leave that to the user.
    pub browser: Option<Browser>,
    /// The folder of an event that a server which runs already is asked to open. One that is started
    /// here is opened by who makes the desk.
    pub folder: Option<String>,
    /// Where Enter comes from: each line asks for a fresh link.
    pub input: Option<Box<dyn BufRead + Send>>,
    /// Where servers find each other, see [`crate::serve::runtime_folder`]; `None` to start one anyway.
    pub runtime_folder: Option<PathBuf>,
    /// The fonts of the binary, by the name of the file.
    pub fonts: FontFiles,
    /// Time without a request after which the server ends, while nothing runs; 30 minutes.
    pub quiet: Duration,
    /// Ends the server.
    pub ending: Ending,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            port: 0,
            browser: Some(Arc::new(|address| open::that_detached(address))),
            folder: None,
            input: None,
            runtime_folder: None,
            fonts: |_| -> Option<Cow<'static, [u8]>> { None },
            quiet: QUIET,
            ending: Ending::default(),
        }
    }
}

impl fmt::Debug for ServeOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServeOptions")
            .field("port", &self.port)
            .field("browser", &self.browser.is_some())
            .field("folder", &self.folder)
            .field("runtime_folder", &self.runtime_folder)
            .field("quiet", &self.quiet)
            .finish_non_exhaustive()
    }
}

/// The end of a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A server ran, and has ended.
    Served,
    /// One ran already; the page was opened from there.
    HandedOver,
}

/// A reason for which there is no server.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port is taken, or the system allows none.
    #[error("port {port} of 127.0.0.1: {fault}")]
    Bind {
        /// The port asked for.
        port: u16,
        /// The reason.
        fault: io::Error,
    },
    /// The system has no chance to give, so that there are no keys.
    #[error("no random numbers: {0}")]
    Random(getrandom::Error),
    /// The system gives no threads or timers.
    #[error("{0}")]
    Runtime(io::Error),
    /// The address cannot be told.
    #[error("{0}")]
    Output(io::Error),
}

/// Runs the server to its end, or hands over to one that runs already. The first line of `out` is the
/// address with its token; then come three for the console window. The desk is made only if it is
/// served here.
///
/// # Errors
///
/// The server cannot be started, or `out` cannot be written to.
pub fn run(
    desk: impl FnOnce() -> Box<dyn Hands>,
    mut options: ServeOptions,
    out: &mut dyn Write,
) -> Result<Outcome, ServeError> {
    let claim = options.runtime_folder.as_deref().map(instance::claim);
    // Without the folder there is no finding each other, but there is a server.
    let first = match claim {
        Some(Ok(InstanceClaim::First(first))) => Some(first),
        Some(Ok(InstanceClaim::Second)) => {
            if let Some(address) = address_of_first(&options) {
                hand_over(&address, options.browser.as_ref(), out)
                    .map_err(ServeError::Output)?;
                return Ok(Outcome::HandedOver);
            }
            None
        }
        Some(Err(_)) | None => None,
    };
    let input = options.input.take();
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(THREADS)
        .build()
        .map_err(ServeError::Runtime)?;
    let served = runtime.block_on(serve(desk(), options, first, input, out));
    runtime.shutdown_timeout(LAST_THREADS);
    served.map(|()| Outcome::Served)
}

fn address_of_first(options: &ServeOptions) -> Option<String> {
    instance::ask_first(options.runtime_folder.as_deref()?, options.folder.as_deref())
}

fn hand_over(address: &str, browser: Option<&Browser>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{address}\n  aamantran pehle se chal raha hai.")?;
    out.flush()?;
    if let Some(browser) = browser {
        // The address stands in the window.
        let _ = browser(address);
    }
    Ok(())
}

async fn serve(
    hands: Box<dyn Hands>,
    options: ServeOptions,
    first: Option<FirstServer>,
    input: Option<Box<dyn BufRead + Send>>,
    out: &mut dyn Write,
) -> Result<(), ServeError> {
    let bind = |fault| ServeError::Bind { port: options.port, fault };
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(bind)?;
    let port = listener.local_addr().map_err(bind)?.port();
    let access = Arc::new(Access::new(port).map_err(ServeError::Random)?);
    let steps = ProgressSteps::new(hands.progress());
    let desk = Desk::new(hands);
    let ending = options.ending.clone();
    let server =
        Server::new(Arc::clone(&access), desk.clone(), steps, ending.clone(), options.fonts);
    let listening = tokio::spawn(listen(listener, routes(server.clone()), ending.ended()));
    if let Some(first) = &first {
        // A second start waits for it in vain, and becomes a server of its own.
        let _ = first.publish(port, access.secret.as_str());
    }
    let told = live(&server, &options, lines(input), out).await;
    ending.end();
    let end = desk.ask(|hands| {
        hands.end();
        Reply::Missing
    });
    let _ = tokio::join!(listening, timeout(LAST_WORK, end));
    told
}

/// Tells the address, and a fresh one at each Enter, until the end.
async fn live(
    server: &Server,
    options: &ServeOptions,
    mut lines: mpsc::Receiver<()>,
    out: &mut dyn Write,
) -> Result<(), ServeError> {
    let address = fresh_address(server)?;
    write!(
        out,
        "{address}\n  \
         aamantran chal raha hai.   Panna: http://127.0.0.1:{}/\n  \
         Is khidki ko band karne se panna bhi band ho jaega.\n  \
         Panna na khula ho to Enter dabaiye.\n",
        server.access.port
    )
    .and_then(|()| out.flush())
    .map_err(ServeError::Output)?;
    show(options, address);
    let mut ended = options.ending.ended();
    let mut quiet = std::pin::pin!(until_quiet(server, options.quiet));
    loop {
        tokio::select! {
            _ = ended.wait_for(|ended| *ended) => return Ok(()),
            () = &mut quiet => return Ok(()),
            Some(()) = lines.recv() => {
                let address = fresh_address(server)?;
                server.touch();
                // A window that is gone is no reason to end.
                let _ = writeln!(out, "{address}").and_then(|()| out.flush());
                show(options, address);
            }
        }
    }
}

fn fresh_address(server: &Server) -> Result<String, ServeError> {
    let token = server.access.token().map_err(ServeError::Random)?;
    Ok(server.access.address(&token))
}

/// Opens the page, if that is wanted. If it does not open the address stands in the window.
fn show(options: &ServeOptions, address: String) {
    if let Some(browser) = options.browser.clone() {
        spawn_blocking(move || browser(&address));
    }
}

/// Waits until nobody has asked for anything for so long, and nothing has run.
async fn until_quiet(server: &Server, quiet: Duration) {
    loop {
        if server.steps.is_running() {
            server.touch();
        }
        let end = server.asked() + quiet;
        let now = Instant::now();
        if end <= now {
            return;
        }
        sleep_until(end.min(now + LOOK)).await;
    }
}

/// A signal for each line of the input. Its thread ends with the input, or the process.
fn lines(input: Option<Box<dyn BufRead + Send>>) -> mpsc::Receiver<()> {
    let (sender, receiver) = mpsc::channel(1);
    let Some(mut input) = input else { return receiver };
    thread::spawn(move || {
        while input.skip_until(b'\n').is_ok_and(|read| read > 0) {
            // One that waits already stands for this one, too.
            if let Err(mpsc::error::TrySendError::Closed(())) = sender.try_send(()) {
                return;
            }
        }
    });
    receiver
}
