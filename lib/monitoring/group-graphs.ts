import type { IStreamGroup } from '../stream/stream-group-interface';
import { axis, type Graph, inSeconds } from './dashboard-graphs';
import { incomingBytes, incomingRecords, iteratorAge } from './stream-metrics';

/** A line for each stream, by its name: one that is busier than the others, or behind, stands out. */
export function groupGraphs(group: IStreamGroup): Graph[] {
  const streams = group.streams.map(({ stream }) => stream);
  return [
    {
      title: 'Group: bytes per minute',
      left: streams.map((stream) => incomingBytes(stream).with({ label: stream.streamName })),
      leftYAxis: axis('Bytes'),
      stacked: true,
    },
    {
      title: 'Group: records per minute',
      left: streams.map((stream) => incomingRecords(stream).with({ label: stream.streamName })),
      leftYAxis: axis('Records'),
      stacked: true,
    },
    {
      title: 'Group: age of what is unread',
      left: streams.map((stream, i) => inSeconds(`age${i}`, iteratorAge(stream), stream.streamName)),
      leftYAxis: axis('Seconds'),
    },
  ];
}
