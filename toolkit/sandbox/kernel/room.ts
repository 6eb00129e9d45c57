import type { Readable } from 'node:stream';
import type { Identity, Permission } from './identity';

/** A resource of a template, its intrinsic functions resolved. */
export interface ResourceRequest {
  readonly stackName: string;
  readonly logicalId: string;
  /** Path of the construct (`aws:cdk:path`), where the template says it. */
  readonly path?: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** A name as CloudFormation makes one for a resource that has none: stack, logical id and a suffix that is stable over runs. */
  readonly generatedName: string;
}

/** What `Ref` and `Fn::GetAtt` of a created resource give. */
export interface CreatedResource {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /**
   * Whether it does anything here, or is only recorded.
   * @default true
   */
  readonly runs?: boolean;
}

/** How one type of resource runs. */
export interface ResourceType {
  readonly type: string;
  /** Property paths that take effect, such as `Code.ZipFile`; a path covers all below it. Any other that a template sets is reported. */
  readonly honours: readonly string[];
  /** Property paths that are kept without effect on purpose, such as `Tags`: not reported. */
  readonly records?: readonly string[];
  create(request: ResourceRequest): CreatedResource | Promise<CreatedResource>;
}

/** Who calls: the role whose stand-in credentials sign the request. */
export interface Caller {
  readonly roleArn: string;
  readonly accessKeyId: string;
}

/** One event of an answer that goes on after the call. */
export interface StreamEvent {
  /** Its name in the service's model, such as `SubscribeToShardEvent`. */
  readonly type: string;
  /** What it says, to be written as JSON. */
  readonly content: unknown;
}

/** A JSON protocol of AWS: operations by `X-Amz-Target: <targetPrefix>.<Operation>`. Failures are thrown as `AwsError`. */
export interface JsonApi {
  readonly targetPrefix: string;
  readonly jsonVersion: '1.0' | '1.1';
  /** What the caller needs for an operation, which is not called without. */
  permissionsFor(operation: string, input: Readonly<Record<string, unknown>>): readonly Permission[];
  /**
   * Returns the output document; or, for an operation that answers an event stream, a Readable in object mode of
   * `StreamEvent`s. An `AwsError` in it is an exception event. It is destroyed when the client goes.
   */
  call(operation: string, input: Record<string, unknown>, caller: Caller): unknown | Promise<unknown>;
}

export interface HttpRequest {
  readonly method: string;
  /** Path, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly caller: Caller;
  /** The same, to be asked whether it is allowed. */
  readonly identity: Identity;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string | Readable;
}

/**
 * Anything that is not a JSON protocol: S3's REST, the live page, answers of custom resources. The longest matching prefix
 * answers. It asks the caller itself for what a request needs, since it knows how to answer that this is not given.
 */
export interface HttpApi {
  readonly pathPrefix: string;
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
}

/** One AWS service, or a part of one, as the sandbox runs it. */
export interface Room {
  readonly resourceTypes?: readonly ResourceType[];
  readonly jsonApis?: readonly JsonApi[];
  readonly httpApis?: readonly HttpApi[];
  /** Called once, when every resource has been created. */
  start?(): void | Promise<void>;
  /** What is still on its way here, one line each (`delivery stream X holds 12 records`); empty when idle. */
  pending?(): readonly string[];
  /** Writes what must outlive the process, ends workers and sessions. */
  close?(): void | Promise<void>;
}
