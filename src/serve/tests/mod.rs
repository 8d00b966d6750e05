//! Tests of the server with a desk that only notes what it is asked.

mod bytes;
mod life;
mod names;
mod refusals;
mod routes;
mod socket;
mod stub;
mod world;
