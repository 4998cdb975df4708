//! A small mail server over TCP, which misbehaves as it is told.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What it does with the next letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Take,
    /// Says no to the receiver: with 5xx for good, with 4xx for now.
    Refuse(u16),
    /// Closes the line in the middle of the letter.
    Drop,
    /// Takes the letter, and closes the line before it says so.
    TakeSilently,
}

#[derive(Clone, Default)]
pub struct MailServer {
    moods: Arc<Mutex<VecDeque<Mood>>>,
    taken: Arc<Mutex<Vec<String>>>,
    pub port: u16,
}

impl MailServer {
    /// Serves until the test ends; takes every letter once the moods are used up.
    pub async fn start(moods: &[Mood]) -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = MailServer {
            moods: Arc::new(Mutex::new(moods.iter().copied().collect())),
            taken: Arc::default(),
            port: listener.local_addr().unwrap().port(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            loop {
                let Ok((stream, _)) = listener.accept().await else { return };
                let one = serving.clone();
                tokio::spawn(async move {
                    let _ = one.talk(stream).await;
                });
            }
        });
        server
    }

    /// One that nobody has started.
    pub fn nowhere() -> MailServer {
        MailServer { port: 1, ..MailServer::default() }
    }

    /// The letters that it has taken, as they came.
    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    fn mood(&self) -> Mood {
        self.moods.lock().unwrap().pop_front().unwrap_or(Mood::Take)
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 prov ESMTP\r\n").await?;
        let mut mood = Mood::Take;
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let command = line.to_uppercase();
            let answer = match command.split([' ', ':', '\r']).next().unwrap_or_default() {
                "EHLO" | "HELO" => "250 prov\r\n".to_string(),
                "MAIL" => {
                    mood = self.mood();
                    "250 ok\r\n".to_string()
                }
                "RCPT" => match mood {
                    Mood::Refuse(code) => format!("{code} no such person here\r\n"),
                    _ => "250 ok\r\n".to_string(),
                },
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    if mood == Mood::Drop {
                        return Ok(());
                    }
                    let letter = read_letter(&mut stream).await?;
                    self.taken.lock().unwrap().push(letter);
                    if mood == Mood::TakeSilently {
                        return Ok(());
                    }
                    "250 taken\r\n".to_string()
                }
                "QUIT" => {
                    stream.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => "250 ok\r\n".to_string(),
            };
            stream.write_all(answer.as_bytes()).await?;
        }
    }
}

async fn read_letter(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut letter = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(letter);
        }
        letter.push_str(&line);
    }
}
