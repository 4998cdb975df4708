// All browser tests in one process: ./dev e2e [--screenshots] [--only WORD]

import { readdirSync } from 'node:fs';
import { runGathered } from './harness.mjs';
import './pages.mjs';

const journeys = new URL('journeys/', import.meta.url);
for (const file of readdirSync(journeys).filter((name) => name.endsWith('.mjs')).sort()) {
  await import(new URL(file, journeys));
}
runGathered();
