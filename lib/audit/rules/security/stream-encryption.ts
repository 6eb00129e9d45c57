import { requires } from '../../expectation';
import type { Rule } from '../../rule';
import { ENCRYPTION_AT_REST } from './requirements';

export const streamEncryption: Rule = {
  id: 'stream-encryption',
  title: 'A data stream is not encrypted at rest',
  why: 'Its records lie in the storage of the service in plain text for as long as the stream retains them.',
  severity: 'medium',
  fix: 'Set StreamEncryption with EncryptionType KMS and the id of a key.',
  controls: {
    securityHub: ['Kinesis.1'],
    nist80053r5: ENCRYPTION_AT_REST.nist80053r5,
    wellArchitected: ENCRYPTION_AT_REST.wellArchitected,
  },
  concern: 'security',
  types: ['AWS::Kinesis::Stream'],
  check: requires('StreamEncryption.EncryptionType', (type) => type === 'KMS'),
};
