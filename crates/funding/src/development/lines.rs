//! Partners, budget, work packages and dates as people type them: one on each line, with semicolons between
//! what is said of it. What was typed comes back the same.

use jiff::civil::Date;
use types::Amount;

use super::facts::{Budget, DateKind, Dated, Package, Partner, Status};

/// A line that must be mended, from 1, with the key of what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub line: usize,
    pub key: &'static str,
}

/// Lines in a field at the most.
const MOST: usize = 200;
/// Characters of a name or a title.
const LONGEST: usize = 300;

/// The words of the statuses, in the visitor's language.
pub(super) struct Words {
    pub leads: String,
    pub statuses: [(Status, String); 4],
}

type Cells<'a> = Vec<&'a str>;

fn each<T>(text: &str, read: impl Fn(&Cells<'_>) -> Result<T, &'static str>) -> Result<Vec<T>, Fault> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |key| Fault { line: at + 1, key };
        let cells: Cells<'_> = line.split(';').map(str::trim).collect();
        if found.len() == MOST {
            return Err(fault("development-too-many-lines"));
        }
        if cells.iter().any(|cell| cell.chars().count() > LONGEST) {
            return Err(fault("field-too-long"));
        }
        if cells[0].is_empty() {
            return Err(fault("development-line-first"));
        }
        found.push(read(&cells).map_err(fault)?);
    }
    Ok(found)
}

fn cell<'a>(cells: &Cells<'a>, at: usize) -> &'a str {
    cells.get(at).copied().unwrap_or_default()
}

fn no_more(cells: &Cells<'_>, most: usize) -> Result<(), &'static str> {
    if cells.len() > most { Err("development-line-too-wide") } else { Ok(()) }
}

/// `Prov kommun; leder`
pub(super) fn partners(text: &str, words: &Words) -> Result<Vec<Partner>, Fault> {
    each(text, |cells| {
        no_more(cells, 2)?;
        let said = cell(cells, 1).to_lowercase();
        let leads = said == words.leads.to_lowercase();
        if !leads && !said.is_empty() {
            return Err("development-line-leads");
        }
        Ok(Partner { name: cells[0].to_string(), leads, organisation_id: None })
    })
}

pub(super) fn write_partners(partners: &[Partner], words: &Words) -> String {
    let line = |partner: &Partner| match partner.leads {
        true => format!("{}; {}", partner.name, words.leads),
        false => partner.name.clone(),
    };
    partners.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `Prov kommun; 2026; 1 200 000; 300 000`: partner, year, cost, own funding.
pub(super) fn budget(text: &str, partners: &[Partner]) -> Result<Vec<Budget>, Fault> {
    each(text, |cells| {
        no_more(cells, 4)?;
        let partner = known(partners, cells[0])?;
        let year = cell(cells, 1).parse().ok().filter(|year| (1990..2200).contains(year));
        let cost = amount(cell(cells, 2))?;
        let own_funding = match cell(cells, 3) {
            "" => Amount::ZERO,
            text => amount(text)?,
        };
        if own_funding > cost {
            return Err("development-own-too-large");
        }
        Ok(Budget { partner, year: year.ok_or("field-year")?, cost, own_funding })
    })
}

fn known(partners: &[Partner], name: &str) -> Result<String, &'static str> {
    let found = partners.iter().find(|partner| partner.name.to_lowercase() == name.to_lowercase());
    found.map(|partner| partner.name.clone()).ok_or("development-partner-unknown")
}

fn amount(text: &str) -> Result<Amount, &'static str> {
    let amount: Amount = text.parse().map_err(|_| "development-line-amount")?;
    if amount < Amount::ZERO || !crate::is_plausible(amount) {
        return Err("development-line-amount");
    }
    Ok(amount)
}

pub(super) fn write_budget(budget: &[Budget]) -> String {
    let line = |row: &Budget| format!("{}; {}; {}; {}", row.partner, row.year, row.cost, row.own_funding);
    budget.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `1; Ledning; Prov kommun`: number, title, partner.
pub(super) fn packages(text: &str, partners: &[Partner]) -> Result<Vec<Package>, Fault> {
    each(text, |cells| {
        no_more(cells, 3)?;
        if cell(cells, 1).is_empty() {
            return Err("development-package-title");
        }
        let partner = match cell(cells, 2) {
            "" => String::new(),
            name => known(partners, name)?,
        };
        Ok(Package { number: cells[0].to_string(), title: cell(cells, 1).to_string(), partner })
    })
}

pub(super) fn write_packages(packages: &[Package]) -> String {
    let line = |package: &Package| {
        let line = format!("{}; {}; {}", package.number, package.title, package.partner);
        line.trim_end_matches([';', ' ']).to_string()
    };
    packages.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `2026-06-30; Testmiljön är öppen; 2; klar`: day, title, work package, status. A report has no package:
/// `2026-09-15; Lägesrapport 1; ; klar`.
pub(super) fn dates(
    text: &str,
    kind: DateKind,
    packages: &[Package],
    words: &Words,
) -> Result<Vec<Dated>, Fault> {
    each(text, |cells| {
        no_more(cells, 4)?;
        let due: Date = cells[0].parse().map_err(|_| "field-date")?;
        let (title, package) = (cell(cells, 1), cell(cells, 2));
        if title.is_empty() {
            return Err("development-date-title");
        }
        if !package.is_empty() && !packages.iter().any(|known| known.number == package) {
            return Err("development-package-unknown");
        }
        let said = cell(cells, 3).to_lowercase();
        let status = match said.is_empty() {
            true => Some(Status::Planned),
            false => words.statuses.iter().find(|(_, word)| word.to_lowercase() == said).map(|(s, _)| *s),
        };
        let status = status.ok_or("development-line-status")?;
        Ok(Dated { kind, due, title: title.to_string(), package: package.to_string(), status })
    })
}

pub(super) fn write_dates<'a>(dates: impl IntoIterator<Item = &'a Dated>, words: &Words) -> String {
    let word = |status: Status| {
        let found = words.statuses.iter().find(|(known, _)| *known == status);
        found.map_or("", |(_, word)| word.as_str())
    };
    let line = |dated: &Dated| {
        let status = if dated.status == Status::Planned { "" } else { word(dated.status) };
        let line = format!("{}; {}; {}; {status}", dated.due, dated.title, dated.package);
        line.trim_end_matches([';', ' ']).to_string()
    };
    dates.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let word = |status, word: &str| (status, word.to_string());
        Words {
            leads: "leder".to_string(),
            statuses: [
                word(Status::Planned, "planerad"),
                word(Status::UnderWay, "pågår"),
                word(Status::Done, "klar"),
                word(Status::Dropped, "struken"),
            ],
        }
    }

    #[test]
    fn what_is_typed_comes_back() {
        let partners = partners("Prov kommun; leder\nKustens AB", &words()).unwrap_or_default();
        assert_eq!(write_partners(&partners, &words()), "Prov kommun; leder\nKustens AB");
        let typed = "prov kommun; 2026; 1 200 000; 0,3 mnkr\n\nKustens AB;2027;50;";
        let budget = budget(typed, &partners).unwrap_or_default();
        assert_eq!(budget[0].own_funding, Amount::from_units(300_000).unwrap_or(Amount::ZERO));
        let again = super::budget(&write_budget(&budget), &partners).unwrap_or_default();
        assert_eq!((again.as_slice(), budget[1].own_funding), (budget.as_slice(), Amount::ZERO));
        let packages = packages("1; Ledning; Kustens AB\n2; Prov", &partners).unwrap_or_default();
        assert_eq!(write_packages(&packages), "1; Ledning; Kustens AB\n2; Prov");
        let typed = "2026-06-30; Öppet; 2; Klar\n2026-09-15; Slut";
        let dates = dates(typed, DateKind::Milestone, &packages, &words()).unwrap_or_default();
        assert_eq!(write_dates(&dates, &words()), "2026-06-30; Öppet; 2; klar\n2026-09-15; Slut");
    }

    #[test]
    fn faults_name_their_line() {
        let own = vec![Partner { name: "A".into(), ..Partner::default() }];
        let fault = |line, key| Some(Fault { line, key });
        assert_eq!(partners("A\nB; ibland", &words()).err(), fault(2, "development-line-leads"));
        assert_eq!(partners("A\n; leder", &words()).err(), fault(2, "development-line-first"));
        let cases = [
            ("B; 2026; 5", fault(1, "development-partner-unknown")),
            ("A; nu; 5", fault(1, "field-year")),
            ("A; 2026; 5; 6", fault(1, "development-own-too-large")),
            ("A; 2026; mycket", fault(1, "development-line-amount")),
            ("A; 2026; -5", fault(1, "development-line-amount")),
            ("A; 2026; 5; 4; 3", fault(1, "development-line-too-wide")),
        ];
        for (typed, expected) in cases {
            assert_eq!(budget(typed, &own).err(), expected, "{typed}");
        }
        let dated = |typed| dates(typed, DateKind::Milestone, &[], &words()).err();
        assert_eq!(dated("i juni; Öppet"), fault(1, "field-date"));
        assert_eq!(dated("2026-06-30; Öppet; 9"), fault(1, "development-package-unknown"));
        assert_eq!(dated("2026-06-30; Öppet; ; snart"), fault(1, "development-line-status"));
        assert_eq!(dated("2026-06-30"), fault(1, "development-date-title"));
    }
}
