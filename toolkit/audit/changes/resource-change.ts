import type { TemplateResource } from '../../sandbox/assembly/template';

/** What becomes of a deployed resource. */
export type Fate = 'updated' | 'replaced' | 'perhaps replaced' | 'removed';

/** How one resource of the deployed template differs in the one to be deployed. */
export interface ResourceChange {
  readonly logicalId: string;
  readonly type: string;
  readonly fate: Fate;
  /** The properties that replace it; none where it is removed. */
  readonly replacedBy: readonly string[];
  readonly before: TemplateResource;
  /** Absent when the resource is removed. */
  readonly after?: TemplateResource;
  /** What the next template has of the same type under new logical ids; none unless the resource is removed. */
  readonly added: readonly TemplateResource[];
}

/** Whether the deployed resource, as it is, may come to its end. */
export function ends({ fate }: ResourceChange): boolean {
  return fate !== 'updated';
}
