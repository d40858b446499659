//! TLS with the certificates of the system: one configuration for the process, so that a second client reads none again and resumes
//! sessions of the first.

use std::sync::{Arc, OnceLock};

use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls_platform_verifier::BuilderVerifierExt;
use tokio_rustls::TlsConnector;

/// What speaks TLS, and nothing but HTTP/1.1 inside of it.
pub(super) fn connector() -> Result<TlsConnector, String> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    let config = match CONFIG.get() {
        Some(config) => config,
        None => {
            let made = Arc::new(configuration().map_err(|_| WITHOUT_CERTIFICATES)?);
            CONFIG.get_or_init(|| made)
        }
    };
    Ok(config.clone().into())
}

const WITHOUT_CERTIFICATES: &str = "there are no certificates of the system to check the venue's by; install its `ca-certificates`";

fn configuration() -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
