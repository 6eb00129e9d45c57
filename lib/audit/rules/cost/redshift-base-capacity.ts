import { requires } from '../../expectation';
import { isAtMost } from '../../reading/numbers';
import type { Rule } from '../../rule';

const DEFAULT_RPU = 128;
const MOST_RPU = 64;

export const redshiftBaseCapacity: Rule = {
  id: 'redshift-base-capacity',
  title: 'A Redshift Serverless workgroup begins with more than 64 RPU',
  why: 'Each time something loads or asks, all of them are billed for a minute at least; 128, the default, cost 48 USD an hour.',
  severity: 'medium',
  fix: 'Set BaseCapacity to 4 or 8, and let queries that need more scale up to MaxCapacity.',
  controls: { wellArchitected: ['COST06-BP02'] },
  concern: 'cost',
  types: ['AWS::RedshiftServerless::Workgroup'],
  check: requires('BaseCapacity', isAtMost(MOST_RPU), { absent: DEFAULT_RPU }),
};
