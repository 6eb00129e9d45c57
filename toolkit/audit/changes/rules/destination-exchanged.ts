import { DELIVERY_STREAM, OPENSEARCH_DESTINATIONS } from '../../../../lib/audit/reading/delivery-streams';
import type { ChangeRule } from '../change-rule';
import { destinationOf } from '../destinations';

export const destinationExchanged: ChangeRule = {
  id: 'destination-exchanged',
  title: 'A delivery stream is moved between OpenSearch and another destination',
  why: 'Firehose exchanges destinations in place, but not to or from OpenSearch',
  severity: 'high',
  fix: 'create a new delivery stream to the new destination beside the old one, then remove the old one',
  check: ({ type, before, after }) => {
    const [from, to] = [destinationOf(before), destinationOf(after)];
    if (type !== DELIVERY_STREAM || from === undefined || to === undefined || from === to) return [];
    const concerned = [from, to].some((destination) => OPENSEARCH_DESTINATIONS.includes(destination));
    return concerned ? [{ message: `its destination goes from ${from} to ${to}` }] : [];
  },
};
