import type { Rule } from '../../rule';

export const vpcFlowLogs: Rule = {
  id: 'vpc-flow-logs',
  title: 'Traffic in a VPC is not logged',
  why: 'After an incident nobody can tell who reached the warehouse, or where records went.',
  severity: 'medium',
  fix: 'Add an AWS::EC2::FlowLog for the VPC.',
  controls: {
    securityHub: ['EC2.6'],
    nist80053r5: ['AC-4(26)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-6(4)', 'AU-12', 'CA-7', 'SI-7(8)'],
    wellArchitected: ['SEC04-BP01'],
  },
  concern: 'security',
  types: ['AWS::EC2::VPC'],
  check: (vpc, template) => {
    const logs = template.referring(vpc, 'AWS::EC2::FlowLog');
    return logs.length > 0 ? [] : [{ message: 'no flow log in the template refers to it' }];
  },
};
