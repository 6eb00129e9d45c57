import { unresolvedAt } from '../../reading/unresolved';
import type { Rule } from '../../rule';

const SUBNETS = 'VpcConfig.SubnetIds';

export const functionSingleSubnet: Rule = {
  id: 'function-single-subnet',
  title: 'A function in a VPC has one subnet, and so one zone',
  why: 'When the zone fails or the subnet runs out of addresses, no record is processed until it is back.',
  severity: 'medium',
  fix: 'Give VpcConfig subnets in two zones or more.',
  controls: {
    securityHub: ['Lambda.5'],
    nist80053r5: ['CP-6(2)', 'CP-10', 'SC-5(2)', 'SC-36', 'SI-13(5)'],
    wellArchitected: ['REL10-BP01'],
  },
  concern: 'operability',
  types: ['AWS::Lambda::Function'],
  check: (invoked) => (invoked.lengthOf(SUBNETS) === 1 ? [{ property: SUBNETS }] : unresolvedAt(invoked, SUBNETS)),
};
