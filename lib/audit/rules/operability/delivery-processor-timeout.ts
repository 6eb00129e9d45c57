import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { requires } from '../../expectation';
import { DELIVERY_STREAM, functionOf, processorPaths } from '../../reading/delivery-streams';
import { numberOf } from '../../reading/numbers';
import type { Rule } from '../../rule';

const SHORTEST_SECONDS = 30;
/** Firehose waits no longer for an answer. */
const LONGEST_SECONDS = 300;

const requiresTime = requires('Timeout', isInTime);

export const deliveryProcessorTimeout: Rule = {
  id: 'delivery-processor-timeout',
  title: 'A function that transforms records times out too early, or later than Firehose waits for it',
  why: 'A batch of a few MB can need more than the 3 seconds of the default, and Firehose gives up after 5 minutes while the function goes on.',
  severity: 'medium',
  fix: 'Set Timeout of the function between 30 and 300 seconds.',
  controls: {},
  concern: 'operability',
  types: ['AWS::Lambda::Function'],
  check: (invoked, template) => (transforms(invoked, template) ? requiresTime(invoked, template) : []),
};

function isInTime(timeout: unknown): boolean {
  return numberOf(timeout) >= SHORTEST_SECONDS && numberOf(timeout) <= LONGEST_SECONDS;
}

function transforms(invoked: AuditedResource, template: AuditedTemplate): boolean {
  return template
    .referring(invoked, DELIVERY_STREAM)
    .some((stream) => processorPaths(stream, 'Lambda').some((path) => functionOf(stream, path, template) === invoked));
}
