import type { Jq } from 'jq-wasm';
import { partitionKeys } from '../../partitioning/partition-keys';
import type { JqOutcome } from './protocol';

/** A call costs as much as a hundred documents, and takes memory with all of them. */
const BATCH = { documents: 2_000, characters: 4 * 1024 * 1024 };
const NOT_JSON: JqOutcome = { error: 'Non JSON record provided' };
const NO_KEYS: JqOutcome = { keys: {} };

/** One query over many documents. */
export class JqBatch {
  constructor(
    private readonly jq: Pick<Jq, 'raw'>,
    private readonly query: string,
  ) {}

  /** Compiles the query; it says what is wrong with it. */
  queryError(): string | undefined {
    const { exitCode, stderr } = this.jq.raw('', this.query, ['-c']);
    return exitCode === 0 ? undefined : stderr.split('\n')[0];
  }

  run(texts: readonly string[]): JqOutcome[] {
    const areJson = texts.map(isJson);
    const documents = texts.filter((_, i) => areJson[i]);
    const results = batches(documents).flatMap((batch) => this.evaluate(batch));
    const next = results.values();
    return areJson.map((is) => (is ? (next.next().value as JqOutcome) : NOT_JSON));
  }

  /** What one document breaks, such as by its depth, is evaluated again without it. */
  private evaluate(documents: readonly string[]): JqOutcome[] {
    const filter = `try [${this.query}\n] catch {error: tostring}`;
    const { stdout, stderr, exitCode } = this.attempt(documents, filter);
    const lines = stdout.split('\n').filter((line) => line !== '');
    if (exitCode === 0 && lines.length === documents.length) return lines.map(outcomeOf);
    if (documents.length === 1) return [{ error: stderr.split('\n')[0] ?? '' }];
    const middle = Math.ceil(documents.length / 2);
    return [...this.evaluate(documents.slice(0, middle)), ...this.evaluate(documents.slice(middle))];
  }

  /** A query that takes more memory than there is ends its call, and not the next one. */
  private attempt(documents: readonly string[], filter: string): ReturnType<Jq['raw']> {
    try {
      return this.jq.raw(documents.join('\n'), filter, ['-c']);
    } catch (error) {
      return { stdout: '', stderr: String(error), exitCode: 1 };
    }
  }
}

function batches(documents: readonly string[]): string[][] {
  const found: string[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const document of documents) {
    characters += document.length;
    if (characters > BATCH.characters || found.at(-1)?.length === BATCH.documents) {
      found.push([]);
      characters = document.length;
    }
    found.at(-1)?.push(document);
  }
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A query gives one object; anything else has no keys. */
function outcomeOf(line: string): JqOutcome {
  const result = JSON.parse(line) as unknown[] | { error: string };
  if (!Array.isArray(result)) return result;
  return result.length === 1 ? { keys: partitionKeys(result[0]) } : NO_KEYS;
}
