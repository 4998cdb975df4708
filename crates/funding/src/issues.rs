//! Projects by priority issue, for the room that knows which strategy an issue's number means. A project says
//! its issues in words; the numbers among them are read here and nowhere else.

use access::Viewer;
use db::{Db, DbErr, Id};
use types::Amount;

use crate::{Project, Sums, store};

/// The totals of the projects that one owner has for one year under the same words, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueGroup {
    pub owner_id: Id,
    pub year: Option<i64>,
    /// The issues as the projects name them: `7`, `3, 16`, or words.
    pub priority: String,
    pub sums: Sums,
}

/// Owner, year and issues that a list of projects is asked for.
pub type IssueKey = (Id, Option<i64>, String);

/// The numbers that an issue is named by: `7`, or `3, 16` where a project serves two.
pub fn issue_numbers(priority: &str) -> Vec<u32> {
    let words = priority.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| word.parse().ok()).collect()
}

/// Seen projects of these record owners that name an issue, summed up; with a year, only that year's.
pub async fn issue_groups(
    db: &Db,
    viewer: &Viewer,
    owners: &[Id],
    year: Option<i64>,
) -> Result<Vec<IssueGroup>, DbErr> {
    store::issue_groups(db, viewer, owners, year).await
}

/// A project as it stands in lists of other rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectLine {
    pub id: Id,
    pub title: String,
    pub year: Option<i32>,
    /// The project owner as printed.
    pub grantee: String,
    pub total_cost: Option<Amount>,
    pub grant: Option<Amount>,
    pub currency: String,
    pub owner_id: Id,
    /// Its priority issues, as it names them.
    pub priority: String,
}

impl From<Project> for ProjectLine {
    fn from(project: Project) -> ProjectLine {
        ProjectLine {
            id: project.id,
            owner_id: project.owner_id,
            title: project.facts.title,
            year: project.facts.year,
            grantee: project.facts.owner,
            total_cost: project.facts.total_cost,
            grant: project.facts.grant,
            currency: project.facts.currency,
            priority: project.facts.priority,
        }
    }
}

/// Seen active projects under these keys, the largest grant first.
pub async fn projects_under(
    db: &Db,
    viewer: &Viewer,
    keys: &[IssueKey],
    limit: i64,
) -> Result<Vec<ProjectLine>, DbErr> {
    let found = store::projects_under(db, viewer, keys, limit).await?;
    Ok(found.into_iter().map(ProjectLine::from).collect())
}

/// These projects, those that the viewer sees and that are not withdrawn, in no order.
pub async fn projects_of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<ProjectLine>, DbErr> {
    let found = store::projects_of_ids(db, viewer, ids).await?;
    Ok(found.into_iter().map(ProjectLine::from).collect())
}

/// The project, if the viewer sees it; also when it is withdrawn.
pub async fn find_project(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<ProjectLine>, DbErr> {
    Ok(store::find(db, viewer, id).await?.map(ProjectLine::from))
}

#[cfg(test)]
mod tests {
    use super::issue_numbers;

    #[test]
    fn numbers_stand_among_words() {
        let cases: [(&str, &[u32]); 5] =
            [("7", &[7]), ("3, 16", &[3, 16]), ("Fråga 2 och 5", &[2, 5]), ("Övergripande", &[]), ("", &[])];
        for (priority, expected) in cases {
            assert_eq!(issue_numbers(priority), expected, "{priority}");
        }
    }
}
