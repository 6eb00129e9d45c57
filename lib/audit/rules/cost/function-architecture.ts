import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { requires } from '../../expectation';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { EVENT_SOURCE_MAPPING, readsStream } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const requiresArm = requires('Architectures.*', (architecture) => architecture === 'arm64', { absent: 'x86_64' });

export const functionArchitecture: Rule = {
  id: 'function-architecture',
  title: 'A function that reads every record runs on x86',
  why: 'the same time costs a quarter more than on arm64',
  severity: 'low',
  fix: 'set Architectures to arm64, once native modules of the function are built for it',
  controls: { wellArchitected: ['COST06-BP03', 'SUS05-BP02'] },
  concern: 'cost',
  types: ['AWS::Lambda::Function'],
  check: (handler, template) => (readsRecords(handler, template) ? requiresArm(handler, template) : []),
};

function readsRecords(handler: AuditedResource, template: AuditedTemplate): boolean {
  const mappings = template.referring(handler, EVENT_SOURCE_MAPPING);
  const transforms = template.referring(handler, DELIVERY_STREAM).length > 0;
  return transforms || mappings.some((mapping) => readsStream(mapping, template));
}
