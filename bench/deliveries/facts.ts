import type { Row } from './row';

/** What is counted of web-server lines. */
export interface Facts {
  readonly lines: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byMethod: Readonly<Record<string, number>>;
  readonly addresses: number;
  readonly bytes: number;
}

/** Of the rows which are requests. */
export function factsOf(rows: readonly Row[]): Facts {
  const requests = rows.filter(({ status }) => status !== undefined);
  return {
    lines: requests.length,
    byStatus: countsOf(requests.map(({ status }) => status)),
    byMethod: countsOf(requests.map(({ method }) => method)),
    addresses: new Set(requests.map(({ client_ip }) => client_ip)).size,
    bytes: requests.reduce((sum, { bytes = 0 }) => sum + Number(bytes), 0),
  };
}

/** What differs, one line each. */
export function differences(truth: Facts, found: Facts): string[] {
  const names = Object.keys(truth) as (keyof Facts)[];
  const differing = names.filter((name) => JSON.stringify(truth[name]) !== JSON.stringify(found[name]));
  return differing.map((name) => `${name}: ${JSON.stringify(truth[name])} put, ${JSON.stringify(found[name])} read`);
}

function countsOf(values: readonly (string | undefined)[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? 'none', (counts.get(value ?? 'none') ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
