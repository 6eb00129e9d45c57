import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const requiresRotation = requires('EnableKeyRotation', isTrue);

export const keyRotation: Rule = {
  id: 'key-rotation',
  title: 'A KMS key is not rotated',
  why: 'One key material protects everything that is ever written: whoever learns it once can read all of it.',
  severity: 'medium',
  fix: 'Set EnableKeyRotation to true.',
  controls: {
    securityHub: ['KMS.4'],
    nist80053r5: ['SC-12', 'SC-12(2)', 'SC-28(3)'],
    pciDss: ['v4.0.1/3.7.4'],
    wellArchitected: ['SEC08-BP01'],
  },
  concern: 'security',
  types: ['AWS::KMS::Key'],
  check: (key, template) => (canRotate(key) ? requiresRotation(key, template) : []),
};

/** KMS rotates symmetric keys for encryption whose material it made itself. */
function canRotate(key: AuditedResource): boolean {
  const isSymmetric = textsAt(key, 'KeySpec').every((spec) => spec === 'SYMMETRIC_DEFAULT');
  return isSymmetric && textsAt(key, 'Origin').every((origin) => origin === 'AWS_KMS');
}
