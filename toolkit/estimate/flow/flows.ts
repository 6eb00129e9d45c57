import { isOn, type ModelResource, numberAt, propertyOf, valueAt } from '../model/model-resource';
import type { TemplateModel } from '../model/template-model';
import { DELIVERY, Topology } from '../model/topology';
import type { Workload } from '../workload';
import { deliveryDestination } from './delivery-destination';
import { isOnDemand, shardsOf } from './shards';
import { GIGABYTE, MONTH_HOURS, MONTH_SECONDS, NO_TRAFFIC, plus, type Traffic, times } from './traffic';

const DEFAULT_BATCH = 100;
/** A batch of Lambda holds 6 MB, of which base64 and JSON leave this much. */
const BATCH_BYTES = 4.5 * 2 ** 20;
/** What Firehose takes in one record. */
const LARGEST_RECORD = 1_000 * 1_024;

/** How often a function is invoked in a month, and with what. */
export interface Invocations {
  readonly count: number;
  readonly lines: number;
}

/** What passes through each resource of a model in a month. */
export class Flows {
  readonly topology: Topology;
  /** How many data streams scale on demand. */
  readonly onDemandStreams: number;
  private readonly entries: ReadonlySet<ModelResource>;
  private readonly known = new Map<ModelResource, Traffic>();

  constructor(
    readonly model: TemplateModel,
    readonly workload: Workload,
  ) {
    this.topology = Topology.of(model);
    const written = model.ofType(DELIVERY).filter((delivery) => this.isEntry(delivery));
    this.onDemandStreams = this.topology.streams().filter(isOnDemand).length;
    this.entries = new Set([...this.topology.streams(), ...written]);
  }

  /** Where lines enter, the same number in each. */
  get entryPoints(): readonly ModelResource[] {
    return [...this.entries];
  }

  /** What is put into a data stream or a delivery stream, or read by it. */
  into(resource: ModelResource): Traffic {
    const before = this.known.get(resource);
    if (before !== undefined) return before;
    const traffic = this.trafficInto(resource);
    this.known.set(resource, traffic);
    return traffic;
  }

  invocationsOf(mapping: ModelResource): Invocations {
    const stream = this.topology.streamOf(mapping);
    if (stream === undefined) return { count: 0, lines: 0 };
    const traffic = this.into(stream);
    const batch = numberAt(mapping, 'BatchSize') || DEFAULT_BATCH;
    const window = Math.max(1, numberAt(mapping, 'MaximumBatchingWindowInSeconds') ?? 0);
    const pollers = shardsOf(stream, traffic, this.workload).mean * (numberAt(mapping, 'ParallelizationFactor') ?? 1);
    const full = Math.max(traffic.records / batch, traffic.bytes / BATCH_BYTES);
    const timely = Math.min(traffic.records, (pollers * MONTH_SECONDS) / window);
    return { count: Math.max(full, timely), lines: traffic.lines };
  }

  /** What leaves the processors of a delivery stream for its destination, before it is compressed or converted. */
  delivered(delivery: ModelResource): Traffic {
    const traffic = this.into(delivery);
    const { lineBytes, rowRatio } = this.workload;
    return this.transforms(delivery) ? { ...traffic, bytes: traffic.lines * lineBytes * rowRatio } : traffic;
  }

  /** Whether a delivery stream writes records that producers compressed as they came. */
  deliversGzip(delivery: ModelResource): boolean {
    const isPut = this.topology.mappingsInto(delivery).length > 0;
    return this.workload.packing === 'gzip' && !isPut && !this.transforms(delivery);
  }

  private trafficInto(resource: ModelResource): Traffic {
    if (this.entries.has(resource)) return times(this.produced(), 1 / this.entries.size);
    if (resource.type !== DELIVERY) return NO_TRAFFIC;
    const source = this.topology.sourceOf(resource);
    if (source !== undefined) return this.into(source);
    return this.topology
      .mappingsInto(resource)
      .map((mapping) => this.putBy(mapping))
      .reduce(plus, NO_TRAFFIC);
  }

  /** Whether nothing but producers puts into a delivery stream. */
  private isEntry(delivery: ModelResource): boolean {
    const reads = ['KinesisStreamSourceConfiguration', 'MSKSourceConfiguration', 'DatabaseSourceConfiguration'];
    if (reads.some((source) => propertyOf(delivery, source) !== undefined)) return false;
    return this.topology.mappingsInto(delivery).length === 0;
  }

  private transforms(delivery: ModelResource): boolean {
    const { settings } = deliveryDestination(delivery);
    if (!isOn(settings('ProcessingConfiguration.Enabled'))) return false;
    const processors = [settings('ProcessingConfiguration.Processors') ?? []].flat();
    return processors.some((processor) => valueAt(processor, 'Type') === 'Lambda');
  }

  /** All lines of a month, in the records that producers make of them. */
  private produced(): Traffic {
    const { gigabytesPerDay, lineBytes, packing, recordBytes, gzipRatio } = this.workload;
    const rawBytes = (gigabytesPerDay * GIGABYTE * MONTH_HOURS) / 24;
    const lines = rawBytes / lineBytes;
    if (packing === 'none') return { lines, records: lines, bytes: rawBytes };
    const bytes = packing === 'gzip' ? rawBytes / gzipRatio : rawBytes;
    return { lines, records: Math.min(lines, bytes / recordBytes), bytes };
  }

  /** What a function puts into a delivery stream for all that a mapping gives it. */
  private putBy(mapping: ModelResource): Traffic {
    const { count, lines } = this.invocationsOf(mapping);
    const { lineBytes, rowRatio } = this.workload;
    const handler = this.topology.functionOf(mapping);
    const format = handler && propertyOf(handler, 'Environment.Variables.FORMAT');
    const bytes = lines * lineBytes * (format === 'lines' ? 1 : rowRatio);
    const bytesOfRecord = Math.min(this.writtenRecordBytes(format), bytes / Math.max(count, 1));
    return { lines, bytes, records: Math.min(lines, bytes / Math.max(1, bytesOfRecord)) };
  }

  /** The prebuilt Firehose writer packs whatever its format, unless told otherwise. */
  private writtenRecordBytes(format: unknown): number {
    if (format === 'lines' || format === 'log-rows') return LARGEST_RECORD;
    const { deliveryRecordBytes, lineBytes, rowRatio } = this.workload;
    return Math.max(deliveryRecordBytes, lineBytes * rowRatio);
  }
}
