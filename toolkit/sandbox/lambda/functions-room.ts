import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ActAs } from '../kernel/acting-services';
import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import { executionRole } from '../kernel/execution-role';
import type { Identity } from '../kernel/identity';
import type { CreatedResource, HttpApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type {
  AssetService,
  AsynchronousFunctionService,
  AsynchronousInvocation,
  FunctionDescription,
  FunctionService,
  InvocationResult,
  MetricService,
} from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { VirtualClock } from '../kernel/virtual-clock';
import { AsynchronousInvocations } from './asynchronous-invocations';
import { AuthorizedFunctions, type Functions } from './authorized-functions';
import { EventInvokeConfigs } from './event-invoke-config';
import { functionAddress } from './function-address';
import { deployCode } from './function-code';
import { type FunctionDefinition, functionDefinition } from './function-definition';
import type { FunctionFaults } from './function-faults';
import { InvocationDestinations, runsAsDestination } from './invocation-destinations';
import { InvocationOutcomes } from './invocation-outcomes';
import { InvokeApi } from './invoke-api';
import { type FunctionOptions, LambdaFunction } from './lambda-function';
import { requireNetworkInterfaces } from './network-interfaces';
import { functionTypes } from './resource-types';
import { VersionRegistry } from './version-registry';

export interface FunctionsServices {
  readonly assets: AssetService;
  readonly metrics: MetricService;
  readonly as: ActAs<'buckets' | 'functions' | 'logs' | 'queues' | 'topics'>;
}

/** Under a virtual clock a slow machine makes no function time out: this is for one that never comes back. */
const VIRTUAL_RUN_LIMIT_MS = 60_000;

/** AWS Lambda: functions of a template, run in worker threads. */
export class FunctionsRoom implements Room, FunctionService, AsynchronousFunctionService {
  readonly resourceTypes: readonly ResourceType[];
  readonly httpApis: readonly HttpApi[];
  private readonly functions = new Map<string, LambdaFunction>();
  private readonly versions = new VersionRegistry();
  private readonly configs = new EventInvokeConfigs();
  private readonly options: FunctionOptions;
  private readonly asynchronous: AsynchronousInvocations;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: FunctionsServices,
    options: FunctionOptions = {},
  ) {
    this.options = { ...defaultOptions(context), ...options };
    this.asynchronous = this.openQueue();
    this.resourceTypes = functionTypes({
      createFunction: (request) => this.createFunction(request),
      createVersion: (request) => this.createVersion(request),
      createAlias: (request) => this.createAlias(request),
      createEventInvokeConfig: (request) => this.createEventInvokeConfig(request),
    });
    this.httpApis = [new InvokeApi(this)];
  }

  describe(arnOrName: string): FunctionDescription {
    const { definition, qualifier } = this.find(arnOrName);
    const { functionName, functionArn, roleArn, timeoutMs } = definition;
    const arn = qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`;
    return { functionName, functionArn: arn, roleArn, timeoutMs };
  }

  async invoke(arnOrName: string, event: string, requestId: string = randomUUID()): Promise<InvocationResult> {
    const { target, version, qualifier } = this.find(arnOrName);
    return target.invoke(version, event, requestId, qualifier);
  }

  invokeAsynchronously(invocation: AsynchronousInvocation): string {
    this.find(invocation.functionArn);
    return this.asynchronous.accept(invocation);
  }

  /** Functions as somebody invokes them who must be allowed to. */
  as(identity: Identity): Functions {
    return new AuthorizedFunctions(this, identity, (arnOrName) => this.arnOf(arnOrName));
  }

  /** What may go wrong with a function. @throws AwsError `ResourceNotFoundException` */
  faults(functionName: string): FunctionFaults {
    return this.find(functionName).target.faults;
  }

  start(): void {
    this.asynchronous.resume();
  }

  pending(): readonly string[] {
    return this.asynchronous.pending();
  }

  async close(): Promise<void> {
    await Promise.all([...this.functions.values()].map((target) => target.end()));
  }

  private openQueue(): AsynchronousInvocations {
    const { context, configs } = this;
    const { metrics, as } = this.services;
    const outcomes = new InvocationOutcomes({
      events: context.events,
      metrics,
      configs,
      destinations: new InvocationDestinations((functionArn) => as(executionRole(this.find(functionArn).definition))),
      deadLetterArn: (functionArn) => this.definitionOf(functionArn)?.deadLetterArn,
    });
    const neverRuns = (functionArn: string) => this.definitionOf(functionArn)?.reservedConcurrency === 0;
    return new AsynchronousInvocations(context, { functions: this, metrics, configs, outcomes, neverRuns });
  }

  private arnOf(arnOrName: string): string {
    const { functionName, qualifier } = functionAddress(arnOrName);
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:lambda:${region}:${account}:function:${functionName}`;
    return qualifier === undefined ? arn : `${arn}:${qualifier}`;
  }

  /** Absent for a function that an earlier deployment had. */
  private definitionOf(functionArn: string): FunctionDefinition | undefined {
    return this.functions.get(functionAddress(functionArn).functionName)?.definition;
  }

  private find(arnOrName: string) {
    const { functionName, qualifier } = functionAddress(arnOrName);
    const target = this.functions.get(functionName);
    const version = this.versions.resolve(functionName, qualifier);
    if (target === undefined || version === undefined) {
      throw new AwsError('ResourceNotFoundException', `Function not found: ${arnOrName}`, 404);
    }
    target.requireRunnable();
    return { target, definition: target.definition, version, qualifier };
  }

  private createFunction(request: ResourceRequest): CreatedResource {
    const definition = functionDefinition(request, this.context);
    const { functionName, functionArn } = definition;
    const { identity } = this.services.as(executionRole(definition));
    requireNetworkInterfaces(identity, request.properties, this.context);
    const folder = join(this.context.dataDir, 'functions', functionName);
    const code = deployCode(request.properties, this.services.assets, folder);
    if ('unrunnable' in code) {
      const message = `function ${functionName} is not run: ${code.unrunnable}`;
      this.context.events.emit({ type: 'warning', message });
    }
    const target = new LambdaFunction(this.context, this.services, definition, code, this.options);
    this.functions.set(functionName, target);
    return { ref: functionName, attributes: { Arn: functionArn } };
  }

  private createVersion({ properties }: ResourceRequest): CreatedResource {
    const { functionName } = functionAddress(String(properties.FunctionName));
    const version = this.versions.publish(functionName);
    const arn = `${this.arn(functionName)}:${version}`;
    return { ref: arn, attributes: { Version: version, FunctionArn: arn } };
  }

  private createAlias({ properties }: ResourceRequest): CreatedResource {
    const { functionName } = functionAddress(String(properties.FunctionName));
    const name = stringProperty(properties, 'Name') ?? '';
    this.versions.alias(functionName, name, stringProperty(properties, 'FunctionVersion') ?? '');
    const arn = `${this.arn(functionName)}:${name}`;
    return { ref: arn, attributes: { AliasArn: arn } };
  }

  private createEventInvokeConfig({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { onSuccess, onFailure } = this.configs.add(properties);
    for (const arn of [onSuccess, onFailure]) {
      if (arn === undefined || runsAsDestination(arn)) continue;
      const message = `the destination ${arn} of asynchronous invocations does not run here`;
      this.context.events.emit({ type: 'warning', message });
    }
    return { ref: generatedName };
  }

  private arn(functionName: string): string {
    const target = this.functions.get(functionName);
    if (target === undefined) throw new Error(`FunctionName must be a function of the template, got ${functionName}`);
    return target.definition.functionArn;
  }
}

function defaultOptions({ clock }: SandboxContext): FunctionOptions {
  return clock instanceof VirtualClock ? { longestRunMs: VIRTUAL_RUN_LIMIT_MS } : {};
}
