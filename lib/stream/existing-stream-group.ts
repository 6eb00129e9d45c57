import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import type { IDataStream } from './data-stream-interface';
import { grantEach, routingTableOf, totalOf } from './stream-cells';
import type { IStreamGroup } from './stream-group-interface';
import type { ExistingStreamGroupProps } from './stream-group-props';

/** A group of streams made elsewhere, in stacks of their own for example. */
export class ExistingStreamGroup extends Construct implements IStreamGroup {
  public readonly streams: IDataStream[];

  public readonly routingTable: string;

  constructor(scope: Construct, id: string, { cells, drainedCells = [] }: ExistingStreamGroupProps) {
    super(scope, id);
    const names = Object.keys(cells);
    for (const cell of drainedCells)
      requireThat(cell in cells, this, 'drainedCells', `among ${names.join(', ')}`, cell);
    const routed = Object.entries(cells).filter(([cell]) => !drainedCells.includes(cell));
    requireThat(routed.length > 0, this, 'cells', 'one at least which is not drained', `${names.length} drained`);
    this.streams = Object.values(cells);
    this.routingTable = routingTableOf(this, Object.fromEntries(routed));
  }

  public grantRead(grantee: IGrantable): Grant {
    return grantEach(this.streams, (stream) => stream.grantRead(grantee));
  }

  public grantWrite(grantee: IGrantable): Grant {
    return grantEach(this.streams, (stream) => stream.grantWrite(grantee));
  }

  public grantReadWrite(grantee: IGrantable): Grant {
    return grantEach(this.streams, (stream) => stream.grantReadWrite(grantee));
  }

  public metricTotal(metricName: string, options?: MetricOptions): IMetric {
    return totalOf(this.streams, metricName, options);
  }
}
