//! `bygd report`: a report as a file; and the process in which the site's PDFs are made.

use std::io::{Read as _, Write, stdin, stdout};

use access::Viewer;
use anyhow::{Context, anyhow};
use web::{Lang, Texts};

use crate::{
    command::Report,
    home::rooms,
    place::House,
    say::{Tongue, say},
};

/// Bytes that a document may have on its way to the typesetter.
const LARGEST: u64 = 256 << 20;

/// Takes a document as JSON and gives its PDF.
pub(crate) fn typeset() -> anyhow::Result<()> {
    // Where memory runs out, the kernel ends this process and not the site. Other systems know no such file.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    let mut sent = Vec::new();
    stdin().lock().take(LARGEST).read_to_end(&mut sent)?;
    let made = reports::typeset(&sent)?;
    let mut out = stdout().lock();
    out.write_all(&made)?;
    out.flush()?;
    Ok(())
}

pub(crate) async fn run(report: Report, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&report.place).await?;
    let now = house.clock.now();
    let viewer = match &report.owner {
        None => Viewer::visitor(now),
        Some(owner) => {
            let owner = house.organisation(owner, tongue).await?;
            Viewer::operator(owner.id, &owner.name, now)
        }
    };
    let sources: Vec<_> = rooms().into_iter().flat_map(|room| room.texts).collect();
    let texts = Texts::load(&sources)?;
    let lang = if tongue == Tongue::English { Lang::En } else { Lang::Sv };
    let ending = report.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let made = reports::make(&house.db, &viewer, &texts, lang, (&report.subject, ending)).await?;
    let made = made.ok_or_else(|| {
        anyhow!(
            "{}: {}",
            report.subject,
            tongue
                .of("det finns ingen sådan rapport i det formatet", "there is no such report in that format")
        )
    })?;
    std::fs::write(&report.file, made).with_context(|| report.file.display().to_string())?;
    say(&report.file.display().to_string());
    house.db.close().await?;
    Ok(())
}
