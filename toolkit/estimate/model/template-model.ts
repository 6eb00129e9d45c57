import { grouped } from '../../../lib/audit/grouped';
import { mentioned } from './marker';
import type { ModelResource } from './model-resource';

/** The resources of all stacks of an app, and how they refer to one another. */
export class TemplateModel {
  private readonly byId: ReadonlyMap<string, ModelResource>;
  private readonly byType: ReadonlyMap<string, readonly ModelResource[]>;

  constructor(readonly resources: readonly ModelResource[]) {
    this.byId = new Map(resources.map((resource) => [resource.id, resource]));
    this.byType = grouped(resources, ({ type }) => [type]);
  }

  ofType(...types: readonly string[]): readonly ModelResource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The resources that a value mentions, of one type. */
  mentionedIn(value: unknown, type: string): readonly ModelResource[] {
    return mentioned(value).flatMap((id) => {
      const resource = this.byId.get(id);
      return resource?.type === type ? [resource] : [];
    });
  }

  /** The model with other properties; a resource for which there are none is left out. */
  with(change: (resource: ModelResource) => ModelResource | undefined): TemplateModel {
    return new TemplateModel(this.resources.flatMap((resource) => change(resource) ?? []));
  }
}
