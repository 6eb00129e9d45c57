import { type Owner, requireThat } from './validation';

const EXPRESSION = '!{';

/** What every key below a prefix of Firehose begins with: what stands before the first expression. Throws where nothing does. */
export function literalPrefix(owner: Owner, prop: string, prefix: string): string {
  const [start = ''] = prefix.split(EXPRESSION);
  requireThat(start !== '', owner, prop, 'a prefix that begins with literal text', JSON.stringify(prefix));
  return start;
}
