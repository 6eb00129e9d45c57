import type { Expressions } from './expressions/expressions';
import { lengthAt, valuesAt } from './expressions/property-path';
import type { Value } from './expressions/value';
import type { RawResource } from './raw-template';

/** A resource of a template, with every value its properties can have. */
export class AuditedResource {
  readonly type: string;
  private readonly read = new Map<string, readonly Value[]>();

  constructor(
    readonly logicalId: string,
    readonly resource: RawResource,
    private readonly expressions: Expressions,
  ) {
    this.type = resource.Type;
  }

  /**
   * Every value that the property can have; one that is absent where it is not set.
   * @param path below `Properties`, such as `StreamModeDetails.StreamMode`; `Tags.*.Key` reads each item of a list
   */
  values(path: string): readonly Value[] {
    const before = this.read.get(path);
    if (before !== undefined) return before;
    const values = valuesAt(this.resource, ['Properties', ...path.split('.')], this.expressions);
    this.read.set(path, values);
    return values;
  }

  /** How many items a list can have, counting those that are there under some condition only. */
  lengthOf(path: string): number {
    return lengthAt(this.resource.Properties, path.split('.'), this.expressions);
  }

  /** Whether the property is set, at least under some condition. */
  has(path: string): boolean {
    return this.values(path).some(({ kind }) => kind !== 'absent');
  }
}
