import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.resolve(__dirname, '../../shared/data/access.log');

/** 5,000 real lines, which are not part of the repository. */
export function realAccessLog(): string[] | undefined {
  return existsSync(FILE) ? readFileSync(FILE, 'utf8').trimEnd().split('\n') : undefined;
}
