//! `private_config!`: how a venue's private clients are made.

/// Makes a venue's `PrivateConfig`: `private_config! { for Binance in Environment; }`, with `passphrase` where the venue has one:
/// `private_config! { for Okx in Environment with passphrase; }`.
///
/// `Environment` is the venue's enum; its `Environments` says where each of its values is.
macro_rules! private_config {
    (for $venue:ident in $environment:ident;) => {
        $crate::auth::private_config! { @make $venue, $environment, {}, {}, { passphrase, passphrase_variable } }
    };
    (for $venue:ident in $environment:ident with passphrase;) => {
        $crate::auth::private_config! { @make $venue, $environment, {
            /// The passphrase that the key was made with.
            passphrase: Option<$crate::auth::Secret>,
            /// The environment variable that holds the passphrase.
            passphrase_variable: Option<String>,
        }, { passphrase, passphrase_variable }, {} }
    };
    (@make $venue:ident, $environment:ident, { $($(#[$doc:meta])* $field:ident: $type:ty,)* }, { $($source:ident),* }, { $($absent:ident),* }) => {
        /// How a private client is made. Key and secret are needed, everything else has a default.
        #[derive(Clone, Default)]
        pub struct PrivateConfig {
            /// The key's public part.
            pub key: Option<$crate::auth::Secret>,
            /// The secret, or a private key as PEM.
            pub secret: Option<$crate::auth::Secret>,
            $($(#[$doc])* pub $field: $type,)*
            /// The environment variable that holds the key's public part.
            pub key_variable: Option<String>,
            /// The environment variable that holds the secret, or the private key as PEM.
            pub secret_variable: Option<String>,
            /// The file that holds the secret, or the private key as PEM.
            pub secret_file: Option<String>,
            /// Signs in place of a secret.
            pub signer: Option<$crate::auth::Signer>,
            /// Where to trade. Default: production; it must be said when the credentials come from variables or files.
            pub environment: Option<$environment>,
            /// How long after its timestamp the venue may still accept a request. Default: the venue's.
            pub recv_window: Option<std::time::Duration>,
            /// Refuses every call that changes something, before anything is sent. Default: no.
            pub read_only: Option<bool>,
            /// Where requests go: `https://…`, or `http://` of a loopback address. Default: the address of the environment. The
            /// venue's variable `CCRXT_…_URL` is obeyed for loopback addresses only.
            pub base_url: Option<String>,
            /// A call's whole time, waiting for limits included. Default 30 s.
            pub timeout: Option<std::time::Duration>,
            /// Time to connect, TLS and proxy included. Default 5 s.
            pub connect_timeout: Option<std::time::Duration>,
            /// Longest time without a byte of the reply. Default 10 s.
            pub read_timeout: Option<std::time::Duration>,
            /// An `http://` or `https://` proxy for all requests. Default: none; the environment's proxies are not used.
            pub proxy: Option<String>,
            /// What to do when a call would pass a limit. Default: wait.
            pub limits: Option<$crate::http::Limits>,
            /// Whether replies keep their body. Default: no.
            pub keep_raw: Option<bool>,
            /// Who is told of every request, reply, retry and wait. Default: nobody.
            pub on_event: Option<$crate::http::Hook>,
        }

        impl PrivateConfig {
            /// What public clients have as well, and what they have not.
            pub(crate) fn split(self) -> Result<($crate::http::Config, $crate::auth::Access), String> {
                let sources = $crate::auth::Sources {
                    key: self.key,
                    key_variable: self.key_variable,
                    secret: self.secret,
                    secret_variable: self.secret_variable,
                    secret_file: self.secret_file,
                    signer: self.signer,
                    $($source: self.$source,)*
                    $($absent: None,)*
                };
                let access = $crate::auth::Access::new::<$venue, $environment>(
                    sources,
                    self.environment,
                    self.recv_window,
                    self.read_only,
                )?;
                let config = $crate::http::Config {
                    base_url: self.base_url,
                    timeout: self.timeout,
                    connect_timeout: self.connect_timeout,
                    read_timeout: self.read_timeout,
                    proxy: self.proxy,
                    limits: self.limits,
                    keep_raw: self.keep_raw,
                    on_event: self.on_event,
                };
                Ok((config, access))
            }
        }

        impl std::fmt::Debug for PrivateConfig {
            /// Without any secret, nor the proxy's URL, which may hold a password.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct("PrivateConfig")
                    .field("environment", &self.environment)
                    .field("recv_window", &self.recv_window)
                    .field("read_only", &self.read_only)
                    .field("base_url", &self.base_url)
                    .field("timeout", &self.timeout)
                    .field("limits", &self.limits)
                    .finish_non_exhaustive()
            }
        }
    };
}
pub(crate) use private_config;
