import { UsageError } from '../usage-error';

/**
 * Local endpoints by the addresses that templates name.
 * @throws UsageError unless each is an address, an equals sign and a URL
 */
export function parseEndpoints(values: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map(parseEndpoint));
}

/** An address may have an equals sign in its query. */
function parseEndpoint(value: string): [string, string] {
  const end = value.lastIndexOf('=');
  if (end > 0 && end < value.length - 1) return [value.slice(0, end), value.slice(end + 1)];
  throw new UsageError(`--endpoint must be URL=LOCAL, got ${value}`);
}
