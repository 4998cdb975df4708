//! Commands that need a database, on both engines.

use std::{process::Stdio, time::Duration};

use db::Settings;
use testkit::House;

use crate::program::{bygd, run_on, run_with, text};

const ANNEX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/delregionala-insatser-2020.txt");

/// The place of a house as the program takes it: a URL, or a folder in `--data`.
pub struct Place {
    url: Option<String>,
    data: String,
}

impl Place {
    pub fn of(house: &House) -> Place {
        match &house.settings {
            Settings::Folder(folder) => Place { url: None, data: text(folder).to_string() },
            Settings::Url(url) => Place { url: Some(url.clone()), data: "/nowhere".to_string() },
        }
    }

    pub fn run(&self, arguments: &[&str]) -> crate::program::Ran {
        let mut all = arguments.to_vec();
        all.extend(["--data", &self.data]);
        run_on(self.url.as_deref(), &all)
    }

    /// The same with answers on standard input.
    pub fn answer(&self, arguments: &[&str], answers: &str) -> crate::program::Ran {
        let mut all = arguments.to_vec();
        all.extend(["--data", &self.data]);
        run_with(self.url.as_deref(), &all, answers)
    }
}

async fn count(house: &House, table: &str) -> i64 {
    let sql = db::Sql::new(&format!("SELECT COUNT(*) AS value FROM {table}"));
    sql.value(house.db.read()).await.unwrap().unwrap()
}

/// A copy of the demo list with one amount and the total over it changed.
fn corrected() -> String {
    let annex = std::fs::read_to_string(ANNEX).unwrap();
    annex.replace("450 000 225 000", "460 000 225 000").replace("13 147 877", "13 157 877")
}

testkit::on_both_engines! {
    async fn importing_twice_changes_nothing_and_a_corrected_file_replaces(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let first = place.run(&["import", ANNEX, "--as", &owner.key]).ok();
        assert!(first.contains("59 nya"), "{first}");
        assert_eq!(count(&house, "project").await, 59);
        let again = place.run(&["import", ANNEX, "--as", "Provregionen"]).ok();
        assert!(again.contains("redan inläst"), "{again}");

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("delregionala-insatser-2020.txt");
        std::fs::write(&file, corrected()).unwrap();
        let dry = place.run(&["import", text(&file), "--as", &owner.key, "--dry-run"]).ok();
        assert!(dry.contains("1 ändrade") && dry.contains("Provkörning"), "{dry}");
        assert_eq!(count(&house, "document").await, 1, "a dry run leaves nothing");
        let real = place.run(&["import", text(&file), "--as", &owner.key]).ok();
        assert!(real.contains("1 ändrade") && real.contains("58 oförändrade"), "{real}");
        assert_eq!(count(&house, "project").await, 59);
        assert_eq!(count(&house, "document WHERE replaced_by IS NOT NULL").await, 1);
        place.run(&["verify"]).ok();
    }

    async fn who_may_not_import_is_told_and_nothing_changes(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let who = ["lasare@example.se", "--name", "Läsa Re", "--member", "provregionen:reader"];
        let add = [&["user", "add"], who.as_slice()].concat();
        place.run(&add).ok();
        place.run(&["import", ANNEX, "--as", &owner.key, "--by", "lasare@example.se"])
            .fails_with(2, "får inte läsa in dokument åt Provregionen");
        place.run(&["import", ANNEX, "--as", "Finns inte"]).fails_with(2, "ingen organisation");
        place.run(&["import", "finns-inte.txt", "--as", &owner.key]).fails_with(2, "filen finns inte");
        let folder = tempfile::tempdir().unwrap();
        let letter = folder.path().join("brev.txt");
        std::fs::write(&letter, "Hej!\n\nVi ses på torsdag.\n").unwrap();
        place.run(&["import", text(&letter), "--as", &owner.key]).fails_with(2, "inget har ändrats");
        assert_eq!((count(&house, "document").await, count(&house, "project").await), (0, 0));
    }

    async fn an_import_that_is_killed_leaves_nothing_half(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let mut killed = 0;
        for wait in [5u64, 15, 30, 60, 100, 150, 200, 260] {
            let mut command = bygd(&["import", ANNEX, "--as", &owner.key, "--data", &place.data]);
            if let Some(url) = &place.url {
                command.env("BYGD_DATABASE_URL", url);
            }
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(wait));
            killed += i32::from(child.kill().is_ok());
            child.wait().unwrap();
            let (documents, projects) = (count(&house, "document").await, count(&house, "project").await);
            let found = (documents, projects);
            assert!(found == (0, 0) || found == (1, 59), "{found:?}");
        }
        assert!(killed > 0);
        place.run(&["verify"]).ok();
    }

    async fn the_same_file_imported_twice_at_once_is_kept_once(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let children = [0, 1].map(|_| {
            let mut command = bygd(&["import", ANNEX, "--as", &owner.key, "--data", &place.data]);
            if let Some(url) = &place.url {
                command.env("BYGD_DATABASE_URL", url);
            }
            command.stdout(Stdio::piped()).spawn().unwrap()
        });
        let said = children.map(|child| {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success());
            String::from_utf8_lossy(&output.stdout).into_owned()
        });
        assert_eq!(said.iter().filter(|said| said.contains("59 nya")).count(), 1, "{said:?}");
        assert_eq!(said.iter().filter(|said| said.contains("redan inläst")).count(), 1, "{said:?}");
        assert_eq!((count(&house, "document").await, count(&house, "project").await), (1, 59));
        place.run(&["verify"]).ok();
    }

    async fn a_full_disk_is_told_in_words(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        if place.url.is_none() {
            return;
        }
        // PostgreSQL says this when its disk is full; SQLite is tried in the room web.
        let full = "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no space left' \
                    USING ERRCODE = '53100'; END $$ LANGUAGE plpgsql";
        let trigger = "CREATE TRIGGER full_disk BEFORE INSERT ON project EXECUTE FUNCTION full_disk()";
        for statement in [full, trigger] {
            db::Sql::new(statement).run(house.db.read()).await.unwrap();
        }
        place.run(&["import", ANNEX, "--as", &owner.key]).fails_with(2, "Disken är full. Inget har sparats");
        place.run(&["--lang", "en", "import", ANNEX, "--as", &owner.key]).fails_with(2, "The disk is full");
        assert_eq!((count(&house, "document").await, count(&house, "project").await), (0, 0));
    }

    async fn a_running_system_is_backed_up_and_restored_to_either_engine(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        place.run(&["import", ANNEX, "--as", &owner.key]).ok();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kopia.bygd");
        // Somebody goes on working meanwhile: the house's own connections are open.
        place.run(&["backup", text(&file)]).ok();
        place.run(&["backup", text(&file)]).fails_with(2, "finns redan");
        house.organisation("Tillkom efteråt").await;

        let mut targets = vec![testkit::empty_sqlite()];
        targets.extend(testkit::empty_postgres().await);
        for target in targets {
            let (settings, _folder) = target;
            let there = match &settings {
                Settings::Folder(folder) => Place { url: None, data: text(folder).to_string() },
                Settings::Url(url) => Place { url: Some(url.clone()), data: "/nowhere".to_string() },
            };
            there.run(&["restore", text(&file)]).ok();
            there.run(&["verify"]).ok();
            there.run(&["restore", text(&file)]).fails_with(2, "tom plats");
            let copy = db::Db::open(&settings).await.unwrap();
            let sum = db::Sql::new("SELECT CAST(SUM(grant_amount) AS BIGINT) AS value FROM project");
            assert_eq!(sum.value::<i64>(copy.read()).await.unwrap(), Some(4_203_181_000));
            let names = "SELECT COUNT(*) AS value FROM organisation WHERE name = $1";
            let names = db::Sql::with(names, ["Tillkom efteråt"]);
            assert_eq!(names.value::<i64>(copy.read()).await.unwrap(), Some(0));
            copy.close().await.unwrap();
        }
    }

    async fn the_site_starts_and_stops(house: House) {
        let site = Serving::start(&Place::of(&house));
        let reply = site.ask("GET /halsa HTTP/1.0\r\n\r\n");
        assert!(reply.starts_with(b"HTTP/1.0 200"), "{}", String::from_utf8_lossy(&reply));
    }

    async fn a_report_is_finished_by_the_next_process_when_the_site_is_killed(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        place.run(&["import", ANNEX, "--as", &owner.key]).ok();
        let site = Serving::start(&place);
        let asked = site.ask("POST /rapporter/ar/2020/pdf HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
        assert!(asked.starts_with(b"HTTP/1.0 303"), "{}", String::from_utf8_lossy(&asked));
        wait_for(&house, "job WHERE kind = 'report-pdf' AND state <> 'waiting'").await;
        // Without a word, in the middle of it: what it was doing is left as it is.
        drop(site);
        let pdf = "GET /rapporter/ar/2020/fil/pdf HTTP/1.0\r\n\r\n";
        if count(&house, "job WHERE kind = 'report-pdf' AND state = 'running'").await == 1 {
            let tx = house.db.begin().await.unwrap();
            db::Sql::new("UPDATE job SET lease_until = 1").run(tx.on()).await.unwrap();
            tx.commit().await.unwrap();
        }
        let site = Serving::start(&place);
        wait_for(&house, "job WHERE kind = 'report-pdf' AND state = 'done'").await;
        let reply = site.ask(pdf);
        assert!(reply.starts_with(b"HTTP/1.0 200"), "{}", String::from_utf8_lossy(&reply[..200]));
        assert!(reply.windows(5).any(|five| five == b"%PDF-"));
        assert_eq!(count(&house, "job WHERE kind = 'report-pdf'").await, 1, "and it was done once");
        drop(site);
        place.run(&["verify"]).ok();
    }
}

/// Waits until there is such a row.
async fn wait_for(house: &House, rows: &str) {
    for _ in 0..1_200 {
        if count(house, rows).await > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("a minute without any {rows}");
}

/// A running site, killed when it is dropped.
struct Serving {
    child: std::process::Child,
    address: String,
}

impl Serving {
    fn start(place: &Place) -> Serving {
        let mut command = bygd(&["serve", "--port", "0", "--data", &place.data]);
        if let Some(url) = &place.url {
            command.env("BYGD_DATABASE_URL", url);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut out, &mut line).unwrap();
        assert!(line.contains("http://127.0.0.1:"), "{line}");
        let address = line.trim().trim_start_matches("Bygd: http://").trim_end_matches('/').to_string();
        Serving { child, address }
    }

    fn ask(&self, request: &str) -> Vec<u8> {
        let mut stream = std::net::TcpStream::connect(&self.address).unwrap();
        std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        std::io::Read::read_to_end(&mut stream, &mut reply).unwrap();
        reply
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
