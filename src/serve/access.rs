//! Who is known: tokens for one use, the cookie, and the secret of the runtime folder.

use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Time in which a token can be used.
pub(crate) const TOKEN_LIFE: Duration = Duration::from_mins(1);
/// Tokens that can wait at once; a new one puts out the oldest.
const TOKENS: usize = 16;
/// Bytes of chance in a key: 128 bits.
const KEY_BYTES: usize = 16;

/// A key: 32 hexadecimal digits of chance.
#[derive(Clone)]
pub(crate) struct SecretKey(String);

impl SecretKey {
    /// A new one.
    ///
    /// # Errors
    ///
    /// The system has no chance to give.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; KEY_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// True if these are its digits. The time taken depends on the length of `other` alone.
    pub(crate) fn is(&self, other: &[u8]) -> bool {
        let own = self.0.as_bytes();
        let differing = own
            .iter()
            .zip(other)
            .fold(0, |differing, (one, two)| std::hint::black_box(differing | (one ^ two)));
        own.len() == other.len() && std::hint::black_box(differing) == 0
    }
}

/// The keys of one server.
pub(crate) struct Access {
    /// The port, which is in the name of the cookie: cookies know no ports.
    pub(crate) port: u16,
    /// The value of the cookie.
    cookie: SecretKey,
    /// The word that a second start has to say.
    pub(crate) secret: SecretKey,
    tokens: Mutex<Vec<(SecretKey, Instant)>>,
}

impl Access {
    /// New keys for the server at this port.
    ///
    /// # Errors
    ///
    /// The system has no chance to give.
    pub(crate) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let (cookie, secret) = (SecretKey::new()?, SecretKey::new()?);
        Ok(Self { port, cookie, secret, tokens: Mutex::default() })
    }

    /// A new token, which can be used once, within [`TOKEN_LIFE`].
    ///
    /// # Errors
    ///
    /// The system has no chance to give.
    pub(crate) fn token(&self) -> Result<SecretKey, getrandom::Error> {
        let token = SecretKey::new()?;
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if tokens.len() >= TOKENS {
            tokens.remove(0);
        }
        tokens.push((token.clone(), Instant::now()));
        Ok(token)
    }

    /// The address that a token is used at.
    pub(crate) fn address(&self, token: &SecretKey) -> String {
        format!("http://127.0.0.1:{}/enter/{}", self.port, token.as_str())
    }

    /// Uses a token: true if it was good. It is not good a second time.
    pub(crate) fn uses_token(&self, token: &[u8]) -> bool {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.retain(|(_, since)| since.elapsed() <= TOKEN_LIFE);
        // No early end: the time does not tell which token it was nearest to.
        let found = tokens
            .iter()
            .enumerate()
            .fold(None, |found, (at, (key, _))| if key.is(token) { Some(at) } else { found });
        found.is_some_and(|at| {
            tokens.remove(at);
            true
        })
    }

    fn cookie_name(&self) -> String {
        format!("aamantran-{}", self.port)
    }

    /// The value of `Set-Cookie`. The cookie ends with the browser, or the server.
    pub(crate) fn set_cookie(&self) -> String {
        let (name, value) = (self.cookie_name(), self.cookie.as_str());
        format!("{name}={value}; HttpOnly; SameSite=Strict; Path=/")
    }

    /// True if one of the cookies of a `Cookie` header is this server's. Servers at other ports of
    /// the same computer may have set one of the same name; it does not shut out the right one.
    pub(crate) fn knows(&self, cookies: &[u8]) -> bool {
        let name = self.cookie_name();
        cookies.split(|byte| *byte == b';').any(|cookie| {
            let cookie = cookie.trim_ascii();
            let value =
                cookie.strip_prefix(name.as_bytes()).and_then(|rest| rest.strip_prefix(b"="));
            value.is_some_and(|value| self.cookie.is(value))
        })
    }
}
