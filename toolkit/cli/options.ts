import { readFileSync, statSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error';

/** @throws UsageError that names the option which is not known, or lacks its value */
export function parseOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(firstSentence((error as Error).message));
  }
}

function firstSentence(message: string): string {
  return message.split(/\.?\s*\n|\. /)[0] ?? message;
}

/** @throws UsageError unless it is a file */
export function requireFile(option: string, path: string): void {
  requireFileNamed(`--${option} ${path}`, path);
}

/** For a file that no option names. @throws UsageError unless it is a file */
export function requireFileArgument(path: string): void {
  requireFileNamed(path, path);
}

function requireFileNamed(name: string, path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`${name}: there is no such file`);
  if (!stat.isFile()) throw new UsageError(`${name}: not a file`);
}

/** @throws UsageError unless it is a file that holds JSON */
export function readJson(option: string, path: string): object {
  requireFile(option, path);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--${option} ${path}: not JSON: ${(error as Error).message}`);
  }
}

/** @throws UsageError unless it is a whole number in its range */
export function wholeNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${name} must be a whole number from ${min} to ${max}, got ${text}`);
}
