//! JSON-stat 2: a cube of cells with its variables. Metadata is a cube without cells.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::decimal::Sent;
use crate::pxweb::Row;
use crate::{Trouble, lenient};

/// More cells than any server gives at once.
const MOST_CELLS: usize = 2_000_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cube {
    pub label: String,
    pub source: Option<String>,
    /// RFC 3339.
    pub updated: Option<String>,
    pub notes: Vec<String>,
    pub variables: Vec<Variable>,
    /// In row-major order of the variables; empty in metadata.
    cells: Vec<Sent>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Time,
    Geo,
    /// What is measured (`ContentsCode`).
    Metric,
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub code: String,
    pub label: String,
    pub role: Role,
    /// In the source's order.
    pub values: Vec<Category>,
    /// It may be left out of a question; then the total is meant.
    pub elimination: bool,
    pub codelists: Vec<Codelist>,
}

/// One value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub code: String,
    pub label: String,
    pub unit: Option<Unit>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub base: Option<String>,
    pub decimals: Option<u64>,
}

/// Another way to divide a variable, such as a region by county.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Codelist {
    pub id: String,
    #[serde(default)]
    pub label: String,
}

impl Cube {
    pub fn read(body: &[u8]) -> Result<Cube, Trouble> {
        let sent: Dataset = lenient::read(body)?;
        sent.into_cube()
    }

    /// The cells with their codes, in the variables' order.
    pub fn rows(&self) -> Vec<Row> {
        let mut codes: Vec<usize> = vec![0; self.variables.len()];
        let mut rows = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            let code = |(variable, at): (&Variable, &usize)| variable.values[*at].code.clone();
            rows.push(Row {
                codes: self.variables.iter().zip(&codes).map(code).collect(),
                value: cell.value.clone(),
                status: cell.sign.clone(),
            });
            for at in (0..codes.len()).rev() {
                codes[at] += 1;
                if codes[at] < self.variables[at].values.len() {
                    break;
                }
                codes[at] = 0;
            }
        }
        rows
    }

    pub fn variable(&self, role: Role) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.role == role)
    }
}

#[derive(Deserialize)]
struct Dataset {
    id: Vec<String>,
    size: Vec<usize>,
    dimension: HashMap<String, Dimension>,
    #[serde(default, deserialize_with = "lenient::text")]
    label: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    source: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    updated: Option<String>,
    #[serde(default, deserialize_with = "lenient::texts")]
    note: Vec<String>,
    #[serde(default)]
    role: Option<Roles>,
    #[serde(default)]
    value: Option<Box<RawValue>>,
    #[serde(default)]
    status: Option<Value>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Roles {
    #[serde(deserialize_with = "lenient::texts")]
    time: Vec<String>,
    #[serde(deserialize_with = "lenient::texts")]
    geo: Vec<String>,
    #[serde(deserialize_with = "lenient::texts")]
    metric: Vec<String>,
}

#[derive(Deserialize)]
struct Dimension {
    #[serde(default, deserialize_with = "lenient::text")]
    label: Option<String>,
    category: Categories,
    #[serde(default)]
    extension: Option<Extension>,
}

#[derive(Deserialize)]
struct Categories {
    #[serde(default)]
    index: Option<Index>,
    #[serde(default)]
    label: Option<HashMap<String, String>>,
    #[serde(default)]
    unit: Option<HashMap<String, SentUnit>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Index {
    List(Vec<String>),
    Places(HashMap<String, usize>),
}

#[derive(Deserialize)]
struct SentUnit {
    #[serde(default, deserialize_with = "lenient::text")]
    base: Option<String>,
    #[serde(default, deserialize_with = "lenient::whole")]
    decimals: Option<u64>,
}

/// `codelists`; older servers write `codeLists`, and one may write both.
#[derive(Deserialize)]
struct Extension {
    #[serde(default, deserialize_with = "lenient::flag")]
    elimination: bool,
    #[serde(default)]
    codelists: Option<Vec<Codelist>>,
    #[serde(default, rename = "codeLists")]
    older_codelists: Option<Vec<Codelist>>,
}

impl Dataset {
    fn into_cube(mut self) -> Result<Cube, Trouble> {
        let wrong = |words: &str| Trouble::Shape(words.to_string());
        if self.id.len() != self.size.len() {
            return Err(wrong("as many sizes as variables were expected"));
        }
        let roles = self.role.take().unwrap_or_default();
        let mut variables = Vec::new();
        for (code, size) in self.id.iter().zip(&self.size) {
            let dimension = self.dimension.remove(code);
            let dimension =
                dimension.ok_or_else(|| wrong(&format!("the variable {code:?} is not described")))?;
            let variable = dimension.into_variable(code, role_of(&roles, code));
            let fits = variable.as_ref().is_some_and(|variable| variable.values.len() == *size);
            let variable = variable.filter(|_| fits);
            variables.push(variable.ok_or_else(|| wrong(&format!("the values of {code:?} are not {size}")))?);
        }
        let count = self.size.iter().try_fold(1usize, |count, size| count.checked_mul(*size));
        let count = count.filter(|count| *count <= MOST_CELLS);
        let cells = match (values(self.value.as_deref())?, count) {
            (Sequence::None, _) => Vec::new(),
            (sequence, Some(count)) => filled(sequence, count, self.status.as_ref())?,
            _ => return Err(wrong("more cells than can be read")),
        };
        Ok(Cube {
            label: self.label.unwrap_or_default(),
            source: self.source,
            updated: self.updated,
            notes: self.note,
            variables,
            cells,
        })
    }
}

fn role_of(roles: &Roles, code: &str) -> Role {
    let has = |codes: &[String]| codes.iter().any(|known| known == code);
    match code {
        _ if has(&roles.time) => Role::Time,
        _ if has(&roles.geo) => Role::Geo,
        _ if has(&roles.metric) => Role::Metric,
        _ => Role::Other,
    }
}

impl Dimension {
    /// None: the positions of its values are not 0, 1, 2 ….
    fn into_variable(self, code: &str, role: Role) -> Option<Variable> {
        let Categories { index, label, unit } = self.category;
        let mut labels = label.unwrap_or_default();
        let mut units = unit.unwrap_or_default();
        let codes = match index {
            Some(Index::List(codes)) => codes,
            Some(Index::Places(places)) => in_order(places)?,
            // A single value needs no index.
            None if labels.len() == 1 => labels.keys().cloned().collect(),
            None => return None,
        };
        let value = |code: String| Category {
            label: labels.remove(&code).unwrap_or_else(|| code.clone()),
            unit: units.remove(&code).map(|unit| Unit { base: unit.base, decimals: unit.decimals }),
            code,
        };
        let values = codes.into_iter().map(value).collect();
        let (elimination, codelists) = match self.extension {
            Some(extension) => {
                let lists = extension.codelists.or(extension.older_codelists);
                (extension.elimination, lists.unwrap_or_default())
            }
            None => (false, Vec::new()),
        };
        let label = self.label.unwrap_or_else(|| code.to_string());
        Some(Variable { code: code.to_string(), label, role, values, elimination, codelists })
    }
}

fn in_order(places: HashMap<String, usize>) -> Option<Vec<String>> {
    let mut codes: Vec<(usize, String)> = places.into_iter().map(|(code, at)| (at, code)).collect();
    codes.sort_unstable();
    let even = codes.iter().enumerate().all(|(at, (place, _))| at == *place);
    even.then(|| codes.into_iter().map(|(_, code)| code).collect())
}

enum Sequence {
    /// Metadata.
    None,
    List(Vec<Sent>),
    Places(BTreeMap<usize, Sent>),
}

fn values(raw: Option<&RawValue>) -> Result<Sequence, Trouble> {
    let text = raw.map(|raw| raw.get().trim()).unwrap_or("null");
    let read =
        |raw: &RawValue| Sent::read(raw).ok_or_else(|| Trouble::Shape("a cell is no number".to_string()));
    let shape = |error: serde_json::Error| Trouble::Shape(error.to_string());
    if text == "null" {
        Ok(Sequence::None)
    } else if text.starts_with('[') {
        let cells: Vec<&RawValue> = serde_json::from_str(text).map_err(shape)?;
        let cells: Vec<Sent> = cells.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(if cells.is_empty() { Sequence::None } else { Sequence::List(cells) })
    } else {
        let cells: BTreeMap<usize, &RawValue> = serde_json::from_str(text).map_err(shape)?;
        let cells = cells.into_iter().map(|(at, raw)| Ok((at, read(raw)?)));
        Ok(Sequence::Places(cells.collect::<Result<_, Trouble>>()?))
    }
}

/// One cell for every place, with the signs of `status` beside.
fn filled(sequence: Sequence, count: usize, status: Option<&Value>) -> Result<Vec<Sent>, Trouble> {
    let wrong = || Trouble::Shape(format!("{count} cells were expected"));
    let mut cells = match sequence {
        Sequence::List(cells) if cells.len() == count => cells,
        Sequence::Places(places) => {
            let mut cells = vec![Sent::default(); count];
            for (at, sent) in places {
                *cells.get_mut(at).ok_or_else(wrong)? = sent;
            }
            cells
        }
        _ => return Err(wrong()),
    };
    let sign =
        |value: &Value| value.as_str().map(str::trim).filter(|sign| !sign.is_empty()).map(str::to_string);
    match status {
        Some(Value::Object(signs)) => {
            for (at, value) in signs {
                let cell = at.parse::<usize>().ok().and_then(|at| cells.get_mut(at)).ok_or_else(wrong)?;
                cell.sign = sign(value).or(cell.sign.take());
            }
        }
        Some(Value::Array(signs)) if signs.len() == count => {
            for (cell, value) in cells.iter_mut().zip(signs) {
                cell.sign = sign(value).or(cell.sign.take());
            }
        }
        Some(Value::String(_)) => {
            let one = status.and_then(sign);
            cells.iter_mut().for_each(|cell| cell.sign = one.clone().or(cell.sign.take()));
        }
        _ => {}
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decimal;

    const HEAD: &str = r#"{"version":"2.0","class":"dataset","label":"Sysselsatta","source":"SCB","updated":
        "2025-11-28T07:00:00Z","note":["En not"],
        "role":{"time":["Tid"],"geo":["Region"],"metric":["ContentsCode"]},
        "id":["Region","ContentsCode","Tid"],"size":[2,1,2],"dimension":{
        "Region":{"label":"region","category":{"index":{"1490":1,"00":0},
            "label":{"00":"Riket","1490":"Borås"}},
          "extension":{"elimination":true,"codeLists":[{"id":"vs_RegionLän07","label":"Län"}]}},
        "ContentsCode":{"category":{"label":{"C1":"efter arbetsställe"},
          "unit":{"C1":{"base":"antal","decimals":0}}}},
        "Tid":{"label":"år","category":{"index":["2023","2024"]}}}"#;

    fn read(tail: &str) -> Result<Cube, Trouble> {
        Cube::read(format!("{HEAD}{tail}}}").as_bytes())
    }

    fn text(row: &Row) -> String {
        let value = row.value.as_ref().map(Decimal::as_str).unwrap_or("-");
        format!("{} {value}{}", row.codes.join("/"), row.status.as_deref().unwrap_or_default())
    }

    #[test]
    fn cells_lie_in_row_major_order() {
        let cube = read(r#","value":[5012345,5054321.50,null,12345],"status":{"2":".."}"#).unwrap();
        let rows: Vec<String> = cube.rows().iter().map(text).collect();
        let wanted =
            ["00/C1/2023 5012345", "00/C1/2024 5054321.50", "1490/C1/2023 -..", "1490/C1/2024 12345"];
        assert_eq!(rows, wanted);
        let region = cube.variable(Role::Geo).unwrap();
        assert!(region.elimination && region.codelists[0].id == "vs_RegionLän07");
        let metric = &cube.variable(Role::Metric).unwrap().values[0];
        assert_eq!(metric.unit.as_ref().and_then(|unit| unit.base.as_deref()), Some("antal"));
        assert_eq!(cube.variable(Role::Time).unwrap().values[1].label, "2024");
    }

    #[test]
    fn cells_by_place_and_signs_in_every_form() {
        let cube = read(r#","value":{"3":"12,5","0":".."},"status":["","p","",null]"#).unwrap();
        let rows: Vec<String> = cube.rows().iter().map(text).collect();
        assert_eq!(rows, ["00/C1/2023 -..", "00/C1/2024 -p", "1490/C1/2023 -", "1490/C1/2024 12.5"]);
        assert_eq!(read(r#","value":{}"#).unwrap().rows().len(), 4);
        assert_eq!(
            read(r#","value":[1,2,3,4],"status":"p""#).unwrap().rows()[3].status.as_deref(),
            Some("p")
        );
    }

    #[test]
    fn metadata_is_a_cube_without_cells() {
        for tail in ["", r#","value":null"#, r#","value":[]"#] {
            assert_eq!(read(tail).unwrap().rows(), []);
        }
    }

    #[test]
    fn what_does_not_add_up_is_no_cube() {
        for tail in [r#","value":[1,2,3]"#, r#","value":{"4":1}"#, r#","value":[1,2,3,{}]"#, r#","value":7"#]
        {
            assert!(matches!(read(tail), Err(Trouble::Shape(_))), "{tail}");
        }
        let shapes = [
            r#"{"id":["A"],"size":[],"dimension":{}}"#,
            r#"{"id":["A"],"size":[1],"dimension":{}}"#,
            r#"{"id":["A"],"size":[2],"dimension":{"A":{"category":{"index":{"x":0,"y":2}}}}}"#,
            r#"{"id":["A"],"size":[3],"dimension":{"A":{"category":{"index":["x","y"]}}}}"#,
            r#"{"id":[],"size":[],"dimension":{},"value":[1,2]}"#,
        ];
        for shape in shapes {
            assert!(matches!(Cube::read(shape.as_bytes()), Err(Trouble::Shape(_))), "{shape}");
        }
    }
}
