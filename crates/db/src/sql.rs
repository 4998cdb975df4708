//! Building a statement: text with numbered placeholders, the same for both engines.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};

/// SQL text and its values. Values are always bound, never written into the text.
#[derive(Clone, Debug, Default)]
pub struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// Fixed text; placeholders come from [`Sql::bind`] or from text with `$1…` and [`Sql::with`].
    pub fn new(text: &str) -> Self {
        Sql { text: text.to_string(), values: Vec::new() }
    }

    /// Text whose own `$1…$n` are filled by `values` in order.
    pub fn with<V: Into<Value>>(text: &str, values: impl IntoIterator<Item = V>) -> Self {
        Sql { text: text.to_string(), values: values.into_iter().map(Into::into).collect() }
    }

    /// Adds fixed text.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a placeholder for one value.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// Adds `(…, …)` of placeholders; an empty list becomes `(NULL)`, which nothing is in.
    pub fn bind_list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        self.push("(");
        let before = self.values.len();
        for value in values {
            if self.values.len() > before {
                self.push(", ");
            }
            self.bind(value);
        }
        if self.values.len() == before {
            self.push("NULL");
        }
        self.push(")")
    }

    /// Adds another statement's text and values, renumbering its placeholders.
    pub fn append(&mut self, other: &Sql) -> &mut Self {
        let shift = self.values.len();
        let mut rest = other.text.as_str();
        while let Some(at) = rest.find('$') {
            let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
            self.text.push_str(&rest[..=at]);
            if let Ok(number) = rest[at + 1..at + 1 + digits].parse::<usize>() {
                self.text.push_str(&(number + shift).to_string());
            }
            rest = &rest[at + 1 + digits..];
        }
        self.text.push_str(rest);
        self.values.extend(other.values.iter().cloned());
        self
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn statement(&self, connection: &impl ConnectionTrait) -> Statement {
        let backend = connection.get_database_backend();
        let values = self.values.clone();
        match backend {
            // To SQLite `$1` is a name, looked up among all others: a statement with a thousand values takes
            // a million steps. `?1` is a number.
            DbBackend::Sqlite => Statement::from_sql_and_values(backend, self.text.replace('$', "?"), values),
            _ => Statement::from_sql_and_values(backend, self.text.as_str(), values),
        }
    }

    /// All rows.
    pub async fn all<T: FromQueryResult>(&self, connection: &impl ConnectionTrait) -> Result<Vec<T>, DbErr> {
        T::find_by_statement(self.statement(connection)).all(connection).await
    }

    /// The first row, if any.
    pub async fn one<T: FromQueryResult>(
        &self,
        connection: &impl ConnectionTrait,
    ) -> Result<Option<T>, DbErr> {
        T::find_by_statement(self.statement(connection)).one(connection).await
    }

    /// The first column, named `value`, of the first row.
    pub async fn value<T: sea_orm::TryGetable>(
        &self,
        connection: &impl ConnectionTrait,
    ) -> Result<Option<T>, DbErr> {
        let row = connection.query_one_raw(self.statement(connection)).await?;
        row.map(|row| row.try_get("", "value")).transpose()
    }

    /// Runs it; gives the number of rows touched.
    pub async fn run(&self, connection: &impl ConnectionTrait) -> Result<u64, DbErr> {
        Ok(connection.execute_raw(self.statement(connection)).await?.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appended_statements_are_renumbered() {
        let mut sql = Sql::new("SELECT * FROM t WHERE a = ");
        sql.bind(1i64).push(" AND ").append(&Sql::with("b = $1 OR c = $2", [2i64, 3]));
        assert_eq!(sql.text(), "SELECT * FROM t WHERE a = $1 AND b = $2 OR c = $3");
        assert_eq!(sql.values.len(), 3);
    }

    #[test]
    fn an_empty_list_holds_nothing() {
        let mut sql = Sql::new("x IN ");
        sql.bind_list(Vec::<i64>::new());
        assert_eq!(sql.text(), "x IN (NULL)");
    }
}
