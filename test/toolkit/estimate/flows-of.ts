import { Flows } from '../../../toolkit/estimate/flow/flows';
import type { ModelResource } from '../../../toolkit/estimate/model/model-resource';
import { resolveStacks } from '../../../toolkit/estimate/model/resolve-stacks';
import type { TemplateModel } from '../../../toolkit/estimate/model/template-model';
import { METERS } from '../../../toolkit/estimate/services';
import { DEFAULT_WORKLOAD, type Workload } from '../../../toolkit/estimate/workload';

export type Resources = Readonly<Record<string, readonly [type: string, properties?: Record<string, unknown>]>>;

export function modelOf(resources: Resources): TemplateModel {
  const entries = Object.entries(resources).map(([id, [Type, Properties = {}]]) => [id, { Type, Properties }]);
  return resolveStacks([{ stackName: 'Shop', template: { Resources: Object.fromEntries(entries) } }]).model;
}

export function flowsOf(resources: Resources, workload: Partial<Workload> = {}): Flows {
  return new Flows(modelOf(resources), { ...DEFAULT_WORKLOAD, ...workload });
}

export function resourceIn({ model }: Flows, logicalId: string): ModelResource {
  const found = model.resources.find((resource) => resource.logicalId === logicalId);
  if (found === undefined) throw new Error(`there is no resource ${logicalId}`);
  return found;
}

/** What a resource is billed for, by price. */
export function meteredOf(flows: Flows, logicalId: string): Record<string, number> {
  const resource = resourceIn(flows, logicalId);
  const metered = METERS[resource.type]?.(resource, flows) ?? [];
  const totals: Record<string, number> = {};
  for (const { price, quantity } of metered) totals[price] = (totals[price] ?? 0) + quantity;
  return totals;
}

export const STREAM_ARN = { 'Fn::GetAtt': ['Stream', 'Arn'] };
export const ON_DEMAND: Resources[string] = [
  'AWS::Kinesis::Stream',
  { StreamModeDetails: { StreamMode: 'ON_DEMAND' } },
];
