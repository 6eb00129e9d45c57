import { isDirectPut, namesSource } from '../../reading/delivery-streams';
import { isAlwaysSet } from '../../reading/presence';
import { unresolvedAt } from '../../reading/unresolved';
import type { Rule } from '../../rule';

const ENCRYPTION = 'DeliveryStreamEncryptionConfigurationInput';

export const deliveryStreamEncryption: Rule = {
  id: 'delivery-stream-encryption',
  title: 'A delivery stream that takes records by direct PUT does not encrypt them at rest',
  why: 'Records wait in the delivery stream in plain text, up to 24 hours where the destination is out of reach.',
  severity: 'medium',
  fix: 'Set DeliveryStreamEncryptionConfigurationInput. With a stream or a topic as source there is nothing to set: its own encryption covers the records.',
  controls: {
    securityHub: ['DataFirehose.1'],
    nist80053r5: ['AC-3', 'AU-3', 'SC-12', 'SC-13', 'SC-28'],
    wellArchitected: ['SEC08-BP02'],
  },
  concern: 'security',
  types: ['AWS::KinesisFirehose::DeliveryStream'],
  check: (stream) => {
    if (isAlwaysSet(stream, ENCRYPTION) || namesSource(stream)) return [];
    return isDirectPut(stream) ? [{ property: ENCRYPTION }] : unresolvedAt(stream, 'DeliveryStreamType');
  },
};
