import type { CreatedResource } from '../kernel/room';
import { stackId } from '../kernel/stack-id';
import { NO_VALUE, resolve, type Scope } from './intrinsics';
import type { Place } from './recorded-resource';
import type { StackSource } from './template';

/** Values that stacks hand to one another. */
export interface StackExports {
  readonly exports: Map<string, unknown>;
  /** By `<stack>.<output>`. */
  readonly outputs: Map<string, unknown>;
}

const LIST_TYPE = /^(CommaDelimitedList$|List<)/;

/** What the expressions of one stack's template refer to, while its resources are created. */
export class StackScope implements Scope {
  readonly mappings: Scope['mappings'];
  private readonly created = new Map<string, CreatedResource>();
  private readonly conditions = new Map<string, boolean>();
  private readonly pseudo: Readonly<Record<string, unknown>>;

  constructor(
    private readonly stack: StackSource,
    place: Place,
    private readonly shared: StackExports,
    private readonly warn: (message: string) => void,
  ) {
    this.mappings = stack.template.Mappings ?? {};
    this.pseudo = {
      'AWS::Region': place.region,
      'AWS::AccountId': place.account,
      'AWS::Partition': place.partition,
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.stackName,
      'AWS::StackId': stackId(place, stack.stackName),
      'AWS::NotificationARNs': [],
      'AWS::NoValue': NO_VALUE,
    };
  }

  add(logicalId: string, resource: CreatedResource): void {
    this.created.set(logicalId, resource);
  }

  ref(name: string): unknown {
    if (Object.hasOwn(this.pseudo, name)) return this.pseudo[name];
    const resource = this.created.get(name);
    return resource === undefined ? this.parameter(name) : resource.ref;
  }

  attribute(logicalId: string, name: string): unknown {
    const resource = this.created.get(logicalId);
    if (resource === undefined) throw new Error(`there is no resource ${logicalId}`);
    const { attributes = {} } = resource;
    if (Object.hasOwn(attributes, name) && attributes[name] !== undefined) return attributes[name];
    const type = this.stack.template.Resources?.[logicalId]?.Type;
    this.warn(`${this.stack.stackName}/${logicalId} (${type}): the attribute ${name} is not known here`);
    return `${logicalId}.${name}`;
  }

  condition(name: string): boolean {
    const known = this.conditions.get(name);
    if (known !== undefined) return known;
    const expression = this.stack.template.Conditions?.[name];
    if (expression === undefined) throw new Error(`there is no condition ${name}`);
    const value = resolve(expression, this) === true;
    this.conditions.set(name, value);
    return value;
  }

  importValue(exportName: string): unknown {
    if (!this.shared.exports.has(exportName)) throw new Error(`no stack that runs here exports ${exportName}`);
    return this.shared.exports.get(exportName);
  }

  stackOutput(stackName: string, outputName: string): unknown {
    const key = `${stackName}.${outputName}`;
    if (!this.shared.outputs.has(key)) throw new Error(`no stack that runs here has the output ${key}`);
    return this.shared.outputs.get(key);
  }

  availabilityZones(region: string): readonly string[] {
    return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
  }

  /** One without a value is left out. */
  private parameter(name: string): unknown {
    const { parameters, template } = this.stack;
    const declared = new Map(Object.entries(template.Parameters ?? {})).get(name);
    if (declared === undefined) throw new Error(`there is no resource or parameter ${name}`);
    const value = Object.hasOwn(parameters, name) ? parameters[name] : declared.Default;
    if (value === undefined) return NO_VALUE;
    return LIST_TYPE.test(declared.Type ?? '')
      ? String(value)
          .split(',')
          .map((entry) => entry.trim())
      : value;
  }
}
