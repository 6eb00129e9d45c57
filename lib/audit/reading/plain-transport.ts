import { isEverybody } from './principals';
import type { Statement } from './statements';

/** Whether a statement denies everybody what is not sent over TLS. */
export function deniesPlainTransport({ effect, principals, conditions }: Statement): boolean {
  const isPlain = conditions.some(
    ({ operator, key, values }) =>
      /^Bool(IfExists)?$/i.test(operator) && key.toLowerCase() === 'aws:securetransport' && values.includes('false'),
  );
  return effect === 'Deny' && principals.some(isEverybody) && isPlain;
}
