//! Announcements of the exchange.
//!
//! In: an optional page, type, language and window. Out: one page of them, newest first. Invariant: an announcement is
//! identified by its number, whatever its language.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Milliseconds, Text, open_enum};

impl PublicRestClient {
    /// Announcements of the exchange, newest first, in pages.
    pub async fn get_announcements(
        &self,
        request: AnnouncementsRequest,
    ) -> Result<Response<Announcements>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// What an announcement is about.
    pub enum AnnouncementType {
        /// Latest announcements.
        LatestAnnouncements = "latest-announcements",
        /// Activities and promotions.
        Activities = "activities",
        /// Product updates.
        ProductUpdates = "product-updates",
        /// For VIP and institutional users.
        Vip = "vip",
        /// System maintenance.
        MaintenanceUpdates = "maintenance-updates",
        /// Assets and pairs that are taken off.
        Delistings = "delistings",
        /// Anything else.
        Others = "others",
        /// Campaigns for API users.
        ApiCampaigns = "api-campaigns",
        /// Newly listed assets and pairs.
        NewListings = "new-listings",
    }
}

open_enum! {
    /// Language of an announcement.
    pub enum AnnouncementLanguage {
        /// Chinese (Hong Kong).
        ZhHk = "zh_HK",
        /// Japanese.
        JaJp = "ja_JP",
        /// Korean.
        KoKr = "ko_KR",
        /// English.
        EnUs = "en_US",
        /// Polish.
        PlPl = "pl_PL",
        /// Spanish.
        EsEs = "es_ES",
        /// French.
        FrFr = "fr_FR",
        /// Arabic.
        ArAe = "ar_AE",
        /// Italian.
        ItIt = "it_IT",
        /// Indonesian.
        IdId = "id_ID",
        /// Dutch.
        NlNl = "nl_NL",
        /// Portuguese.
        PtPt = "pt_PT",
        /// Vietnamese.
        ViVn = "vi_VN",
        /// German.
        DeDe = "de_DE",
        /// Turkish.
        TrTr = "tr_TR",
        /// Malay.
        MsMy = "ms_MY",
        /// Russian.
        RuRu = "ru_RU",
        /// Thai.
        ThTh = "th_TH",
        /// Hindi.
        HiIn = "hi_IN",
        /// Bengali.
        BnBd = "bn_BD",
        /// Filipino.
        FilPh = "fil_PH",
        /// Urdu.
        UrPk = "ur_PK",
    }
}

/// Announcements. Weight 20.
///
/// <https://www.kucoin.com/docs-new/api-3470157>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnouncementsRequest {
    /// Page to return, from 1 (`currentPage`).
    pub current_page: Option<u32>,
    /// Announcements a page; 50 by default (`pageSize`).
    pub page_size: Option<u32>,
    /// What they are about; the latest by default (`annType`).
    pub ann_type: Option<AnnouncementType>,
    /// Language; English by default (`lang`).
    pub lang: Option<AnnouncementLanguage>,
    /// Not older than this (`startTime`).
    pub start_time: Option<Milliseconds>,
    /// Not newer than this (`endTime`).
    pub end_time: Option<Milliseconds>,
}

impl Endpoint for AnnouncementsRequest {
    type Response = Announcements;
    const PATH: &'static str = "/api/v3/announcements";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 20)];
}

/// One page of announcements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Announcements {
    /// Announcements on all pages (`totalNum`).
    pub total_num: Option<u64>,
    /// Announcements of this page (`items`).
    pub items: Vec<Announcement>,
    /// Number of this page (`currentPage`).
    pub current_page: Option<u32>,
    /// Announcements a page (`pageSize`).
    pub page_size: Option<u32>,
    /// Number of pages (`totalPage`).
    pub total_page: Option<u32>,
}

/// An announcement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Announcement {
    /// Number of the announcement (`annId`).
    pub ann_id: u64,
    /// Title (`annTitle`).
    pub ann_title: Option<Text>,
    /// What it is about (`annType`).
    #[serde(default)]
    pub ann_type: Vec<AnnouncementType>,
    /// Summary (`annDesc`).
    pub ann_desc: Option<Text>,
    /// Time of its release (`cTime`).
    #[serde(rename = "cTime")]
    pub create_time: Option<Milliseconds>,
    /// Language (`language`).
    pub language: Option<AnnouncementLanguage>,
    /// Page of the announcement (`annUrl`).
    pub ann_url: Option<Text>,
}
