import type { Controls } from '../../rule';

/** What the standards ask for where data must not be reachable from outside. */
export const NO_PUBLIC_ACCESS = {
  nist80053r5: [
    ...['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(9)', 'SC-7(11)'],
    ...['SC-7(16)', 'SC-7(20)', 'SC-7(21)'],
  ],
  pciDss: ['v4.0.1/1.4.4'],
  hipaa: [
    ...['164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    ...['164.312(a)(1)', '164.312(e)(1)'],
  ],
  wellArchitected: ['SEC03-BP07'],
} satisfies Controls;

/** What they ask for where permissions are granted. */
export const LEAST_PRIVILEGE = {
  nist80053r5: ['AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6', 'AC-6(3)'],
  hipaa: [
    ...['164.308(a)(3)(i)', '164.308(a)(3)(ii)(A)', '164.308(a)(3)(ii)(B)', '164.308(a)(4)(i)'],
    ...['164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
  ],
  wellArchitected: ['SEC03-BP02'],
} satisfies Controls;

/** What they ask for where data is stored. */
export const ENCRYPTION_AT_REST = {
  nist80053r5: ['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
  wellArchitected: ['SEC08-BP02'],
} satisfies Controls;

/** What they ask for where data travels. */
export const ENCRYPTION_IN_TRANSIT = {
  nist80053r5: ['AC-4', 'SC-7(4)', 'SC-8', 'SC-8(1)', 'SC-8(2)', 'SC-13', 'SC-23', 'SC-23(3)'],
  pciDss: ['v4.0.1/4.2.1'],
  hipaa: ['164.312(a)(2)(iv)', '164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  wellArchitected: ['SEC09-BP02'],
} satisfies Controls;

/** What they ask for where access has to be traced. */
export const ACCESS_LOGGING = {
  nist80053r5: [
    ...['AC-2(4)', 'AC-4(26)', 'AC-6(9)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-6(4)', 'AU-10', 'AU-12', 'CA-7', 'SC-7(9)'],
    ...['SI-3(8)', 'SI-4(20)', 'SI-7(8)'],
  ],
  pciDss: ['v4.0.1/10.2.1'],
  hipaa: ['164.308(a)(3)(ii)(A)', '164.312(b)'],
  wellArchitected: ['SEC04-BP01'],
} satisfies Controls;
