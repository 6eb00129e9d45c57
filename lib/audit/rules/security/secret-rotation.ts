import type { Rule } from '../../rule';

export const secretRotation: Rule = {
  id: 'secret-rotation',
  title: 'A secret is not rotated',
  why: 'Whoever learned it once can use it for ever.',
  severity: 'medium',
  fix: 'Add an AWS::SecretsManager::RotationSchedule, or let the service that uses the secret manage it.',
  controls: {
    securityHub: ['SecretsManager.1'],
    nist80053r5: ['AC-2(1)', 'AC-3(15)'],
    pciDss: ['v4.0.1/8.3.9', 'v4.0.1/8.6.3'],
    hipaa: ['164.308(a)(4)(ii)(B)'],
    wellArchitected: ['SEC02-BP03'],
  },
  concern: 'security',
  types: ['AWS::SecretsManager::Secret'],
  check: (secret, template) => {
    const schedules = template.referring(secret, 'AWS::SecretsManager::RotationSchedule');
    return schedules.length > 0 ? [] : [{ message: 'no rotation schedule in the template refers to it' }];
  },
};
