//! The listening sockets.
//!
//! In: [`Options`]. Out: a running server and its addresses. Invariant: only the loopback interface is bound.

use crate::clock::Clock;
use crate::exchange::{Branch, Exchange};
use crate::fault::Faults;
use crate::front::Fronts;
use crate::json::Json;
use crate::limits::Limits;
use crate::log::Log;
use crate::market::{Market, Venue};
use crate::options::Options;
use crate::trading::{Act, House};
use crate::wire::Accept;
use crate::{binance, control, kucoin, okx};
use axum::Router;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// Where everything listens.
#[derive(Debug, Clone, Copy)]
pub struct Addresses {
    pub binance: SocketAddr,
    pub kucoin: SocketAddr,
    pub okx: SocketAddr,
    pub control: SocketAddr,
}

impl Addresses {
    /// One line of JSON with the base URLs.
    pub fn to_json(&self) -> String {
        let url = |address: SocketAddr| format!("http://{address}");
        let json = Json::object(|json| {
            json.field("binance", &url(self.binance))
                .field("kucoin", &url(self.kucoin));
            json.field("okx", &url(self.okx))
                .field("control", &url(self.control));
        });
        String::from_utf8_lossy(&json.into_bytes()).into_owned()
    }
}

/// A server that runs on the current tokio runtime until that ends.
pub struct Server {
    pub addresses: Addresses,
    exchange: Arc<Exchange>,
}

impl Server {
    pub async fn start(options: &Options) -> io::Result<Self> {
        let clock = if options.frozen {
            Clock::frozen(options.start)
        } else {
            Clock::wall()
        };
        let now = clock.now();
        let market = Arc::new(Market::new(options.seed, options.symbols, now));
        let house = |venue| Mutex::new(House::new(venue, Arc::clone(&market), now));
        let exchange = Arc::new(Exchange {
            houses: Venue::ALL.map(house),
            market: Arc::clone(&market),
            clock,
            log: Log::new(options.keep),
            faults: Faults::default(),
            limits: Limits::new(options),
        });
        let venue = async |venue, port, router: fn(Arc<Branch>) -> Router| {
            let branch = Arc::new(Branch::new(venue, Arc::clone(&exchange)));
            let router = faulty(router(Arc::clone(&branch)));
            listen(port, Fronts { branch, router }).await
        };
        let addresses = Addresses {
            binance: venue(Venue::Binance, options.binance_port, binance::router).await?,
            kucoin: venue(Venue::Kucoin, options.kucoin_port, kucoin::router).await?,
            okx: venue(Venue::Okx, options.okx_port, okx::router).await?,
            control: control(options.control_port, Arc::clone(&exchange)).await?,
        };
        for opening in &options.accounts {
            exchange.open(opening).map_err(io::Error::other)?;
        }
        Ok(Server {
            addresses,
            exchange,
        })
    }

    /// Milliseconds since 1970, by the exchange's clock.
    pub fn now(&self) -> i64 {
        self.exchange.clock.now()
    }

    /// Moves the exchange's clock on by so many milliseconds.
    pub fn advance(&self, millis: u32) {
        self.exchange.clock.advance(millis);
    }

    /// What was done at a venue, by client id, in the order of the first times.
    pub fn ledger(&self, venue: Venue) -> Vec<Act> {
        let house = self.exchange.houses[venue as usize].lock().unwrap();
        house.truth.acts().to_vec()
    }
}

/// The same paths once more, after the name of a fault.
fn faulty(router: Router) -> Router {
    router.clone().nest("/__fault/{fault}", router)
}

async fn listen(port: u16, fronts: Fronts) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(Accept(listener), fronts).await });
    Ok(address)
}

async fn control(port: u16, exchange: Arc<Exchange>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, control::router(exchange)).await });
    Ok(address)
}
