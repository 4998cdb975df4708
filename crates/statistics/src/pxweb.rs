//! PxWeb, version 2: Statistics Sweden's (SCB) table server, and other offices' that speak the same.
//!
//! A table has variables; a question chooses values of each, and the answer is a cube in JSON-stat 2. SCB's
//! figures are free (CC0), "Källa: SCB" is recommended; what is worked out from them is one's own
//! calculation.

mod cube;
mod selection;
mod shapes;

use std::collections::HashMap;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::OnceCell;

pub use cube::{Category, Codelist, Cube, Role, Unit, Variable};
pub use selection::{Choice, expand};
pub use shapes::{Announced, Table, TablePage, announced, tables};

use crate::courier::Errand;
use crate::{Courier, Decimal, Pace, Request, Trouble, lenient};

/// Where Statistics Sweden's server is.
pub const PUBLIC_ADDRESS: &str = "https://statistikdatabasen.scb.se/api/v2";

/// What holds until the server has announced its own limits, and where it announces none.
const CELLS: u64 = 100_000;
const CALLS: u32 = 10;
const WINDOW: Duration = Duration::from_secs(10);

/// More parts than this of one question are no question any more.
const PARTS: usize = 500;

pub struct PxWeb {
    courier: Courier,
    /// How many cells the server gives at once; asked for once.
    cells: OnceCell<u64>,
}

/// What was asked for, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The table's own title.
    pub label: String,
    pub source: Option<String>,
    /// When the table was last changed, RFC 3339.
    pub updated: Option<String>,
    /// The codes of the variables, in the order of each row's codes.
    pub variables: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub codes: Vec<String>,
    /// None: the source has none; `status` may say why.
    pub value: Option<Decimal>,
    pub status: Option<String>,
}

impl PxWeb {
    /// The pace that a server may be asked at before it has said anything else.
    pub fn first_pace() -> Pace {
        Pace::new(CALLS, WINDOW)
    }

    pub fn new(courier: Courier) -> PxWeb {
        PxWeb { courier, cells: OnceCell::new() }
    }

    /// The address that is asked.
    pub fn address(&self) -> &str {
        self.courier.base().as_str()
    }

    /// How many cells may be asked for at once. Asks the server the first time, and keeps to its pace from
    /// then on.
    async fn most_cells(&self, errand: &Errand<'_>) -> Result<u64, Trouble> {
        let ask = async || {
            let url = self.courier.base().below(&["config"], &[]);
            let said = match errand.ask(Request { url, body: None }).await {
                Ok(body) => announced(&body)?,
                // A server without it has its limits all the same: the careful ones.
                Err(Trouble::Missing(_) | Trouble::Refused { .. }) => Announced::default(),
                Err(trouble) => return Err(trouble),
            };
            if let (Some(calls), Some(window)) = (said.calls, said.window) {
                self.courier.change_pace(calls, window);
            }
            Ok(said.cells.unwrap_or(CELLS))
        };
        self.cells.get_or_try_init(ask).await.copied()
    }

    /// Tables whose text holds the words, a page (from 1) of at most fifty.
    pub async fn search(&self, words: &str, page: u32) -> Result<TablePage, Trouble> {
        let page = page.max(1).to_string();
        let pairs = [("lang", "sv"), ("query", words), ("pageNumber", page.as_str()), ("pageSize", "50")];
        let url = self.courier.base().below(&["tables"], &pairs);
        tables(&self.courier.errand().ask(Request { url, body: None }).await?)
    }

    /// One table as it is listed, with the title that tells whether it is still the same.
    pub async fn table(&self, id: &str) -> Result<Table, Trouble> {
        let url = self.courier.base().below(&["tables", table_id(id)?], &[("lang", "sv")]);
        lenient::read(&self.courier.errand().ask(Request { url, body: None }).await?)
    }

    /// A table's variables and their values; a cube without cells.
    pub async fn metadata(&self, id: &str) -> Result<Cube, Trouble> {
        self.metadata_within(&self.courier.errand(), id).await
    }

    async fn metadata_within(&self, errand: &Errand<'_>, id: &str) -> Result<Cube, Trouble> {
        let url = self.courier.base().below(&["tables", table_id(id)?, "metadata"], &[("lang", "sv")]);
        Cube::read(&errand.ask(Request { url, body: None }).await?)
    }

    /// The cells of a choice. The table's metadata turns expressions (`*`, `top(5)`, `from(2020)`) into
    /// codes; what is more than the server gives at once is asked for in parts.
    pub async fn figures(&self, id: &str, choices: &[Choice]) -> Result<Figures, Trouble> {
        let errand = self.courier.errand();
        let most = self.most_cells(&errand).await?;
        let metadata = self.metadata_within(&errand, id).await?;
        let mut parts = vec![selection::resolve(&metadata, choices)?];
        let mut asked = 0;
        let mut all: Option<Figures> = None;
        while let Some(part) = parts.pop() {
            let size = selection::size(&part);
            if size > most {
                parts.extend(selection::halves(part).into_iter().flatten().rev());
                continue;
            }
            asked += 1;
            if asked > PARTS {
                return Err(Trouble::Question("the choice is too large".to_string()));
            }
            match self.part(&errand, id, &part).await {
                Ok(figures) => add(&mut all, figures)?,
                // "Too many cells" where the server has announced nothing, or something else.
                Err(Trouble::Refused { status: 403, .. }) if size > 1 => {
                    parts.extend(selection::halves(part).into_iter().flatten().rev());
                }
                Err(trouble) => return Err(trouble),
            }
        }
        all.ok_or_else(|| Trouble::Question("nothing was chosen".to_string()))
    }

    async fn part(&self, errand: &Errand<'_>, id: &str, part: &[Choice]) -> Result<Figures, Trouble> {
        let pairs = [("lang", "sv"), ("outputFormat", "json-stat2")];
        let url = self.courier.base().below(&["tables", table_id(id)?, "data"], &pairs);
        let body = json!({ "selection": part.iter().map(asked).collect::<Vec<_>>() });
        let cube = Cube::read(&errand.ask(Request { url, body: Some(body.to_string()) }).await?)?;
        let rows = cube.rows();
        if rows.len() as u64 != selection::size(part) {
            let words = format!("{} cells for {} that were asked for", rows.len(), selection::size(part));
            return Err(Trouble::Shape(words));
        }
        let variables = cube.variables.iter().map(|variable| variable.code.clone()).collect();
        let Cube { label, source, updated, .. } = cube;
        Ok(Figures { label, source, updated, variables, rows })
    }
}

fn asked(choice: &Choice) -> Value {
    let mut asked = Map::new();
    asked.insert("variableCode".to_string(), json!(choice.variable));
    asked.insert("valueCodes".to_string(), json!(choice.codes));
    if let Some(codelist) = &choice.codelist {
        asked.insert("codelist".to_string(), json!(codelist));
    }
    Value::Object(asked)
}

/// Adds a part's rows, with their codes in the first part's order.
fn add(all: &mut Option<Figures>, part: Figures) -> Result<(), Trouble> {
    let Some(all) = all else {
        *all = Some(part);
        return Ok(());
    };
    let places: HashMap<&str, usize> =
        part.variables.iter().enumerate().map(|(at, code)| (code.as_str(), at)).collect();
    let order: Option<Vec<usize>> =
        all.variables.iter().map(|code| places.get(code.as_str()).copied()).collect();
    let order = order.filter(|order| order.len() == places.len());
    let order = order.ok_or_else(|| Trouble::Shape("the parts have different variables".to_string()))?;
    all.rows.extend(part.rows.into_iter().map(|row| {
        let codes = order.iter().map(|at| row.codes[*at].clone()).collect();
        Row { codes, ..row }
    }));
    Ok(())
}

/// Ids are written into an address: letters, digits, and what stands in file names.
fn table_id(id: &str) -> Result<&str, Trouble> {
    let good = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    if id.is_empty() || id.len() > 80 || !id.chars().all(good) || id.chars().all(|sign| sign == '.') {
        return Err(Trouble::Question(format!("{id:?} is no table's id")));
    }
    Ok(id)
}
