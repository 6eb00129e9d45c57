import type { FailingTemplate } from '../fixture';
import { stream, template } from '../resources';

export const presenceDecides = true;

export const passing = [template({ Stream: stream({ Tags: [{ Key: 'Team', Value: 'Web' }] }) })];

export const failing: FailingTemplate[] = [
  { template: template({ Stream: stream() }), problems: { Stream: [{ property: 'Tags', manual: true }] } },
];
