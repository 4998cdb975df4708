// A source of statistics for the journeys: Kolada's recorded shapes with invented values, and a few faults on demand.
// Each journey takes a key figure of its own, so that none disturbs another.

import { createServer } from 'node:http';

const titles = new Map();
const silent = new Set();

/** The key figure's title from now on. */
export function rename(id, title) {
  titles.set(id, title);
}

/** Whoever asks for a title with this word gets no answer but an error. */
export function fallSilent(word) {
  silent.add(word);
}

function kpi(id) {
  return {
    id, title: titles.get(id) ?? `Påhittat nyckeltal ${id}, andel (%)`, description: `Ett nyckeltal som inte finns, ${id}.`,
    is_divided_by_gender: false, municipality_type: 'K', operating_area: 'Näringsliv', perspective: null,
    publication_date: '2027-04-24', publ_period: '2026', has_ou_data: false,
  };
}

/** An invented value with decimals, another for each place and year. */
function value(place, year) {
  return 50 + (Number(place.replace(/\D/g, '')) % 23) + (year % 7) / 8;
}

function rows(path) {
  const part = (name) => path.match(new RegExp(`/${name}/([^/]+)`))?.[1].split(',');
  const places = part('municipality') ?? ['0000', '0014', '1480', '1490'];
  const years = part('year')?.map(Number) ?? [2021, 2022, 2023, 2024, 2025];
  return (part('kpi') ?? []).flatMap((id) => places.flatMap((place) => years.filter((year) => year >= 2019).map((year) => ({
    kpi: id, period: year, municipality: place,
    values: [{ gender: 'T', count: 1, status: '', value: value(place, year), isdeleted: false }],
  }))));
}

function answer(url) {
  const path = url.pathname.replace('/v3', '');
  if (path.startsWith('/data/')) return rows(path);
  if (path === '/municipality_groups') {
    const members = [{ member_id: '1490', member_title: 'Borås' }, { member_id: '1480', member_title: 'Göteborg' }];
    return [{ id: 'G90001', title: 'Liknande kommuner, övergripande, Borås, 2025', members }];
  }
  if (path.startsWith('/kpi/')) return path.slice('/kpi/'.length).split(',').map(kpi);
  if (path !== '/kpi') return null;
  const words = (url.searchParams.get('title') ?? '').toLowerCase();
  if ([...silent].some((word) => words.includes(word))) return null;
  const ids = ['N90001', 'N90002', 'N90003', 'N90004', 'N90005', 'N90006'];
  return ids.map(kpi).filter(({ title }) => title.toLowerCase().includes(words));
}

/** Starts it; gives its address. It ends with the process. */
export function startStatistics() {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const values = answer(new URL(request.url, 'http://source'));
      if (values === null) {
        response.writeHead(503, { 'content-type': 'text/html' }).end('<html>');
        return;
      }
      // The content type is wrong on purpose: sources have been seen to do so.
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.end(JSON.stringify({ values, count: values.length, previous_url: null, next_url: null }));
    });
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      resolve(`http://127.0.0.1:${server.address().port}/v3`);
    });
  });
}
