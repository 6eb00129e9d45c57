import { textOf } from '../../expressions/text';
import { expressionOf, type Value } from '../../expressions/value';
import { DELIVERY_ENDPOINTS } from '../../reading/delivery-endpoints';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import type { Problem, Rule } from '../../rule';

/** Reports are read by many. */
const CREDENTIALS = /\/\/[^/]*@/;

export const deliveryEndpointTls: Rule = {
  id: 'delivery-endpoint-tls',
  title: 'A delivery stream sends records to an endpoint without TLS',
  why: 'Records, and the credentials sent with them, can be read and changed on their way through the internet.',
  severity: 'high',
  fix: 'Use the https address of the endpoint.',
  controls: { nist80053r5: ['SC-8', 'SC-8(1)'], wellArchitected: ['SEC09-BP02'] },
  concern: 'security',
  types: [DELIVERY_STREAM],
  check: (stream) =>
    DELIVERY_ENDPOINTS.flatMap((path) => stream.values(path).flatMap((endpoint) => judged(path, endpoint))),
};

/** The attribute of a resource is an address of AWS, which takes TLS only where it names no scheme. */
function judged(property: string, endpoint: Value): readonly Problem[] {
  if (endpoint.kind === 'absent' || endpoint.kind === 'reference') return [];
  const url = textOf(endpoint);
  if (/^https:/i.test(url)) return [];
  return url.startsWith('${')
    ? [{ property, value: expressionOf(endpoint), unresolved: true }]
    : [{ property, value: url.replace(CREDENTIALS, '//***@') }];
}
