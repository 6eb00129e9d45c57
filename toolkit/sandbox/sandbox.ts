import { advanceUntilIdle } from './advance-until-idle';
import type { Deployment } from './assembly/deployer';
import { PAGE_PATH } from './console/console-room';
import type { Fault, InjectedFault } from './faults';
import { FaultBoard } from './faults/fault-board';
import type { AccessRecord } from './iam/usage/access-record';
import type { IamReport } from './iam/usage/iam-report';
import { Inventory } from './inventory';
import type { RecordedInvocation } from './invocation-log';
import type { Clock } from './kernel/clock';
import type { RoleCredentials, SandboxContext } from './kernel/context';
import type { ObjectInfo } from './kernel/services';
import { every, type Rooms } from './rooms';
import { abandonStacks, endStacks, type RunningStacks, runStacks } from './running-stacks';
import type { SandboxOptions } from './sandbox-options';
import type { BackgroundLoad, LoadOptions } from './streams/load/background-load';
import type { LoadCurve, LoadRate } from './streams/load/load-rate';

/** Runs the Kinesis parts of synthesized templates on this machine, as AWS would. */
export class Sandbox {
  /**
   * Creates the resources of the templates and begins to run them.
   * @throws UnreadableInput when an assembly, a template or the data directory cannot be used
   */
  static async start(options: SandboxOptions): Promise<Sandbox> {
    const sandbox = new Sandbox(await runStacks(options));
    try {
      (options.faults ?? []).forEach((fault, i) => {
        sandbox.board.inject(`Sandbox.start: faults[${i}]`, fault);
      });
      return sandbox;
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  /** Address for SDK clients (`AWS_ENDPOINT_URL`), such as `http://127.0.0.1:4599`. */
  readonly endpoint: string;
  /** Address of the live page. */
  readonly pageUrl: string;
  readonly region: string;
  readonly clock: Clock;
  readonly dataDir: string;
  /** Small documents kept in the data directory. */
  readonly state: SandboxContext['state'];
  /** What happens, as it happens. */
  readonly events: SandboxContext['events'];
  readonly deployment: Deployment;
  /** The services themselves, for what this class has no method for. */
  readonly rooms: Rooms;
  private readonly inventory: Inventory;
  private readonly board: FaultBoard;
  private ending: Promise<void> | undefined;

  private constructor(private readonly parts: RunningStacks) {
    const { context, deployment, rooms } = parts;
    this.endpoint = context.endpoint;
    this.pageUrl = `${context.endpoint}${PAGE_PATH}`;
    this.region = context.region;
    this.clock = context.clock;
    this.dataDir = context.dataDir;
    this.state = context.state;
    this.events = context.events;
    this.deployment = deployment;
    this.rooms = rooms;
    this.inventory = new Inventory(deployment.resources);
    const later = (delayMs: number, task: () => void) => void context.clock.schedule('a fault goes on', delayMs, task);
    this.board = new FaultBoard({ rooms, inventory: this.inventory, later, kill: () => this.kill() }, context);
  }

  /**
   * Stand-in credentials for SDK clients.
   * @param role logical id, path or ARN. Default - the account itself
   */
  credentials(role?: string): RoleCredentials {
    const { context } = this.parts;
    if (role === undefined) return context.credentials(`arn:${context.partition}:iam::${context.account}:root`);
    if (role.startsWith('arn:')) return context.credentials(role);
    return context.credentials(String(this.inventory.find(role, 'AWS::IAM::Role').attributes.Arn));
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
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.rooms.warehouse.query(sql);
  }

  /** The last runs of a function, oldest first. */
  invocations(name: string): RecordedInvocation[] {
    return this.parts.invocations.of(this.inventory.find(name, 'AWS::Lambda::Function').ref);
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

  /** Which grants of the templates were used, how often, and what was denied. */
  iamReport(): IamReport {
    return this.rooms.policies.report();
  }

  /** What was asked of the policies of the templates so far: one request for all that the same words of them decide. */
  accessRequests(): readonly AccessRecord[] {
    return this.rooms.policies.requests();
  }

  /**
   * What a role was allowed so far, and would not have been if its policies did not have an action: nothing where what was done
   * did not need it.
   * @param role logical id, path or ARN
   * @param action as the policies write it, such as `s3:PutObject`
   * @param resource as they write it, where it would lack the action for that alone. Default - for all
   */
  deniedWithout(role: string, action: string, resource?: string): readonly AccessRecord[] {
    const { attributes } = this.inventory.find(role, 'AWS::IAM::Role');
    return this.rooms.policies.deniedWithout(String(attributes.Arn), action, resource);
  }

  /** What goes wrong on purpose, has done so, or will. */
  get faults(): readonly InjectedFault[] {
    return this.board.all;
  }

  /**
   * Makes something go wrong.
   * @throws UnreadableInput when it is no fault; Error when what it concerns does not exist
   */
  inject(fault: Fault): void {
    this.board.inject('Sandbox.inject', fault);
  }

  /**
   * Lets producers that are numbers only write to a stream, from the next moment on: what they put is charged to the write
   * limits of its shards and counted in its metrics, second by second, but not stored. For proving how scaling and alarms
   * answer to days of traffic without gigabytes of records.
   * @param rate the same all the time, or by the time in milliseconds since the epoch
   */
  load(stream: string, rate: LoadRate | LoadCurve, options?: LoadOptions): BackgroundLoad {
    const name = this.inventory.physicalName(stream, 'AWS::Kinesis::Stream');
    return this.rooms.streams.load(name, typeof rate === 'function' ? rate : () => rate, options);
  }

  /** What is still on its way, one line each; empty when everything has arrived. */
  pending(): string[] {
    return every(this.rooms).flatMap((room) => room.pending?.() ?? []);
  }

  /**
   * Turns time forward until everything put has arrived: buffers fill or fall due, windows close, retries come round,
   * and alarms have been evaluated once more.
   * @returns by how many milliseconds, and what had not arrived after three hours
   */
  async drain(): Promise<{ advancedMs: number; pending: string[] }> {
    const advancedMs = await advanceUntilIdle(this.clock, () => this.pending().length > 0);
    return { advancedMs, pending: this.pending() };
  }

  /**
   * Abandons everything, as the end of the process would: nothing is finished and nothing more is written. The data directory
   * stays as it is, also a temporary one, and another sandbox may go on from it.
   */
  kill(): Promise<void> {
    this.ending ??= abandonStacks(this.parts);
    return this.ending;
  }

  /** Ends everything the sandbox started. */
  close(): Promise<void> {
    this.ending ??= endStacks({ ...this.parts, clock: this.clock });
    return this.ending;
  }
}
