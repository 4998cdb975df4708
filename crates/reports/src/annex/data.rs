//! The annex as JSON for machines: the projects with their sub-region and theme, and the totals.

use funding::{Sums, annex::Content};
use serde_json::{Map, Value, json};

/// `{"title", "publisher", "year", "projects": […], "totals": […]}`. Amounts are numbers in whole currency
/// units with up to two decimals; what is unknown is left out.
pub fn data(content: &Content, title: &str) -> Value {
    let mut projects = Vec::new();
    for part in &content.parts {
        for row in &part.rows {
            let mut fields = row.facts.to_map();
            fields.insert("sub_region".into(), json!(part.sub_region));
            if let Some(id) = &row.id {
                fields.insert("id".into(), json!(id));
            }
            projects.push(Value::Object(known(fields)));
        }
    }
    json!({
        "title": title,
        "publisher": content.compiled_by,
        "year": content.year,
        "introduction": content.introduction,
        "projects": projects,
        "totals": content.totals().0.iter().map(sums).collect::<Vec<_>>(),
    })
}

fn known(fields: Map<String, Value>) -> Map<String, Value> {
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    };
    fields.into_iter().filter(|(_, value)| !empty(value)).collect()
}

fn sums(sums: &Sums) -> Value {
    json!({
        "currency": sums.currency,
        "count": sums.count,
        "total_cost": sums.total_cost,
        "grant": sums.grant,
        "without_total_cost": sums.without_cost,
        "without_grant": sums.without_grant,
    })
}
