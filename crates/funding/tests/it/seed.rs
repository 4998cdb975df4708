//! The real list, where `BYGD_SEEDS` names the folder of the real documents.

use access::{Role, Visibility};
use reading::contract::{Document, Grants};
use testkit::Site;

use crate::world::import;

/// The first list of grants in the real documents; `None` if none are given.
fn real_list() -> Option<Grants> {
    let folder = std::env::var_os("BYGD_SEEDS")?;
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(!names.is_empty(), "BYGD_SEEDS is set and empty");
    let texts = names.iter().filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let documents = texts.flat_map(|path| read(path));
    let lists = documents.filter_map(|document| match document {
        Document::Grants(grants) => Some(grants),
        _ => None,
    });
    Some(lists.max_by_key(|grants| grants.tables.len()).expect("a list of grants among the real documents"))
}

testkit::on_both_engines! {
    async fn the_real_list_adds_up(house: House) {
        let Some(list) = real_list() else {
            return;
        };
        let region = house.organisation("Regionen").await;
        let imported = import(&house, &region, Visibility::Public, &list).await;
        assert_eq!(imported.added, 59);
        assert!(import(&house, &region, Visibility::Public, &list).await.changes_nothing());
        let mut site = Site::new(house, vec![funding::room(), documents::room(), network::room()]);
        let projects = site.get("/projekt").await;
        projects.shows("59 projekt").shows("158 282 517").shows("42 031 810").shows("26,6 %");
        let sums = site.get("/projekt/summor").await.text();
        let expected = [
            ("Boråsregionen", "21", "33 904 148", "7 884 109", "23,3 %"),
            ("Fyrbodal", "22", "39 231 679", "8 450 000", "21,5 %"),
            ("Skaraborg", "11", "49 929 166", "8 697 701", "17,4 %"),
            ("Göteborgsregionen", "5", "35 217 524", "17 000 000", "48,3 %"),
        ];
        let sums = sums.replace('\u{a0}', " ");
        for (name, count, cost, grant, share) in expected {
            let line = format!("{name} {count} {cost} {grant} {share}");
            assert!(sums.contains(&line), "{line}: {sums}");
        }
        site.sign_in(&region, Role::Editor).await;
        site.get("/agare?ordning=-grant").await.shows("Boråsregionen");
    }
}

fn read(path: &std::path::Path) -> Vec<Document> {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let reading = reading::read_bytes(&name, &bytes, &|_| {});
    reading.files.into_iter().flat_map(|file| file.documents).collect()
}
