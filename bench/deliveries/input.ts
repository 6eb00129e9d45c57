import { existsSync, readFileSync } from 'node:fs';
import { parseLine } from '../../lambda/shared/log-line';
import { generatedSource } from '../../toolkit/cli/produce/generated-lines';
import { type Facts, factsOf } from './facts';
import { rowOf } from './row';

/** Counted once with standard tools, of the first 5,000 lines of elastic/examples' Apache log. */
const REAL_LINES = 5_000;
const REAL_FACTS: Facts = {
  lines: REAL_LINES,
  byStatus: { 200: 4_450, 206: 21, 301: 113, 304: 305, 403: 1, 404: 108, 500: 2 },
  byMethod: { GET: 4_980, HEAD: 20 },
  addresses: 965,
  bytes: 1_312_869_333,
};

export interface Input {
  readonly lines: readonly string[];
  /** Where the lines come from. */
  readonly origin: string;
  readonly facts: Facts;
}

/**
 * Lines of a web server.
 * @param file the sample; without it, lines are generated
 */
export async function inputOf(count: number, file: string | undefined): Promise<Input> {
  const isReal = file !== undefined && existsSync(file);
  const lines = (isReal ? linesOf(readFileSync(file, 'utf8')) : await generatedLines(count)).slice(0, count);
  const facts =
    isReal && lines.length === REAL_LINES ? REAL_FACTS : factsOf(lines.map((line) => rowOf(parseLine(line))));
  return { lines, facts, origin: isReal ? 'lines of a real web server' : 'generated lines' };
}

async function generatedLines(count: number): Promise<string[]> {
  const pieces: Buffer[] = [];
  for await (const piece of generatedSource(count).read(0)) pieces.push(piece ?? Buffer.alloc(0));
  return linesOf(Buffer.concat(pieces).toString());
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}
