//! The steps of an annex's life, each with its history and its place in the search index. They write; whether
//! a step may be taken now, and by whom, its caller has asked (`stage`, `access::can`).

use access::{Entry, NewGrant, Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use serde_json::{Value, json};
use types::Moment;

use super::{ANNEX, Annex, AnnexDraft, AnnexPart, Content, Part, Stage, place, store};

/// How long an organisation that is asked sees the annex: as long as a grant may be.
const SEEN_FOR: Moment = 730 * 24 * 3_600 * 1_000;

/// In whose name, and in which transaction.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
}

impl Step<'_> {
    async fn note(self, action: &str, (id, by): (Id, Id), changes: Value) -> Result<(), DbErr> {
        let entry = Entry::new(action, ANNEX.key, Some(id), by, changes);
        access::record(self.tx, self.viewer, entry).await
    }

    pub async fn create(self, owner: (Id, Visibility), draft: &AnnexDraft) -> Result<Id, DbErr> {
        let id = self.ids.next();
        store::insert(self.tx, id, owner, draft, self.viewer.now).await?;
        let changes = access::changes(&Value::Null, &told(draft));
        self.note("create", (id, owner.0), changes).await?;
        place::renew(self.tx, id).await?;
        Ok(id)
    }

    /// Writes over this revision what the annex says, and whether it is withdrawn; false if somebody was
    /// faster.
    pub(crate) async fn write(
        self,
        annex: &Annex,
        revision: i64,
        (draft, active): (&AnnexDraft, bool),
        action: &str,
    ) -> Result<bool, DbErr> {
        if !store::update(self.tx, (annex.id, revision), draft, active, self.viewer.now).await? {
            return Ok(false);
        }
        let changes = access::changes(&told(&annex.draft), &told(draft));
        self.note(action, (annex.id, annex.owner_id), changes).await?;
        place::renew(self.tx, annex.id).await?;
        Ok(true)
    }

    /// Asks an organisation for its part, and lets it see the annex for this purpose. Whom has been asked is
    /// not asked again.
    pub async fn ask(self, annex: &Annex, (id, name): (Id, &str), purpose: &str) -> Result<(), DbErr> {
        if !store::insert_part(self.tx, self.ids.next(), annex.id, (id, "", name)).await? {
            return Ok(());
        }
        let grant = NewGrant {
            owner_id: annex.owner_id,
            receiver_id: id,
            kind: ANNEX.key.to_string(),
            object_id: Some(annex.id),
            purpose: purpose.to_string(),
            expires_at: self.viewer.now + SEEN_FOR,
        };
        access::add_grant(self.tx, self.ids, self.viewer, &grant).await?;
        self.note("ask-part", (annex.id, annex.owner_id), json!({ "annex_part": [null, name] })).await
    }

    /// Adds a part that the annex's owner gives itself: its own projects of this sub-region.
    pub async fn fill_in(self, annex: &Annex, sub_region: &str) -> Result<(), DbErr> {
        let own = (annex.owner_id, sub_region, sub_region);
        if !store::insert_part(self.tx, self.ids.next(), annex.id, own).await? {
            return Ok(());
        }
        let changes = json!({ "annex_part": [null, sub_region] });
        self.note("ask-part", (annex.id, annex.owner_id), changes).await
    }

    /// Writes a part's heading and introduction over this revision; false if somebody was faster.
    pub async fn write_part(
        self,
        part: &AnnexPart,
        revision: i64,
        (heading, introduction): (&str, &str),
    ) -> Result<bool, DbErr> {
        if !store::write_part(self.tx, (part.id, revision), (heading, introduction)).await? {
            return Ok(false);
        }
        // What it says now is its own until it is given.
        self.note("write-part", (part.annex_id, part.organisation_id), json!({})).await?;
        Ok(true)
    }

    /// Gives the annex's owner a copy of this.
    pub async fn submit(self, part: &AnnexPart, content: &Part) -> Result<(), DbErr> {
        store::submit(self.tx, (self.ids.next(), part.id), content, self.viewer).await?;
        let changes =
            json!({ "annex_part": [null, content.sub_region], "annex_sha256": [null, content.hash()] });
        self.note("submit-part", (part.annex_id, part.organisation_id), changes).await
    }

    pub async fn send_back(self, annex: &Annex, part: &AnnexPart, comment: &str) -> Result<(), DbErr> {
        store::send_back(self.tx, part.id, comment).await?;
        let changes = json!({ "annex_part": [null, part.sub_region], "annex_comment": [null, comment] });
        self.note("send-back-part", (annex.id, annex.owner_id), changes).await
    }

    /// Seals this as the next version.
    pub async fn lock(self, annex: &Annex, content: &Content) -> Result<(), DbErr> {
        let ids = (self.ids.next(), annex.id);
        let (number, sha256) = store::insert_version(self.tx, ids, content, self.viewer).await?;
        store::set_stage(self.tx, annex.id, Stage::Locked, self.viewer.now).await?;
        let changes = json!({ "annex_version": [null, number], "annex_sha256": [null, sha256] });
        self.note("lock", (annex.id, annex.owner_id), changes).await
    }

    /// Opens a locked annex for a correction. The locked versions stay as they are.
    pub async fn reopen(self, annex: &Annex, reason: &str) -> Result<(), DbErr> {
        store::set_stage(self.tx, annex.id, Stage::Open, self.viewer.now).await?;
        let changes = json!({ "annex_reason": [null, reason] });
        self.note("reopen", (annex.id, annex.owner_id), changes).await
    }

    /// The annex for changing it, with its parts; nobody else changes any of them before the transaction
    /// ends.
    pub async fn hold(self, id: Id) -> Result<Option<(Annex, Vec<AnnexPart>)>, DbErr> {
        match store::hold(self.tx, id).await? {
            Some(annex) => Ok(Some((annex, store::parts_in(self.tx, id).await?))),
            None => Ok(None),
        }
    }
}

/// As the audit log knows it.
fn told(draft: &AnnexDraft) -> Value {
    let text = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
    json!({
        "title": draft.title,
        "annex_year": draft.year,
        "annex_introduction": text(&draft.introduction),
        "annex_due_on": text(&draft.due_on),
        "annex_issues": draft.issues,
    })
}
