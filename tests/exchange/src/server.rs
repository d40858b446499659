//! The listening sockets.
//!
//! In: [`Options`]. Out: a running server and its addresses. Invariant: only the loopback interface is bound.

use crate::clock::Clock;
use crate::exchange::{Branch, Exchange};
use crate::fault::Faults;
use crate::json::Json;
use crate::limits::Limits;
use crate::log::Log;
use crate::market::{Market, Venue};
use crate::options::Options;
use crate::wire::{Accept, Peer};
use crate::{binance, control, kucoin, okx};
use axum::Router;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
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
}

impl Server {
    pub async fn start(options: &Options) -> io::Result<Self> {
        let clock = if options.frozen {
            Clock::frozen(options.start)
        } else {
            Clock::wall()
        };
        let market = Market::new(options.seed, options.symbols, clock.now());
        let exchange = Arc::new(Exchange {
            market,
            clock,
            log: Log::new(options.keep),
            faults: Faults::default(),
            limits: Limits::new(options),
        });
        let branch = |venue| Arc::new(Branch::new(venue, Arc::clone(&exchange)));
        let addresses = Addresses {
            binance: listen(
                options.binance_port,
                faulty(binance::router(branch(Venue::Binance))),
            )
            .await?,
            kucoin: listen(
                options.kucoin_port,
                faulty(kucoin::router(branch(Venue::Kucoin))),
            )
            .await?,
            okx: listen(options.okx_port, faulty(okx::router(branch(Venue::Okx)))).await?,
            control: listen(options.control_port, control::router(exchange)).await?,
        };
        Ok(Server { addresses })
    }
}

/// The same paths once more, after the name of a fault.
fn faulty(router: Router) -> Router {
    router.clone().nest("/__fault/{fault}", router)
}

async fn listen(port: u16, router: Router) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    let service = router.into_make_service_with_connect_info::<Peer>();
    tokio::spawn(async move { axum::serve(Accept(listener), service).await });
    Ok(address)
}
