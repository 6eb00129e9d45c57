import { requires } from '../../expectation';
import type { Rule } from '../../rule';

/** Lambda gives these no more security updates. */
const DEPRECATED = [
  ...['nodejs', 'nodejs4.3', 'nodejs6.10', 'nodejs8.10', 'nodejs10.x', 'nodejs12.x', 'nodejs14.x', 'nodejs16.x'],
  ...['nodejs18.x', 'python2.7', 'python3.6', 'python3.7', 'python3.8', 'python3.9', 'java8', 'go1.x', 'provided'],
  ...['dotnetcore1.0', 'dotnetcore2.0', 'dotnetcore2.1', 'dotnetcore3.1', 'dotnet5.0', 'dotnet6', 'dotnet7'],
  ...['ruby2.5', 'ruby2.7', 'ruby3.2'],
];

export const functionRuntime: Rule = {
  id: 'function-runtime',
  title: 'A function runs on a runtime that gets no security updates',
  why: 'Vulnerabilities of the language and its libraries stay open, and Lambda will refuse to update the function.',
  severity: 'medium',
  fix: 'Move to a runtime that Lambda supports.',
  controls: {
    securityHub: ['Lambda.2'],
    nist80053r5: ['CA-9(1)', 'CM-2', 'SI-2', 'SI-2(2)', 'SI-2(4)', 'SI-2(5)'],
    pciDss: ['v4.0.1/12.3.4'],
    wellArchitected: ['SEC06-BP01'],
  },
  concern: 'security',
  types: ['AWS::Lambda::Function'],
  check: requires('Runtime', (runtime) => !DEPRECATED.includes(String(runtime)), { absent: 'container image' }),
};
