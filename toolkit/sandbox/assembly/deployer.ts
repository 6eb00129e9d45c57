import { createHash } from 'node:crypto';
import type { ResourceObserver } from '../kernel/resource-observer';
import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';
import { UnreadableInput } from '../kernel/unreadable-input';
import { resolve } from './intrinsics';
import { type Place, recordedResource } from './recorded-resource';
import { creationOrder } from './references';
import { type StackExports, StackScope } from './stack-scope';
import type { StackSource, TemplateResource } from './template';
import { unhonoured } from './unhonoured';

/** What every service takes, and what CloudWatch takes: there, names are what people read. */
const LONGEST_NAME = 63;
const LONGEST_ALARM_NAME = 255;

export interface DeployedResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly path?: string;
  readonly type: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly runs: boolean;
}

export interface Deployment {
  readonly resources: readonly DeployedResource[];
  /** By `<stack>.<output>`. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** One line for each property without effect, attribute not known and custom resource that failed. */
  readonly warnings: readonly string[];
}

export interface CustomResources {
  handles(type: string): boolean;
  create(request: ResourceRequest): Promise<CreatedResource>;
}

/** Creates the resources of stacks, as CloudFormation would: in the order of their references. */
export class Deployer {
  private readonly types: ReadonlyMap<string, ResourceType>;
  private readonly resources: DeployedResource[] = [];
  private readonly warnings: string[] = [];
  private readonly shared: StackExports = { exports: new Map(), outputs: new Map() };

  constructor(
    private readonly place: Place,
    types: readonly ResourceType[],
    private readonly customResources: CustomResources,
    private readonly observer: ResourceObserver = { observe: () => {} },
  ) {
    this.types = new Map(types.map((type) => [type.type, type]));
  }

  /** @throws UnreadableInput that names the stack and the resource */
  async deploy(stack: StackSource): Promise<void> {
    const ignore = new Set<string>();
    const scope = new StackScope(stack, this.place, this.shared, (message) => ignore.add(message));
    const resources = stack.template.Resources ?? {};
    for (const logicalId of guarded(stack.stackName, () => creationOrder(resources))) {
      const resource = resources[logicalId] as TemplateResource;
      if (!guarded(`${stack.stackName}/${logicalId}`, () => isWanted(resource, scope))) continue;
      ignore.clear();
      const created = await this.create(stack, logicalId, resource, scope);
      if (created.runs) this.warnings.push(...ignore);
      scope.add(logicalId, created);
      this.resources.push(created);
    }
    this.publishOutputs(stack, scope);
  }

  result(): Deployment {
    return { resources: this.resources, outputs: this.shared.outputs, warnings: this.warnings };
  }

  private async create(stack: StackSource, logicalId: string, resource: TemplateResource, scope: StackScope) {
    const owner = `${stack.stackName}/${logicalId} (${resource.Type})`;
    const identity = {
      stackName: stack.stackName,
      logicalId,
      path: constructPath(resource) ?? stack.paths?.[logicalId],
      type: resource.Type,
    };
    const generatedName = nameFor(stack.stackName, logicalId, resource.Type);
    const properties = () => guarded(owner, () => resolve(resource.Properties ?? {}, scope)) as Record<string, unknown>;
    const type = this.types.get(resource.Type);
    if (type === undefined && !this.customResources.handles(resource.Type)) {
      const givenName = nameGiven(resource, () => properties());
      const vpcId = () => guarded(owner, () => resolve(resource.Properties?.VpcId, scope));
      const recorded = recordedResource({ ...identity, generatedName, givenName, vpcId }, this.place);
      this.observer.observe({ ...identity, properties: {}, generatedName }, recorded);
      return this.describe(identity, recorded, false);
    }
    const request: ResourceRequest = { ...identity, properties: properties(), generatedName };
    if (type === undefined) return this.describe(identity, await this.createCustom(owner, request), true);
    const ignored = unhonoured(request.properties, type);
    if (ignored.length > 0) this.warnings.push(`${owner}: without effect here: ${ignored.join(', ')}`);
    const created = await guardedAsync(owner, () => type.create(request));
    guarded(owner, () => this.observer.observe(request, created));
    return this.describe(identity, created, created.runs ?? true);
  }

  private async createCustom(owner: string, request: ResourceRequest): Promise<CreatedResource> {
    try {
      return await this.customResources.create(request);
    } catch (error) {
      this.warnings.push(`${owner}: failed: ${(error as Error).message}`);
      return { ref: request.generatedName };
    }
  }

  private describe(
    identity: Pick<DeployedResource, 'stackName' | 'logicalId' | 'path' | 'type'>,
    created: CreatedResource,
    runs: boolean,
  ): DeployedResource {
    return { ...identity, ref: created.ref, attributes: created.attributes ?? {}, runs };
  }

  private publishOutputs({ stackName, template }: StackSource, scope: StackScope): void {
    for (const [name, output] of Object.entries(template.Outputs ?? {})) {
      guarded(`${stackName}, output ${name}`, () => {
        if (!isWanted(output, scope)) return;
        const value = resolve(output.Value, scope);
        this.shared.outputs.set(`${stackName}.${name}`, value);
        if (output.Export) this.shared.exports.set(String(resolve(output.Export.Name, scope)), value);
      });
    }
  }
}

function isWanted({ Condition }: { readonly Condition?: string }, scope: StackScope): boolean {
  return Condition === undefined || scope.condition(Condition);
}

/** As CloudFormation names a resource, but with a suffix that is the same on every run. */
function nameFor(stackName: string, logicalId: string, type: string): string {
  const suffix = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, 12);
  const longest = type.startsWith('AWS::CloudWatch::') ? LONGEST_ALARM_NAME : LONGEST_NAME;
  return `${stackName}-${logicalId}`.slice(0, longest - suffix.length - 1).concat('-', suffix);
}

function nameGiven(resource: TemplateResource, properties: () => Record<string, unknown>): string | undefined {
  const property = `${resource.Type.split('::').at(-1)}Name`;
  if (resource.Properties?.[property] === undefined) return undefined;
  const name = properties()[property];
  return typeof name === 'string' ? name : undefined;
}

function constructPath(resource: TemplateResource): string | undefined {
  const path = resource.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path : undefined;
}

function guarded<T>(owner: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UnreadableInput(`${owner}: ${(error as Error).message}`);
  }
}

async function guardedAsync<T>(owner: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UnreadableInput(`${owner}: ${(error as Error).message}`);
  }
}
