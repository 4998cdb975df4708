//! Lists that are sorted and paged by their address.

use crate::{Page, with_parameter};

/// Rows on a page of a list.
pub const ROWS: i64 = 50;

/// How a list is ordered, from `?ordning=title` or `?ordning=-title`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: &'static str,
    pub descending: bool,
}

impl Order {
    /// One of the columns that may be sorted by; anything else gives the standard.
    pub fn parse(text: &str, columns: &[&'static str], standard: Order) -> Order {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        match columns.iter().find(|column| **column == name) {
            Some(column) => Order { column, descending },
            None => standard,
        }
    }

    pub fn sql(self) -> &'static str {
        if self.descending { "DESC" } else { "ASC" }
    }
}

/// What a column's header needs to be a link that sorts.
pub struct SortLink {
    pub href: String,
    /// `ascending`, `descending`, or empty when the list is sorted by another column.
    pub direction: &'static str,
}

impl SortLink {
    pub fn new(page: &Page, order: Order, column: &str) -> SortLink {
        let current = order.column == column;
        let next = if current && !order.descending { format!("-{column}") } else { column.to_string() };
        let direction = match (current, order.descending) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        SortLink { href: page.here_with("ordning", &next), direction }
    }
}

/// Where in a list a page stands.
pub struct Paging {
    pub number: i64,
    /// Address of the page before; empty on the first.
    pub previous: String,
    /// Address of the page after; empty on the last.
    pub next: String,
    pub text: String,
}

impl Paging {
    /// The page number from `?sida=`, at least 1 and at most 10 000.
    pub fn number(text: &str) -> i64 {
        text.parse::<i64>().unwrap_or(1).clamp(1, 10_000)
    }

    pub fn offset(number: i64) -> i64 {
        (number - 1) * ROWS
    }

    pub fn new(page: &Page, number: i64, total: i64) -> Paging {
        let last = (total.max(1) + ROWS - 1) / ROWS;
        let to = |number: i64| with_parameter(&page.path, "sida", &number.to_string());
        Paging {
            number,
            previous: if number > 1 { to((number - 1).min(last)) } else { String::new() },
            next: if number < last { to(number + 1) } else { String::new() },
            text: page.t2("pages-number", ("number", number), ("last", last)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_columns_sort() {
        let standard = Order { column: "title", descending: false };
        let columns = ["title", "grant"];
        let of = |text| Order::parse(text, &columns, standard);
        assert_eq!(of("-grant"), Order { column: "grant", descending: true });
        assert_eq!(of("title; DROP TABLE x"), standard);
        assert_eq!(of(""), standard);
        assert_eq!(Paging::number("-4"), 1);
        assert_eq!(Paging::number("x"), 1);
    }
}
