import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';

export const redshiftVpcRouting: Rule = {
  id: 'redshift-vpc-routing',
  title: 'A Redshift warehouse loads and unloads outside its VPC',
  why: 'COPY and UNLOAD pass security groups, endpoint policies and flow logs by.',
  severity: 'medium',
  fix: 'Set EnhancedVpcRouting to true and give the VPC an endpoint for S3.',
  controls: {
    securityHub: ['Redshift.7', 'RedshiftServerless.1'],
    nist80053r5: ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(4)', 'SC-7(9)', 'SC-7(11)', 'SC-7(20)', 'SC-7(21)'],
    hipaa: ['164.312(e)(1)'],
    wellArchitected: ['SEC05-BP02'],
  },
  concern: 'security',
  types: ['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Workgroup'],
  check: requires('EnhancedVpcRouting', isTrue),
};
