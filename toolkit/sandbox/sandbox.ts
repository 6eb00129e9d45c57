import { join } from 'node:path';
import { Deployer, type Deployment } from './assembly/deployer';
import { type LoadedAssembly, loadAssembly } from './assembly/load-assembly';
import { placeOf } from './assembly/place';
import { DataDirectory } from './data-directory';
import { type Fault, injectFault } from './faults';
import { Dispatch } from './gateway/dispatch';
import { Gateway } from './gateway/gateway';
import { Inventory } from './inventory';
import { InvocationLog, type RecordedInvocation } from './invocation-log';
import type { Clock } from './kernel/clock';
import { ClockedEventLog } from './kernel/clocked-event-log';
import type { RoleCredentials, SandboxContext } from './kernel/context';
import { JsonStateStore } from './kernel/json-state-store';
import { RealClock } from './kernel/real-clock';
import { RoleDirectory } from './kernel/role-credentials';
import type { ObjectInfo } from './kernel/services';
import { UnreadableInput } from './kernel/unreadable-input';
import { closingOrder, openRooms, type Rooms } from './rooms';
import type { SandboxOptions } from './sandbox-options';

const DRAIN_STEP_MS = 1_000;
const DRAIN_LIMIT_MS = 3 * 3_600_000;
const ALARM_EVALUATION_MS = 60_000;
const PAGE_PATH = '/_console/';

/** Runs the Kinesis parts of synthesized templates on this machine, as AWS would. */
export class Sandbox {
  /**
   * Creates the resources of the templates and begins to run them.
   * @throws UnreadableInput when an assembly, a template or the data directory cannot be used
   */
  static async start(options: SandboxOptions): Promise<Sandbox> {
    const assembly = load(options);
    const place = placeOf(assembly.stacks, {
      region: options.region ?? 'us-east-1',
      account: options.account ?? '123456789012',
    });
    const directory = new DataDirectory(options.dataDir);
    const gateway = new Gateway();
    try {
      const clock = options.clock ?? new RealClock();
      const roles = new RoleDirectory(place.account);
      const context: SandboxContext = {
        ...place,
        clock,
        dataDir: directory.path,
        endpoint: await gateway.listen(options.port ?? 0),
        state: new JsonStateStore(join(directory.path, 'state')),
        events: new ClockedEventLog(clock),
        credentials: (roleArn) => roles.credentials(roleArn),
      };
      const rooms = openRooms(context, { path: (_, key) => assembly.assets.get(key) });
      gateway.serve(new Dispatch(Object.values(rooms), clock, roles));
      const deployment = await deploy(assembly, place, rooms);
      return new Sandbox(context, rooms, deployment, gateway, directory);
    } catch (error) {
      await gateway.close();
      directory.release();
      throw error;
    }
  }

  /** Address for SDK clients (`AWS_ENDPOINT_URL`), such as `http://127.0.0.1:4599`. */
  readonly endpoint: string;
  readonly region: string;
  readonly clock: Clock;
  readonly dataDir: string;
  /** Address of the live page. */
  readonly pageUrl: string;
  /** Small documents kept in the data directory. */
  readonly state: SandboxContext['state'];
  /** What happens, as it happens. */
  readonly events: SandboxContext['events'];
  private readonly inventory: Inventory;
  private readonly invocationLog = new InvocationLog();

  private constructor(
    private readonly context: SandboxContext,
    /** The services themselves, for what this class has no method for. */
    readonly rooms: Rooms,
    readonly deployment: Deployment,
    private readonly gateway: Gateway,
    private readonly directory: DataDirectory,
  ) {
    this.endpoint = context.endpoint;
    this.region = context.region;
    this.clock = context.clock;
    this.dataDir = context.dataDir;
    this.pageUrl = `${context.endpoint}${PAGE_PATH}`;
    this.state = context.state;
    this.events = context.events;
    this.inventory = new Inventory(deployment.resources);
    this.events.listen((event) => {
      if (event.type === 'invocation') this.invocationLog.add(event.invocation);
    });
  }

  /**
   * Stand-in credentials for SDK clients.
   * @param role logical id, path or ARN. Default - the account itself
   */
  credentials(role?: string): RoleCredentials {
    if (role === undefined)
      return this.context.credentials(`arn:${this.context.partition}:iam::${this.context.account}:root`);
    return this.context.credentials(
      role.startsWith('arn:') ? role : String(this.inventory.find(role, 'AWS::IAM::Role').attributes.Arn),
    );
  }

  /** What `Ref` of a resource gives: its physical name or id. */
  ref(resource: string): string {
    return this.inventory.find(resource).ref;
  }

  /** Objects of a bucket, in the order of their keys. */
  objects(bucket: string, prefix?: string): Promise<readonly ObjectInfo[]> {
    return this.rooms.buckets.list(this.inventory.physicalName(bucket, 'AWS::S3::Bucket'), prefix);
  }

  read(bucket: string, key: string): Promise<Buffer> {
    return this.rooms.buckets.get(this.inventory.physicalName(bucket, 'AWS::S3::Bucket'), key);
  }

  /** Rows of the warehouse. */
  query(sql: string): Promise<Record<string, unknown>[]> {
    return this.rooms.warehouse.query(sql);
  }

  /** The last runs of a function, oldest first. */
  invocations(name: string): RecordedInvocation[] {
    return this.invocationLog.of(this.inventory.find(name, 'AWS::Lambda::Function').ref);
  }

  /** Statistics of a metric, a value for each period that has data, oldest first. */
  metric(request: Parameters<Rooms['cloudWatch']['statistics']>[0]): ReturnType<Rooms['cloudWatch']['statistics']> {
    return this.rooms.cloudWatch.statistics(request);
  }

  alarm(name: string): ReturnType<Rooms['cloudWatch']['alarms']>[number] {
    const physical = this.inventory.find(name, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm').ref;
    const alarm = this.rooms.cloudWatch.alarms().find((candidate) => candidate.name === physical);
    if (alarm === undefined) throw new Error(`there is no alarm named ${name}`);
    return alarm;
  }

  alarms(): ReturnType<Rooms['cloudWatch']['alarms']> {
    return this.rooms.cloudWatch.alarms();
  }

  /** Makes something go wrong. */
  inject(fault: Fault): void {
    injectFault(fault, this.rooms, this.inventory, this.clock.now());
  }

  /** What is still on its way, one line each; empty when everything has arrived. */
  pending(): string[] {
    return Object.values(this.rooms).flatMap((room) => room.pending?.() ?? []);
  }

  /**
   * Turns time forward until everything put has arrived: buffers fill or fall due, windows close, retries come round,
   * and alarms have been evaluated once more.
   * @returns by how many milliseconds, and what had not arrived after three hours
   */
  async drain(): Promise<{ advancedMs: number; pending: string[] }> {
    const start = this.clock.now();
    await this.clock.advance(0);
    while (this.pending().length > 0 && this.clock.now() - start < DRAIN_LIMIT_MS) {
      await this.clock.advance(DRAIN_STEP_MS);
    }
    await this.clock.advance(ALARM_EVALUATION_MS);
    return { advancedMs: this.clock.now() - start, pending: this.pending() };
  }

  /** Ends everything the sandbox started. */
  async close(): Promise<void> {
    this.clock.stop();
    await this.clock.advance(0);
    for (const room of closingOrder(this.rooms)) await room.close?.();
    await this.gateway.close();
    this.directory.release();
  }
}

function load({ assembly, template, stacks }: SandboxOptions): LoadedAssembly {
  if (assembly !== undefined && template === undefined) return loadAssembly(assembly, stacks);
  if (template !== undefined && assembly === undefined) {
    return { stacks: [{ stackName: 'Template', template, parameters: {} }], assets: new Map() };
  }
  throw new UnreadableInput('Sandbox: exactly one of assembly and template must be set');
}

async function deploy(
  assembly: LoadedAssembly,
  place: ConstructorParameters<typeof Deployer>[0],
  rooms: Rooms,
): Promise<Deployment> {
  const all = Object.values(rooms);
  const deployer = new Deployer(
    place,
    all.flatMap((room) => room.resourceTypes ?? []),
    rooms.customResources,
  );
  for (const stack of assembly.stacks) await deployer.deploy(stack);
  for (const room of all) await room.start?.();
  return deployer.result();
}
