//! A source outside for one test: real HTTP on a loopback port, with whatever faults the test asks for.
#![expect(clippy::unwrap_used, reason = "a test's server stops at the first surprise")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A question as it came: path with query, and body.
#[derive(Clone, Debug)]
pub struct Asked {
    pub target: String,
    pub body: String,
}

#[derive(Clone, Default)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub delay: Duration,
    /// Breaks off after so many bytes of the body.
    pub cut: Option<usize>,
    /// So many more bytes, without a length announced.
    pub flood: usize,
}

impl Reply {
    pub fn json(body: impl Into<String>) -> Reply {
        Reply::of(200, "application/json", body)
    }

    pub fn of(status: u16, kind: &str, body: impl Into<String>) -> Reply {
        let headers = vec![("content-type", kind.to_string())];
        Reply { status, headers, body: body.into().into_bytes(), ..Reply::default() }
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Reply {
        self.headers.push((name, value.to_string()));
        self
    }
}

pub struct Server {
    pub address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// `answer` gets the number of the question, from 0, and the question.
    pub async fn start(answer: impl Fn(usize, &Asked) -> Reply + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (asked.clone(), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, log.clone(), answer.clone()));
            }
        });
        Server { address, asked }
    }

    pub fn targets(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|asked| asked.target.clone()).collect()
    }

    pub fn bodies(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|asked| asked.body.clone()).collect()
    }
}

async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Asked>>>,
    answer: Arc<impl Fn(usize, &Asked) -> Reply + Send + Sync>,
) {
    let asked = read_request(&mut stream).await;
    let number = {
        let mut log = log.lock().unwrap();
        log.push(asked.clone());
        log.len() - 1
    };
    let reply = answer(number, &asked);
    tokio::time::sleep(reply.delay).await;
    let mut head = format!("HTTP/1.1 {} X\r\nconnection: close\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if reply.flood == 0 {
        head.push_str(&format!("content-length: {}\r\n", reply.body.len()));
    }
    head.push_str("\r\n");
    // The other side may well hang up: that is what some tests are about.
    let _ = stream.write_all(head.as_bytes()).await;
    let sent = reply.cut.unwrap_or(reply.body.len());
    let _ = stream.write_all(&reply.body[..sent]).await;
    let piece = vec![b' '; 64 * 1024];
    let mut left = reply.flood;
    while left > 0 && stream.write_all(&piece[..left.min(piece.len())]).await.is_ok() {
        left = left.saturating_sub(piece.len());
    }
    let _ = stream.shutdown().await;
}

async fn read_request(stream: &mut TcpStream) -> Asked {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                let target = head.split(' ').nth(1).unwrap_or_default().to_string();
                return Asked { target, body: body.to_string() };
            }
        }
        let count = stream.read(&mut piece).await.unwrap_or(0);
        if count == 0 {
            return Asked { target: String::new(), body: String::new() };
        }
        bytes.extend_from_slice(&piece[..count]);
    }
}
