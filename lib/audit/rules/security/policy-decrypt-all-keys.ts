import { matchesAction } from '../../reading/actions';
import { coversEveryResource } from '../../reading/every-resource';
import { IDENTITY_POLICIES } from '../../reading/policies';
import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsGrants } from './forbids-statements';
import { LEAST_PRIVILEGE } from './requirements';

const DECRYPTING = ['kms:Decrypt', 'kms:ReEncryptFrom'];

export const policyDecryptAllKeys: Rule = {
  id: 'policy-decrypt-all-keys',
  title: 'An IAM policy allows to decrypt with every KMS key',
  why: 'Whoever takes over the identity can read whatever is encrypted in the account, and what other accounts share.',
  severity: 'medium',
  fix: 'Name the keys in Resource.',
  controls: {
    securityHub: ['KMS.1', 'KMS.2'],
    nist80053r5: LEAST_PRIVILEGE.nist80053r5,
    wellArchitected: LEAST_PRIVILEGE.wellArchitected,
  },
  concern: 'security',
  types: IDENTITY_POLICIES,
  check: forbidsGrants(decryptsWithAnyKey),
};

function decryptsWithAnyKey({ actions, resources }: Statement): boolean {
  const decrypts = actions.some((action) => DECRYPTING.some((decrypting) => matchesAction(action, decrypting)));
  return decrypts && resources.some(coversEveryResource);
}
