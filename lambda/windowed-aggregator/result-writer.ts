import type { RefusedEntry, TimeLeft } from '../shared/writers/entry-writer';
import type { WindowResult } from './window-result';

/** Where results go. */
export interface ResultWriter {
  /** Writes all of them, or throws: then they come again, under the same ids. */
  write(results: readonly WindowResult[], context?: TimeLeft): Promise<void>;
}

export function requireTaken(refused: readonly RefusedEntry[], results: readonly WindowResult[]): void {
  const [first] = refused;
  if (first === undefined) return;
  const { errorCode, errorMessage } = first;
  throw new Error(`${refused.length} of ${results.length} results were not taken: ${errorCode}: ${errorMessage}`);
}
