import type { Flows } from '../flow/flows';
import type { ModelResource } from '../model/model-resource';
import type { TemplateModel } from '../model/template-model';
import type { Workload } from '../workload';

/** What an estimate is made of. */
export interface Design {
  readonly model: TemplateModel;
  readonly workload: Workload;
}

/** One change of a design which may make it cheaper. */
export interface Move {
  readonly id: string;
  readonly title: string;
  /** What has to be known before it is made. */
  readonly condition?: string;
  /** The design afterwards; undefined where there is nothing to change. */
  apply(flows: Flows): Design | undefined;
}

type Change = (resource: ModelResource) => ModelResource | undefined;

/** The design with the resources of these types changed; undefined where none is. */
export function changed({ model, workload }: Flows, types: readonly string[], change: Change): Design | undefined {
  let touched = false;
  const next = model.with((resource) => {
    const other = types.includes(resource.type) ? change(resource) : resource;
    if (other !== resource) touched = true;
    return other;
  });
  return touched ? { model: next, workload } : undefined;
}

export function withWorkload({ model, workload }: Flows, other: Partial<Workload>): Design {
  return { model, workload: { ...workload, ...other } };
}
