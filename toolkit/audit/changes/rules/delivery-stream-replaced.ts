import { DELIVERY_STREAM } from '../../../../lib/audit/reading/delivery-streams';
import type { ChangeRule } from '../change-rule';
import { ends } from '../resource-change';
import { endOf } from './end-of-resource';
import { isKept } from './retention-of-data';

export const deliveryStreamReplaced: ChangeRule = {
  id: 'delivery-stream-replaced',
  title: 'A delivery stream is deleted with the records it has buffered',
  why: 'Firehose discards the buffers of a delivery stream that is deleted; a new one reads its source from the time it was created',
  severity: 'critical',
  fix: 'create the new delivery stream beside the old one, let both deliver for longer than the buffering interval, then remove the old one',
  check: (change) =>
    change.type === DELIVERY_STREAM && ends(change) && !isKept(change)
      ? [endOf(change, 'what it has buffered would be lost')]
      : [],
};
