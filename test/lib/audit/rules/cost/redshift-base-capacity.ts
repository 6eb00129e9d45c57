import type { Fixture } from '../fixture';

const workgroup = (properties: Record<string, unknown>) => ({
  Resources: { Workgroup: { Type: 'AWS::RedshiftServerless::Workgroup', Properties: properties } },
});
const property = 'BaseCapacity';

export const passing: Fixture['passing'] = [workgroup({ BaseCapacity: 8 }), workgroup({ BaseCapacity: '64' })];

export const failing: Fixture['failing'] = [
  { template: workgroup({}), problems: { Workgroup: [{ property }] } },
  { template: workgroup({ BaseCapacity: 72 }), problems: { Workgroup: [{ property, value: 72 }] } },
  {
    template: workgroup({ BaseCapacity: { 'Fn::ImportValue': 'Rpu' } }),
    problems: { Workgroup: [{ property, value: { 'Fn::ImportValue': 'Rpu' }, unresolved: true }] },
  },
];
